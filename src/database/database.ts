import type { Writable } from "node:stream";
import type { ClientBase, Pool } from "pg";
import type { DataSource, EntityManager } from "typeorm";
import { corkUntilNextTick } from "../cork.js";
import { poolOf } from "./data-source.js";
import type { Sql } from "./sql.js";
import { StatementNames } from "./statements.js";

/** What of TypeORM's manager reads and writes plain rows. `save` is none of it: it would begin a transaction within ours. */
export type Rows = Pick<EntityManager, "findBy" | "findOneBy" | "countBy" | "insert" | "update" | "delete">;

/** One open transaction: raw SQL for what is hot or exact, TypeORM's manager for plain rows. */
export interface Tx extends Sql {
  readonly manager: Rows;
  /** What `ask` asks before it first waits travels at once. PostgreSQL runs it one after the other, each on its own snapshot. */
  together<T>(ask: () => T): T;
}

/** A transaction until its end. */
export interface Open {
  readonly tx: Tx;
  /** Ends it. A last statement travels with the commit; PostgreSQL answers the commit of what has failed by undoing it. */
  commit(last?: () => Promise<unknown>): Promise<void>;
  rollback(): Promise<void>;
}

type Isolation = "READ COMMITTED" | "REPEATABLE READ";

/** Waits for all of them, so that none runs on when the others are over; then throws what the first to fail threw. */
async function all<T extends readonly unknown[]>(asked: T): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(asked);
  return Promise.all(asked);
}

/** What of a client the driver does not promise. */
type Corked = ClientBase & { connection?: { stream?: Writable } };

/** A connection that breaks: what is asked of it fails too, and the pool has no more of it. */
const ignore = () => {};

/** Writing to the socket is the dearest part of a small statement. Where the driver shows none, there are just more packets. */
function inOnePacket<T>(client: ClientBase, ask: () => T): T {
  const { stream } = (client as Corked).connection ?? {};
  stream?.cork();
  try {
    return ask();
  } finally {
    stream?.uncork();
  }
}

/** The database as the product uses it: statements on the pool, and transactions. */
export class Database implements Sql {
  readonly pool: Pool;
  readonly #names: StatementNames | null;
  /** Called with every statement and its values; the tests count and explain by it. */
  onStatement: ((text: string, values: readonly unknown[]) => void) | null = null;

  constructor(
    readonly source: DataSource,
    { prepared = true }: { prepared?: boolean } = {},
  ) {
    this.pool = poolOf(source);
    // An idle connection that the server ended is replaced by the pool; without a listener it would end the process.
    this.pool.on("error", ignore);
    this.#names = prepared ? new StatementNames() : null;
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#run(this.pool, text, values);
  }

  /**
   * Asks on one connection, outside transactions. What is asked before an answer is waited for travels at once: PostgreSQL answers one after the
   * other, and all are waited for.
   */
  async atOnce<T extends readonly unknown[]>(
    ask: (sql: Sql) => T,
  ): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
    const client = await this.pool.connect();
    client.on("error", ignore);
    try {
      const { stream } = (client as Corked).connection ?? {};
      if (stream) corkUntilNextTick(stream);
      return await all(ask({ query: (text, values = []) => this.#run(client, text, values) }));
    } finally {
      client.off("error", ignore);
      client.release();
    }
  }

  /** Runs `work` in one transaction: what it did is kept if, and only if, it returns. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** `first` is asked with the `begin`, and handed on. */
  transaction<T, First>(work: (tx: Tx, first: First) => Promise<T>, first: (tx: Tx) => Promise<First>): Promise<T>;
  async transaction<T>(
    work: (tx: Tx, first?: unknown) => Promise<T>,
    first: (tx: Tx) => Promise<unknown> = async () => {},
  ): Promise<T> {
    const open = await this.begin("READ COMMITTED", first);
    try {
      const result = await work(open.tx, open.first);
      await open.commit();
      return result;
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  /** A transaction whose end lies elsewhere, as that of a response's snapshot does. Must be committed or rolled back. */
  begin(isolation: Isolation): Promise<Open & { first: undefined }>;
  /** Statements that begin it, and only read or lock, travel with the `begin`. */
  begin<First>(isolation: Isolation, first: (tx: Tx) => Promise<First>): Promise<Open & { first: First }>;
  async begin(isolation: Isolation, first?: (tx: Tx) => Promise<unknown>): Promise<Open & { first: unknown }> {
    const runner = this.source.createQueryRunner();
    const client = (await runner.connect()) as ClientBase;
    const tx: Tx = {
      manager: runner.manager,
      query: (text, values = []) => this.#run(client, text, values),
      together: (ask) => inOnePacket(client, ask),
    };
    const end = async (how: "commit" | "rollback", last?: () => Promise<unknown>) => {
      try {
        await inOnePacket(client, () => all([...(last ? [last()] : []), client.query(how)]));
      } finally {
        await runner.release();
      }
    };
    const open: Open = {
      tx,
      commit: (last) => end("commit", last),
      // The connection may be what failed; its error must not hide the first one.
      rollback: () => end("rollback").catch(() => {}),
    };
    try {
      // TypeORM's own way takes two statements.
      const [, answer] = await inOnePacket(client, () =>
        all([client.query(`begin isolation level ${isolation}`), first?.(tx)]),
      );
      return { ...open, first: answer };
    } catch (error) {
      await open.rollback();
      throw error;
    }
  }

  async #run<Row>(on: Pool | ClientBase, text: string, values: readonly unknown[]): Promise<Row[]> {
    this.onStatement?.(text, values);
    const name = this.#names?.nameOf(text);
    const { rows } = await (on as ClientBase).query({ ...(name && { name }), text, values: values as unknown[] });
    return rows as Row[];
  }
}
