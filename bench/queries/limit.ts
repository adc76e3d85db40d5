/** The limit: node:http, pg and SQL by hand. It answers the benchmark's documents, by their operations' names, and nothing else. */
import http from "node:http";
import pg from "pg";
import { v7 as uuidv7 } from "uuid";
import { Authenticator, touchSessions } from "../../src/access/authenticate.js";
import { ALL_PERMISSIONS, Permission } from "../../src/access/permissions.js";
import type { Viewer } from "../../src/access/viewer.js";
import type { Sql } from "../../src/database/sql.js";
import { LOG } from "../../src/events/log.js";
import { bindingOf, readCursor } from "../../src/reading/cursor.js";
import { readToken } from "../../src/security/tokens.js";
import { CONVERSATIONS_ALL, CONVERSATIONS_OWN, INDICATORS } from "./limit.conversations.sql.js";
import { EVENTS } from "./limit.events.sql.js";
import { LOCK, REACTIVATE, SUSPEND } from "./limit.mutations.sql.js";
import { ORGANIZATIONS } from "./limit.organizations.sql.js";
import { INVITATIONS, TEAM_AFTER, TEAM_FIRST, VIEWER } from "./limit.sql.js";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  options: "-c jit=off -c TimeZone=UTC",
});

const names = new Map<string, string>();
const nameOf = (text: string) => names.get(text) ?? names.set(text, `limit_${names.size}`).get(text)!;
type Values = readonly unknown[];

/** A prepared statement, parsed and planned once a connection. */
const on = (client: pg.Pool | pg.PoolClient): Sql => ({
  async query<Row>(text: string, values: Values = []) {
    const { rows } = await client.query({ name: nameOf(text), text, values: values as unknown[] });
    return rows as Row[];
  },
});
const sql = on(pool);
// The product's own check of a session: the same statement on both sides.
const authenticator = new Authenticator(12);

async function viewerOf(authorization: string | undefined): Promise<Viewer | null> {
  const token = readToken(authorization?.slice("Bearer ".length) ?? "");
  const found = token && (await authenticator.byToken(sql, token));
  if (found?.stale) await touchSessions(sql, found.viewer.accountId, [found.viewer.sessionId]);
  return found?.viewer ?? null;
}

const json = async (text: string, values: Values) => (await sql.query<{ json: string }>(text, values))[0]!.json;

async function change(field: string, text: string, { accountId, sessionId }: Viewer, id: unknown): Promise<string> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const tx = on(client);
    await tx.query(LOCK, [accountId]);
    const [row] = await tx.query<{ json: string; refusal: string | null }>(text, [accountId, sessionId, id, uuidv7()]);
    await client.query("commit");
    // Without a row the session has died meanwhile.
    if (!row || row.refusal === "FORBIDDEN") throw new Error("refused");
    return `{"${field}":{"results":[${row.json}],"userErrors":[]}}`;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

type Operation = (viewer: Viewer, variables: Record<string, unknown>) => Promise<string>;

const operations: Record<string, Operation> = {
  async Viewer({ accountId, userId, permissions }) {
    const held = JSON.stringify(ALL_PERMISSIONS.filter((permission) => permissions.has(permission)));
    return `{"viewer":${await json(VIEWER, [accountId, userId, held])}}`;
  },
  async Team({ accountId }, { after }) {
    const binding = bindingOf(accountId, "users NAME ASC");
    const position = after == null ? [] : readCursor(after as string, binding, ["text", "uuid"]);
    return `{"users":${await json(after == null ? TEAM_FIRST : TEAM_AFTER, [accountId, binding, ...position])}}`;
  },
  async Invitations({ accountId }) {
    return `{"invitations":${await json(INVITATIONS, [accountId, bindingOf(accountId, "invitations CREATED_AT DESC")])}}`;
  },
  async Conversations({ accountId, userId, permissions }) {
    const text = permissions.has(Permission.CONVERSATIONS_READ_ALL) ? CONVERSATIONS_ALL : CONVERSATIONS_OWN;
    const binding = bindingOf(accountId, "conversations LAST_MESSAGE_AT DESC");
    const values = [accountId, binding, userId, permissions.has(Permission.CONVERSATIONS_ASSIGN)];
    return `{"conversations":${await json(text, values)}}`;
  },
  async Organizations({ accountId }) {
    return `{"organizations":${await json(ORGANIZATIONS, [accountId, bindingOf(accountId, "all of Organization")])}}`;
  },
  async Events({ accountId }) {
    return `{"events":${await json(EVENTS, [accountId, bindingOf(accountId, LOG)])}}`;
  },
  async Indicators({ accountId }, { from, to }) {
    return `{"indicators":${await json(INDICATORS, [accountId, from, to])}}`;
  },
  Suspend: (viewer, { id }) => change("suspendUsers", SUSPEND, viewer, id),
  Reactivate: (viewer, { id }) => change("reactivateUsers", REACTIVATE, viewer, id),
};

async function answer(authorization: string | undefined, body: string): Promise<string> {
  const viewer = await viewerOf(authorization);
  if (!viewer) throw new Error("signed out");
  const { operationName, variables } = JSON.parse(body);
  return `{"data":${await operations[operationName]!(viewer, variables)}}`;
}

const server = http.createServer((request, response) => {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (part) => {
    body += part;
  });
  request.on("end", async () => {
    try {
      const text = await answer(request.headers.authorization, body);
      response.writeHead(200, {
        "content-type": "application/json; charset=utf-8",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});
server.listen(Number(process.env.PORT), "127.0.0.1");
