import { readdirSync, readFileSync } from "node:fs";

/** Ticks of /proc a second: USER_HZ, which Linux shows to every program as 100. */
const HZ = 100;

interface ProcessTimes {
  parent: number;
  own: number;
  /** Of children that have ended and were waited for. */
  children: number;
}

/** proc(5): the fields behind the command's name, which is in parentheses and may hold anything. */
function timesOf(pid: number | string): ProcessTimes | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const at = (field: number) => Number(fields[field - 3]);
    return { parent: at(4), own: (at(14) + at(15)) / HZ, children: (at(16) + at(17)) / HZ };
  } catch {
    return null;
  }
}

/** CPU-seconds that a process has used, its threads included. */
export const cpuOf = (pid: number): number => timesOf(pid)?.own ?? 0;

/** CPU-seconds that a process and its children have used, those that have ended included: all of PostgreSQL, given its postmaster. */
export function cpuOfFamily(pid: number): number {
  const parent = timesOf(pid);
  if (!parent) return 0;
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const living = children.map(timesOf).filter((times) => times?.parent === pid);
  return living.reduce((sum, times) => sum + times!.own, parent.own + parent.children);
}

export function parentOf(pid: number): number {
  const times = timesOf(pid);
  if (!times) throw new Error("PostgreSQL must run on this machine: its CPU time is read from /proc.");
  return times.parent;
}
