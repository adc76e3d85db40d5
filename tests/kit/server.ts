import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll } from "vitest";
import { type RunningApp, startApp } from "../../src/app.js";
import { type Config, loadConfig } from "../../src/config.js";
import { temporaryDatabase } from "./postgres.js";

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
  sql<Row extends pg.QueryResultRow = Record<string, never>>(text: string, values?: unknown[]): Promise<Row[]>;
  eventsOf(accountId: string): Promise<LoggedEvent[]>;
  /** Waits until the mailbox holds at least `count` mails to an address; oldest first. */
  mails(to: string, count?: number): Promise<Mail[]>;
  /** The statements that the server runs while `work` does. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  /** A second node on the same database. */
  anotherNode(settings?: Partial<Config>): Promise<RunningApp>;
}

const SETTINGS = { NODE_ENV: "test", PORT: "0", SECRET_KEY: "a key that only the tests seal anything with" };

const closing: (() => Promise<void>)[] = [];

/** Stops what a test file has started. Workers keep what they have loaded, and run many files. */
export const closeServers = async (): Promise<void> => {
  await Promise.all(closing.splice(0).map((close) => close()));
};

/** Starts a server, which is stopped when the test file is done. */
export async function aServer(settings: Partial<Config> = {}): Promise<TestServer> {
  const database = await temporaryDatabase({ migrated: true });
  const folder = await mkdtemp(path.join(tmpdir(), "roster-test-"));
  const config: Config = { ...loadConfig({ ...SETTINGS, DATA_DIR: folder }), ...settings };
  const apps = [await startApp(config, database.url)];
  const pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on("error", () => {});
  closing.push(async () => {
    await pool.end();
    await Promise.all(apps.map((app) => app.close()));
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  // Beside `setup.ts`, which knows another instance of this module where a file has modules reset.
  afterAll(closeServers);
  const [app] = apps as [RunningApp];

  const sql: TestServer["sql"] = async (text, values) => (await pool.query(text, values)).rows as never;
  return {
    app,
    url: app.url,
    graphqlUrl: `${app.url}/graphql`,
    socketUrl: `${app.url.replace("http", "ws")}/graphql`,
    databaseUrl: database.url,
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
    async statements(work) {
      const seen: string[] = [];
      app.db.onStatement = (text) => void seen.push(text);
      try {
        await work();
      } finally {
        app.db.onStatement = null;
      }
      return seen;
    },
    async anotherNode(more = {}) {
      const node = await startApp({ ...config, ...more }, database.url);
      apps.push(node);
      return node;
    },
  };
}
