import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { makeDataDir } from "../data-dir.js";

/**
 * The key of a server that was given none: 32 random bytes, made once and kept in `secret.key` under the data folder,
 * readable by its owner alone. Nodes that start at the same time agree on one.
 */
export async function developmentKey(dataDir: string): Promise<Buffer> {
  await makeDataDir(dataDir);
  const file = path.join(dataDir, "secret.key");
  const key = (await read(file)) ?? (await make(file));
  if (key.length !== 32) throw new Error("DATA_DIR must hold the whole secret.key that was made there.");
  return key;
}

async function read(file: string): Promise<Buffer | null> {
  try {
    return Buffer.from(await readFile(file, "utf8"), "base64url");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** A link is made of a complete file or not at all, and never over another one: the first node to get there decides. */
async function make(file: string): Promise<Buffer> {
  const key = randomBytes(32);
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(draft, key.toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
    await link(draft, file);
    return key;
  } catch (error) {
    const winner = (error as NodeJS.ErrnoException).code === "EEXIST" ? await read(file) : null;
    if (winner) return winner;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}
