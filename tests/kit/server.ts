import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { NIL, v7 as uuidv7 } from "uuid";
import { inject } from "vitest";
import { type AppOptions, type RunningApp, startApp } from "../../src/app.js";
import { type Config, loadConfig } from "../../src/config.js";
import { closeSockets } from "./console.js";
import { temporaryDatabase } from "./postgres.js";
import { statementsOf } from "./statements.js";

/** A mail as the development mailbox holds it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A row of the log. */
export interface LoggedEvent {
  sequence: number;
  kind: string;
  actor_id: string | null;
  actor_name: string;
  user_id: string | null;
  subject_id: string | null;
  subject_name: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
  ended_sessions: string[] | null;
  end_reason: string | null;
}

/** A server with a database of its own, and ways to look behind it. */
export interface TestServer {
  readonly app: RunningApp;
  readonly url: string;
  readonly graphqlUrl: string;
  readonly socketUrl: string;
  readonly databaseUrl: string;
  /** The ids of all accounts that the test file makes come after this one: they sort by time. */
  readonly since: string;
  /** Asks the database. A statement with a name is prepared by it, once a connection. */
  sql<Row extends pg.QueryResultRow = Record<string, never>>(
    text: string,
    values?: unknown[],
    name?: string,
  ): Promise<Row[]>;
  eventsOf(accountId: string): Promise<LoggedEvent[]>;
  /** Waits until the mailbox holds at least `count` mails to an address; oldest first. */
  mails(to: string, count?: number): Promise<Mail[]>;
  /** The statements that the server runs while `work` does. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  /** Does what is due by time. A server of its own does so by itself, every few seconds. */
  sweep(): Promise<void>;
  /** Another node on the same database, until the test file is done. */
  anotherNode(settings?: Partial<Config>): Promise<RunningApp>;
}

const SETTINGS = { NODE_ENV: "test", PORT: "0", SECRET_KEY: "a key that only the tests seal anything with" };

const closing: (() => Promise<void>)[] = [];

/** Ends what a test file has started. Workers keep what they have loaded, and run many files. */
export const closeServers = async (): Promise<void> => {
  closeSockets();
  // A node before the server whose database it uses.
  for (const close of closing.splice(0).reverse()) await close();
};

let shared: Promise<TestServer> | undefined;

/**
 * The server that all files of a worker share: each test has an account of its own there. It ends with the worker, and its database
 * with the test run. Tests of what is no account's own, or with settings, take a server of their own.
 */
export async function aServer(settings?: Partial<Config>): Promise<TestServer> {
  if (settings) return aServerOfItsOwn(settings);
  // Where nothing is swept but when a test says so, statements can be counted.
  shared ??= start({}, { sweeping: false }).then(({ server }) => server);
  const server = await shared;
  // Attempts and mails of one file are none of the next one's.
  await server.sql("truncate throttle, mailbox");
  return { ...server, since: uuidv7() };
}

/** Starts a server on a database of its own, for tests that look at all of it; it is stopped when the test file is done. */
export async function aServerOfItsOwn(settings: Partial<Config> = {}): Promise<TestServer> {
  const { server, stop } = await start(settings);
  closing.push(stop);
  return server;
}

async function start(
  settings: Partial<Config>,
  options?: AppOptions,
): Promise<{ server: TestServer; stop(): Promise<void> }> {
  const database = await temporaryDatabase({ migrated: true });
  const folder = await mkdtemp(path.join(inject("folder"), "data-"));
  const config: Config = { ...loadConfig({ ...SETTINGS, DATA_DIR: folder }), ...settings };
  const app = await startApp(config, database.url, options);
  // Connections that stay know their statements.
  app.db.pool.options.idleTimeoutMillis = 0;
  const pool = new pg.Pool({ connectionString: database.url, max: 4, idleTimeoutMillis: 0 });
  pool.on("error", () => {});
  const stop = async () => {
    await pool.end();
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };

  const sql: TestServer["sql"] = async (text, values, name) => (await pool.query({ text, values, name })).rows as never;
  const server: TestServer = {
    app,
    url: app.url,
    graphqlUrl: `${app.url}/graphql`,
    socketUrl: `${app.url.replace("http", "ws")}/graphql`,
    databaseUrl: database.url,
    since: NIL,
    sql,
    eventsOf: (accountId) =>
      sql("select *, sequence::int as sequence from event where account_id = $1 order by event.sequence", [accountId]),
    async mails(to, count = 1) {
      for (;;) {
        const mails = await sql<Mail & pg.QueryResultRow>(
          `select recipient as "to", subject, body_text as text, body_html as html from mailbox where recipient = $1 order by id`,
          [to],
        );
        if (mails.length >= count) return mails;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    statements: async (work) => (await statementsOf(app.db, work)).map(({ text }) => text),
    async sweep() {
      for (const { tasks } of app.sweeps) for (const task of tasks) await task();
    },
    async anotherNode(more = {}) {
      const node = await startApp({ ...config, ...more }, database.url, options);
      closing.push(() => node.close());
      return node;
    },
  };
  return { server, stop };
}
