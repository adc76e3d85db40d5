import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import { openDatabaseServer } from "../../src/database/server.js";
import { agents, INVITE } from "../invitations/kit.js";
import { startPgBouncer } from "../kit/cluster/pgbouncer.js";
import { aMember, anAccount, untyped } from "../kit/index.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { until } from "../presence/kit.js";
import { at, cursorOf, department, EVENTS, overNodes, sequencesOf, serverAt, suspend, upTo } from "./kit.js";

// No package of npm brings a PgBouncer: whoever has one names the program, as the checks of every change do.
const program = process.env.TEST_PGBOUNCER;
/** Fewer than the nodes' own connections, so that each of these goes from one transaction's hands to another's. */
const CONNECTIONS = 4;
const world = program ? await twoNodesBehind(program) : null;

/** Two nodes that reach PostgreSQL by way of a pooler, set up as docs/operations.md says. */
async function twoNodesBehind(pgbouncer: string) {
  const database = await temporaryDatabase({ migrated: true });
  const admin = new pg.Client(database.url);
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>("select quote_ident(current_database()) as name");
  for (const setting of [
    "statement_timeout = '15s'",
    "idle_in_transaction_session_timeout = '15s'",
    "jit = off",
    "timezone = 'UTC'",
  ])
    await admin.query(`alter database ${rows[0]!.name} set ${setting}`);
  await admin.end();
  const pooler = await startPgBouncer(pgbouncer, database.url, { default_pool_size: String(CONNECTIONS) });
  const folder = await mkdtemp(path.join(tmpdir(), "roster-test-"));
  const config = loadConfig({
    NODE_ENV: "test",
    PORT: "0",
    DATA_DIR: folder,
    SECRET_KEY: "a key that only the tests seal anything with",
    DATABASE_URL: pooler.url,
    DATABASE_LISTEN_URL: database.url,
    PREPARED_STATEMENTS: "off",
  });
  const nodes = [await startApp(config, pooler.url), await startApp(config, pooler.url)] as const;
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()));
    await pooler.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  return { server: serverAt(nodes[0].url, database.url), nodes, pooler };
}

test.skipIf(!world)(
  "behind PgBouncer in transaction mode everything works, and no connection keeps anything",
  async () => {
    const { server, nodes, pooler } = world!;
    const { account, admin } = await anAccount(server);
    const [agent, victim] = [await aMember(account), await aMember(account, { role: "ADMINISTRATOR" })];

    // What is due by time is found by a sweep.
    await server.sql(
      "update app_user set status = 'SUSPENDED', suspended_at = now(), suspended_until = now() where id = $1",
      [agent.userId],
    );

    // More at once than there are connections: reading, a snapshot of several statements, changing.
    const after = await cursorOf(admin);
    const streams = nodes.map((node) => at(node, admin).subscribe(EVENTS, { after }));
    await overNodes(nodes, 24, async (node, i) => {
      const console = at(node, admin);
      await department(console, `Vendas ${i}`);
      const { users } = await console.must(SNAPSHOT);
      expect(users.nodes).toHaveLength(3);
    });

    const tab = at(nodes[1], victim).subscribe(EVENTS, { after });
    await tab.next();
    expect(await suspend(at(nodes[0], admin), victim.userId)).toBe("done");
    expect(await tab.ended).toEqual({ code: 4401, reason: "USER_SUSPENDED" });

    const email = "carla@example.com";
    await admin.must(INVITE, agents(account, email));
    const mails = async () => (await server.sql("select from mailbox where recipient = $1", [email])).length;
    await until(mails, 1);

    await until(async () => {
      const [row] = await server.sql<{ status: string }>("select status from app_user where id = $1", [agent.userId]);
      return row!.status;
    }, "ACTIVE");
    const { length } = await server.eventsOf(account.id);
    for (const stream of streams) expect(await sequencesOf(stream, length)).toEqual(upTo(length));

    const sessions = await everyConnection(pooler.url);
    expect(new Set(sessions.map(({ pid }) => pid)).size).toBe(CONNECTIONS);
    for (const session of sessions)
      expect(session).toMatchObject({
        settings: ["15s", "15s", "off", "UTC"],
        prepared: 0,
        temporary: 0,
        advisory: 0,
      });
    // The queue asks to be told of jobs; nobody hears it, and it looks for them every second.
    const channels = sessions.flatMap((session) => session.channels);
    expect(channels.filter((channel) => !["jobs:insert", "worker:migrate"].includes(channel))).toEqual([]);
  },
);

const POOLER =
  "PREPARED_STATEMENTS must be off, and DATABASE_LISTEN_URL lead to PostgreSQL itself, where DATABASE_URL leads to a pooler.";

test.skipIf(!world).each([
  ["everything by way of it", ["on", "pooler"], POOLER],
  ["prepared statements", ["on", "database"], POOLER],
  ["listening by way of it", ["off", "pooler"], POOLER],
  [
    "listening nowhere",
    ["off", "nowhere"],
    "DATABASE_LISTEN_URL must lead to a PostgreSQL 15 or later (ECONNREFUSED).",
  ],
] as const)(
  "a start that does not go with a pooler is refused in one line: %s",
  async (_, [prepared, listen], line) => {
    const { pooler, server } = world!;
    const urls = { pooler: pooler.url, database: server.databaseUrl, nowhere: "postgres://roster@127.0.0.1:1/roster" };
    const config = loadConfig({
      DATABASE_URL: pooler.url,
      DATABASE_LISTEN_URL: urls[listen],
      PREPARED_STATEMENTS: prepared,
    });
    await expect(openDatabaseServer(config)).rejects.toThrow(line);
  },
);

const SNAPSHOT = untyped("{ viewer { eventCursor } users { nodes { name roles { name } } } }");

interface Session {
  pid: number;
  settings: string[];
  prepared: number;
  temporary: number;
  advisory: number;
  channels: string[];
}

/** What each of the pooler's connections has of what a session may keep: in as many transactions at once as there are connections. */
async function everyConnection(url: string): Promise<Session[]> {
  const clients = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const client = new pg.Client(url);
      await client.connect();
      await client.query("begin");
      return client;
    }),
  );
  const sessions = await Promise.all(
    clients.map(async (client) => {
      const { rows } = await client.query<Session>(
        `select pg_backend_pid() as pid, pg_my_temp_schema()::int as temporary,
           array(select current_setting(name) from unnest(array['statement_timeout', 'idle_in_transaction_session_timeout', 'jit', 'timezone']) name) as settings,
           (select count(*)::int from pg_prepared_statements) as prepared,
           (select count(*)::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as advisory,
           array(select pg_listening_channels()) as channels`,
      );
      return rows[0]!;
    }),
  );
  await Promise.all(clients.map((client) => client.end()));
  return sessions;
}
