import pg from "pg";
import type { Sql } from "../../src/database/sql.js";
import type { QueueLog } from "../../src/jobs/queue.js";
import { temporaryDatabase } from "../kit/postgres.js";

export const quiet: QueueLog = { warn() {}, error() {} };

/** A pool as the application has it, on a database of its own. */
export async function aDatabase() {
  const { url, drop } = await temporaryDatabase({ migrated: true });
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => {});
  const sqlOn = (on: pg.Pool | pg.PoolClient): Sql => ({
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await on.query(text, [...values])).rows as Row[],
  });
  return {
    pool,
    sql: sqlOn(pool),
    async transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T> {
      const client = await pool.connect();
      try {
        await client.query("begin");
        const result = await work(sqlOn(client));
        await client.query("commit");
        return result;
      } catch (error) {
        await client.query("rollback");
        throw error;
      } finally {
        client.release();
      }
    },
    /** What waits or runs. */
    async jobs() {
      const { rows } = await pool.query("select * from graphile_worker._private_jobs order by id");
      return rows;
    },
    async close() {
      await pool.end();
      await drop();
    },
  };
}

export type TestDatabase = Awaited<ReturnType<typeof aDatabase>>;

/** A list that can be waited for. */
export class Collected<T> {
  readonly items: T[] = [];
  #waiting: (() => void)[] = [];

  add(item: T): void {
    this.items.push(item);
    for (const check of this.#waiting.splice(0)) check();
  }

  /** The items, as soon as there are so many. */
  async until(count: number): Promise<T[]> {
    while (this.items.length < count) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return this.items;
  }
}

/** Resolves as soon as `condition` holds; for what tells nobody when it happens. */
export async function eventually(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
