import { readFile, stat } from "node:fs/promises";

/** The user as whom PostgreSQL runs and to whom its files belong. */
export interface Owner {
  uid: number;
  gid: number;
}

/**
 * Null: the user who starts Roster. PostgreSQL refuses to run as root, so there it is the owner of the database that
 * exists, else `postgres`, else `nobody`.
 */
export async function databaseOwner(folder: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await stat(folder).catch(() => null);
  if (existing) return { uid: existing.uid, gid: existing.gid };
  const accounts = (await readFile("/etc/passwd", "utf8").catch(() => "")).split("\n").map((line) => line.split(":"));
  for (const user of ["postgres", "nobody"]) {
    const account = accounts.find(([name]) => name === user);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}
