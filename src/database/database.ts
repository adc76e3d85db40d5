import type { ClientBase, Pool } from "pg";
import type { DataSource, EntityManager } from "typeorm";
import { poolOf } from "./data-source.js";
import type { Sql } from "./sql.js";
import { StatementNames } from "./statements.js";

/** What of TypeORM's manager reads and writes plain rows. `save` is none of it: it would begin a transaction within ours. */
export type Rows = Pick<EntityManager, "findBy" | "findOneBy" | "countBy" | "insert" | "update" | "delete">;

/** One open transaction: raw SQL for what is hot or exact, TypeORM's manager for plain rows. */
export interface Tx extends Sql {
  readonly manager: Rows;
}

type Isolation = "READ COMMITTED" | "REPEATABLE READ";

/** The database as the product uses it: statements on the pool, and transactions. */
export class Database implements Sql {
  readonly pool: Pool;
  readonly #names: StatementNames | null;
  /** Called with every statement's text; the tests count by it. */
  onStatement: ((text: string) => void) | null = null;

  constructor(
    readonly source: DataSource,
    { prepared = true }: { prepared?: boolean } = {},
  ) {
    this.pool = poolOf(source);
    // An idle connection that the server ended is replaced by the pool; without a listener it would end the process.
    this.pool.on("error", () => {});
    this.#names = prepared ? new StatementNames() : null;
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#run(this.pool, text, values);
  }

  /** Runs `work` in one transaction: what it did is kept if, and only if, it returns. */
  async transaction<T>(work: (tx: Tx) => Promise<T>, isolation: Isolation = "READ COMMITTED"): Promise<T> {
    const open = await this.begin(isolation);
    try {
      const result = await work(open.tx);
      await open.commit();
      return result;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  /** A transaction whose end lies elsewhere, as that of a response's snapshot does. Must be committed or rolled back. */
  async begin(isolation: Isolation) {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as ClientBase;
    try {
      // TypeORM's own way takes two statements.
      await client.query(`begin isolation level ${isolation}`);
    } catch (error) {
      await runner.release();
      throw error;
    }
    const tx: Tx = { manager: runner.manager, query: (text, values = []) => this.#run(client, text, values) };
    const end = async (how: "commit" | "rollback") => {
      try {
        await client.query(how);
      } finally {
        await runner.release();
      }
    };
    return {
      tx,
      commit: () => end("commit"),
      // The connection may be what failed; its error must not hide the first one.
      rollback: () => end("rollback").catch(() => {}),
    };
  }

  async #run<Row>(on: Pool | ClientBase, text: string, values: readonly unknown[]): Promise<Row[]> {
    this.onStatement?.(text);
    const name = this.#names?.nameOf(text);
    const { rows } = await (on as ClientBase).query({ ...(name && { name }), text, values: values as unknown[] });
    return rows as Row[];
  }
}
