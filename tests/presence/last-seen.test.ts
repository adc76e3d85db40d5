import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { touchSessions } from "../../src/access/authenticate.js";
import { touchKeys } from "../../src/access/authenticate-key.js";
import { aKey } from "../api-keys/kit.js";
import { aMember, anAccount, aServer, aSession, type Console, graphql } from "../kit/index.js";

const server = await aServer();

const ago = (seconds: number) => `now() - interval '${seconds} seconds'`;
const ask = (console: Console) => console.must(graphql(`{ viewer { user { lastSeenAt } } }`));
const lastSeenAt = async ({ userId }: Console): Promise<Date | null> => {
  const [row] = await server.sql<{ at: Date | null }>(
    "select nullif(last_seen_at, '-infinity') as at from last_seen where user_id = $1",
    [userId],
  );
  return row!.at;
};

test("asking is being seen, written at most once a minute for a user over all its sessions", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  const other = await aSession(account, agent.userId);
  const unused = `update session set last_used_at = ${ago(61)} where user_id = $1`;
  await server.sql(unused, [agent.userId]);
  await ask(agent);
  const first = await lastSeenAt(agent);
  expect(first).not.toBeNull();
  await ask(other);
  await ask(agent);
  expect(await lastSeenAt(agent)).toEqual(first);
  await server.sql(unused, [agent.userId]);
  await server.sql(`update last_seen set last_seen_at = ${ago(61)} where user_id = $1`, [agent.userId]);
  await ask(other);
  expect((await lastSeenAt(agent))!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
});

test.each([
  ["session", []],
  ["last_seen", ["session"]],
  ["api_key", []],
] as const)("whoever holds a row of %s is not waited for", async (table, written) => {
  const { account, admin } = await anAccount(server);
  const key = await aKey(admin);
  await server.sql(`update session set last_used_at = ${ago(61)} where id = $1`, [admin.sessionId]);
  await server.sql("update last_seen set last_seen_at = '-infinity' where user_id = $1", [admin.userId]);
  const ids = { session: admin.sessionId, last_seen: admin.userId, api_key: key.id };
  const holder = new pg.Client(server.databaseUrl);
  onTestFinished(() => holder.end());
  await holder.connect();
  await holder.query("begin");
  await holder.query(`select from ${table} where ${table === "last_seen" ? "user_id" : "id"} = $1 for no key update`, [
    ids[table],
  ]);
  if (table === "api_key") await touchKeys(server.app.db, account.id, [key.id]);
  else await touchSessions(server.app.db, account.id, [admin.sessionId]);
  const [touched] = await server.sql<Record<string, boolean>>(
    `select (select last_used_at > ${ago(30)} from session where id = $1) as session, (select last_seen_at > ${ago(30)} from last_seen where user_id = $2) as last_seen,
       (select last_used_at is not null from api_key where id = $3) as api_key`,
    [ids.session, ids.last_seen, ids.api_key],
  );
  expect(Object.keys(touched!).filter((name) => touched![name])).toEqual(written);
  await holder.query("commit");
});
