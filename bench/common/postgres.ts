import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startEmbedded } from "../../src/database/embedded/embedded.js";
import { migrate } from "../../src/database/migrate.js";
import { installQueue } from "../../src/jobs/queue.js";
import { parentOf } from "./cpu.js";

/** A database with the product's own tables, for one benchmark. */
export interface BenchDatabase {
  readonly url: string;
  readonly pool: pg.Pool;
  /** The process id of PostgreSQL's postmaster, whose children serve connections. */
  readonly postmaster: number;
  close(): Promise<void>;
}

/** On a PostgreSQL of its own, or on the one of `TEST_DATABASE_URL`, which must be on this machine. An older database of that name goes. */
export async function openDatabase(name: string): Promise<BenchDatabase> {
  const given = process.env.TEST_DATABASE_URL;
  const folder = await mkdtemp(path.join(tmpdir(), "roster-bench-"));
  // Started by root, PostgreSQL runs as another user.
  await chmod(folder, 0o711);
  const server = given ? { url: given, stop: async () => {} } : await startEmbedded(folder);
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const admin = new pg.Client(server.url);
    await admin.connect();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`create database ${name}`);
    await admin.end();
    const url = Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
    await migrate(url, installQueue);
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    pool.on("error", () => {});
    const { rows } = await pool.query<{ pid: number }>("select pg_backend_pid() as pid");
    return {
      url,
      pool,
      postmaster: parentOf(rows[0]!.pid),
      async close() {
        await pool.end();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
