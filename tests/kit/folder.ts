import { access, chmod, constants, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { isRunning, readLock, stopServer } from "../../src/database/embedded/postmaster.js";

/** Where files are memory, on Linux. */
const MEMORY = "/dev/shm";
/** Bytes that a run may take there. */
const ENOUGH = 4 * 1024 ** 3;
const NAME = /^roster-tests-(\d+)-/;

/**
 * A folder of this run alone: in memory, if there is as much, since a database of a test file's own is some six hundred files, and most of
 * what making one costs. What a run has left that was killed is cleared away.
 */
export async function aRunsFolder(): Promise<string> {
  const parent = await fastest();
  for (const name of await readdir(parent)) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid && !(await isRunning(Number(pid)))) await clearAway(path.join(parent, name));
  }
  const folder = await mkdtemp(path.join(parent, `roster-tests-${process.pid}-`));
  // Started by root, PostgreSQL runs as another user.
  await chmod(folder, 0o711);
  return folder;
}

async function fastest(): Promise<string> {
  try {
    await access(MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize > ENOUGH ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Another user's stays. */
async function clearAway(folder: string): Promise<void> {
  try {
    const lock = await readLock(path.join(folder, "postgresql/data"));
    if (lock.state === "held") await stopServer(lock.pid);
    await rm(folder, { recursive: true, force: true });
  } catch (error) {
    if (!["EACCES", "EPERM"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  }
}
