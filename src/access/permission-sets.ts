import type { Permission } from "./permissions.js";

const sets = new Map<string, ReadonlySet<Permission>>();
const MOST_SETS = 1_000;

/** Permissions with a space between them, in one order, as a set. Equal ones are one object: thousands of sockets hold a few of them. */
export function setOf(permissions: string): ReadonlySet<Permission> {
  let set = sets.get(permissions);
  if (!set) {
    if (sets.size >= MOST_SETS) sets.clear();
    set = new Set(permissions ? (permissions.split(" ") as Permission[]) : []);
    sets.set(permissions, set);
  }
  return set;
}
