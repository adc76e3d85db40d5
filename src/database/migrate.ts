import type { Pool } from "pg";
import { createDataSource, poolOf } from "./data-source.js";

/** Any number that no other program on this database uses. */
const LOCK = 7_305_518_214;

/**
 * Brings the database up to this version. Several nodes may start at once: one migrates under an advisory lock, the others wait for it
 * and then find nothing to do.
 * The job queue brings its own migrations; they run under the same lock.
 * @returns the names of the migrations that ran, oldest first.
 */
export async function migrate(databaseUrl: string, installQueue: (pool: Pool) => Promise<void>): Promise<string[]> {
  const source = await createDataSource({ url: databaseUrl, entities: [], poolSize: 3, unhurried: true }).initialize();
  const lock = await poolOf(source).connect();
  try {
    // The lock belongs to this session and outlives each migration's own transaction.
    await lock.query("select pg_advisory_lock($1)", [LOCK]);
    const ran = await source.runMigrations();
    await installQueue(poolOf(source));
    return ran.map((migration) => migration.name);
  } finally {
    lock.release(true);
    await source.destroy();
  }
}
