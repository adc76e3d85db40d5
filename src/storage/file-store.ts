import path from "node:path";
import type { Readable } from "node:stream";
import type { Bucket } from "./bucket.js";
import { FolderStore } from "./folder-store.js";

/** Where files lie, by keys that we make ourselves: ids with a slash between them. */
export interface FileStore {
  /** Keeps what `content` brings, whatever its length: all of it, or nothing where that fails. Never holds it in memory whole. */
  put(key: string, content: Readable): Promise<void>;
  /** @throws where there is no such file, before anything of it is read. */
  get(key: string): Promise<Readable>;
  /** Removes a file, and whatever an interrupted `put` has left of it. Where there is none, nothing happens. */
  delete(key: string): Promise<void>;
}

/** The bucket that the settings name, or else a folder. What speaks with buckets is loaded only where there is one. */
export async function openFileStore({
  dataDir,
  attachmentsBucket,
}: {
  dataDir: string;
  attachmentsBucket: Bucket | null;
}): Promise<FileStore> {
  if (!attachmentsBucket) return new FolderStore(path.join(dataDir, "attachments"));
  const { BucketStore } = await import("./bucket-store.js");
  return new BucketStore(attachmentsBucket);
}
