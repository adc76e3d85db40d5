import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type FileStore, openFileStore } from "../../src/storage/file-store.js";
import { anS3, type S3 } from "./s3.js";

let dataDir: string;
let s3: S3;
let folder: FileStore;
let bucket: FileStore;
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "roster-files-"));
  s3 = await anS3();
  folder = await openFileStore({ dataDir, attachmentsBucket: null });
  bucket = await openFileStore({ dataDir, attachmentsBucket: s3.bucket });
});
afterAll(async () => {
  await s3.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const inFolder = (...names: string[]) => path.join(dataDir, "attachments", ...names);

/** What lies there, however that is looked up. */
const kept = {
  folder: async () =>
    (await readdir(inFolder(), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(inFolder(), path.join(entry.parentPath, entry.name))),
  bucket: () => s3.keys(),
};

const text = (content: string) => Readable.from([Buffer.from(content)]);

function* inChunks(content: Buffer) {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

async function* breakingAfter(length: number) {
  yield* inChunks(randomBytes(length));
  throw new Error("The line broke.");
}

describe.each(["folder", "bucket"] as const)("a %s", (kind) => {
  const store = () => ({ folder, bucket })[kind];

  test.each([0, 1, 70_000, 12 * 1024 * 1024])("gives back the %i bytes that were put in", async (length) => {
    const content = randomBytes(length);
    const key = `account/of-${length}`;
    // Whatever a stream says of itself, all that it brings is kept.
    await store().put(key, Object.assign(Readable.from(inChunks(content)), { byteLength: 0 }));
    expect((await buffer(await store().get(key))).equals(content)).toBe(true);
    await store().delete(key);
    expect(await kept[kind]()).toEqual([]);
  });

  test.each([1, 8 * 1024 * 1024])("keeps nothing of a file that breaks off after %i bytes", async (length) => {
    const content = Readable.from(breakingAfter(length));
    await expect(store().put("account/broken", content)).rejects.toThrow("The line broke.");
    await expect(store().get("account/broken")).rejects.toThrow();
    expect(await kept[kind]()).toEqual([]);
  });

  test("removes one file, and not its neighbour", async () => {
    for (const name of ["a", "b"]) await store().put(`account/${name}`, text(name));
    await store().delete("account/a");
    await store().delete("account/a");
    await expect(store().get("account/a")).rejects.toThrow();
    expect(await kept[kind]()).toEqual(["account/b"]);
    await store().delete("account/b");
  });
});

test("what is in the folder is its owner's alone, and a key never leads out of it", async () => {
  await folder.put("account/own", text("own"));
  for (const names of [["account", "own"], ["account"]]) expect((await stat(inFolder(...names))).mode & 0o077).toBe(0);
  await folder.delete("account/own");
  for (const key of ["../secret.key", "account/../../secret.key", "/etc/passwd", "account/a.b", ""])
    await expect(folder.put(key, text("")), key).rejects.toThrow("leads out");
});

test("what an interrupted upload has left in the folder goes with its key", async () => {
  await writeFile(inFolder("account", "half.part"), "half");
  await folder.delete("account/half");
  expect(await kept.folder()).toEqual([]);
});

test("the parts of an upload that breaks off are given up", async () => {
  s3.asked.length = 0;
  await expect(bucket.put("account/parts", Readable.from(breakingAfter(8 * 1024 * 1024)))).rejects.toThrow();
  expect(s3.asked).toEqual([
    expect.stringMatching(/^POST .*\?uploads/),
    expect.stringMatching(/^PUT .*partNumber=1/),
    expect.stringMatching(/^DELETE .*uploadId=/),
  ]);
});

test("whom the server does not know, it refuses", async () => {
  const credentials = { accessKeyId: "somebody", secretAccessKey: "else" };
  const store = await openFileStore({ dataDir, attachmentsBucket: { ...s3.bucket, credentials } });
  await expect(store.put("account/x", text("x"))).rejects.toThrow(/Access Key Id/);
  expect(await s3.keys()).toEqual([]);
});
