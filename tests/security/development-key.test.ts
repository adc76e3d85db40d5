import { mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { developmentKey } from "../../src/security/development-key.js";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "roster-key-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("nodes that start at once agree on one key, which only its owner can read", async () => {
  const dataDir = path.join(await aFolder(), "data");
  const keys = await Promise.all(Array.from({ length: 8 }, () => developmentKey(dataDir)));
  expect(keys[0]).toHaveLength(32);
  expect(new Set(keys.map((key) => key.toString("hex")))).toHaveLength(1);
  expect(await developmentKey(dataDir)).toEqual(keys[0]);
  expect(await readdir(dataDir)).toEqual(["secret.key"]);
  expect((await stat(path.join(dataDir, "secret.key"))).mode & 0o777).toBe(0o600);
});

test("a damaged key is refused, not replaced: what it sealed would be lost", async () => {
  const dataDir = await aFolder();
  await writeFile(path.join(dataDir, "secret.key"), "half");
  await expect(developmentKey(dataDir)).rejects.toThrow(/^DATA_DIR must hold/);
});
