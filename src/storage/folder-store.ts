import { mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "./file-store.js";

const KEY = /^[\da-z-]+(\/[\da-z-]+)*$/;

/** Files in a folder of this machine, which only its owner can read. */
export class FolderStore implements FileStore {
  constructor(private readonly folder: string) {}

  /** Beside its place first, so that under its name a file is there as a whole or not at all. */
  async put(key: string, content: Readable): Promise<void> {
    const file = this.#fileOf(key);
    const part = partOf(file);
    try {
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(part, "w", 0o600);
      await pipeline(content, handle.createWriteStream({ flush: true }));
      await rename(part, file);
    } catch (error) {
      content.destroy();
      await rm(part, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Readable> {
    return (await open(this.#fileOf(key))).createReadStream();
  }

  async delete(key: string): Promise<void> {
    const file = this.#fileOf(key);
    await rm(file, { force: true });
    await rm(partOf(file), { force: true });
  }

  #fileOf(key: string): string {
    if (!KEY.test(key)) throw new Error("A key of a file leads out of its folder.");
    return path.join(this.folder, key);
  }
}

const partOf = (file: string) => `${file}.part`;
