import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, type Console, graphql } from "../kit/index.js";

const server = await aServer();

const ago = (seconds: number) => `now() - interval '${seconds} seconds'`;
const ask = (console: Console) => console.must(graphql(`{ viewer { user { lastSeenAt } } }`));
const lastSeenAt = async ({ userId }: Console): Promise<Date | null> => {
  const [row] = await server.sql<{ at: Date | null }>("select last_seen_at as at from app_user where id = $1", [
    userId,
  ]);
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
  await server.sql(`update app_user set last_seen_at = ${ago(61)} where id = $1`, [agent.userId]);
  await ask(other);
  expect((await lastSeenAt(agent))!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
});
