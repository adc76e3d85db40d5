import { readFile, readlink, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What `postmaster.pid`, PostgreSQL's lock on its data folder, says, checked against the processes that run. */
export type Lock =
  | { state: "free" }
  /** Left by a server that was killed. */
  | { state: "stale" }
  /** `ready` once it has taken up connections; it may be stopping. */
  | { state: "held"; pid: number; port: number; ready: boolean };

/** Reads the lock. `data` is the data folder without symbolic links. */
export async function readLock(data: string): Promise<Lock> {
  const text = await readFile(lockFile(data), "utf8").catch(() => "");
  // Lines: process, data folder, start time, port, socket folder, address, shared memory, status.
  const [pid, folder, , port, , , , status] = text.split("\n").map((line) => line.trim());
  if (!Number(pid)) return { state: "free" };
  if (!(await isServer(Number(pid), folder, data))) return { state: "stale" };
  return { state: "held", pid: Number(pid), port: Number(port), ready: status === "ready" };
}

/**
 * Removes a stale lock that PostgreSQL did not dare to remove itself, because its process number lives on as a zombie or
 * as another process of this user. Should two nodes do so at once, PostgreSQL's shared memory, which is keyed by the data
 * folder, still lets only one server open it.
 */
export async function removeStaleLock(data: string): Promise<void> {
  if ((await readLock(data)).state === "stale") await rm(lockFile(data), { force: true });
}

/** Stops the server: fast (open transactions are rolled back, then a checkpoint), and after 8 seconds at once. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", 8_000],
    ["SIGQUIT", 5_000],
  ] as const) {
    send(pid, signal);
    for (const end = Date.now() + patience; Date.now() < end; await sleep(20)) {
      if (!(await isRunning(pid))) return;
    }
  }
}

/** Whether the process exists. A zombie, killed but not yet buried by its parent, does not. */
export async function isRunning(pid: number): Promise<boolean> {
  if (process.platform === "linux") return (await processStatus(pid)) !== null;
  return send(pid, 0);
}

/** Process numbers are used again: on Linux the process must be a PostgreSQL at work in this very folder. */
async function isServer(pid: number, folder: string, data: string): Promise<boolean> {
  if (process.platform !== "linux") return folder === data && send(pid, 0);
  if ((await processStatus(pid)) !== "postgres") return false;
  // In a container root may not look into another user's processes: there the lock's own word has to do.
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => folder);
  return workingFolder === data;
}

/** The name of a process that is alive, from proc_pid_stat(5): `pid (name) state …`. */
async function processStatus(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return /^\d+ \((.*)\) [^ZX]/.exec(stat)?.[1] ?? null;
}

/** Whether there was a process to send it to. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    if ((error as NodeJS.ErrnoException).code === "EPERM") return true;
    throw error;
  }
}

const lockFile = (data: string) => path.join(data, "postmaster.pid");
