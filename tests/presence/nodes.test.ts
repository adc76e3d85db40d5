import { expect, test } from "vitest";
import { startApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import { aMember, anAccount, aServerOfItsOwn } from "../kit/index.js";
import { anOpenSocket, presenceOf, seen, setPresence, until } from "./kit.js";

const server = await aServerOfItsOwn();
const second = await server.anotherNode();

test("a socket at any node counts, and is seen at every other", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const [here, there] = [await anOpenSocket(server, agent), await anOpenSocket(second, agent)];
  await until(async () => (await nodesOf(account.id)).length, 2);
  expect(await presenceOf(admin, agent.userId)).toBe("ONLINE");
  await here.close();
  await until(async () => (await nodesOf(account.id)).length, 1);
  expect(await presenceOf(admin, agent.userId)).toBe("ONLINE");
  await there.close();
  await seen(admin, agent.userId, "OFFLINE");
});

test("a node that stops takes back what it said", async () => {
  const third = await startApp(
    loadConfig({ NODE_ENV: "test", PORT: "0", SECRET_KEY: "a key that only the tests seal anything with" }),
    server.databaseUrl,
  );
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await setPresence(agent, "AWAY");
  await anOpenSocket(third, agent);
  await seen(admin, agent.userId, "AWAY");
  await third.close();
  expect(await presenceOf(admin, agent.userId)).toBe("OFFLINE");
  expect(await server.sql("select 1 from presence where account_id = $1", [account.id])).toEqual([]);
});

test("what a node has said holds for half a minute: one that has died leaves no ghosts", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await aDeadNode(account.id, agent.userId, 29);
  expect(await presenceOf(admin, agent.userId)).toBe("ONLINE");
  await server.sql("update node set beat_at = now() - interval '30 seconds' where id = $1", [DEAD]);
  expect(await presenceOf(admin, agent.userId)).toBe("OFFLINE");
});

test("nodes tell again what the database has lost, and clear away what the dead have left", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const socket = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "ONLINE");
  // As after a crash: the tables are unlogged.
  await server.sql("truncate node, presence");
  expect(await presenceOf(admin, agent.userId)).toBe("OFFLINE");
  await aDeadNode(account.id, admin.userId, 61);
  await seen(admin, agent.userId, "ONLINE");
  await until(async () => (await server.sql("select 1 from presence where node_id = $1", [DEAD])).length, 0);
  expect(await server.sql("select 1 from node where id = $1", [DEAD])).toEqual([]);
  await socket.close();
});

const DEAD = "01890a5d-ac96-774b-bcce-b302099a8057";

/** A node that said that this user has a socket open there, and then nothing more. */
async function aDeadNode(accountId: string, userId: string, secondsAgo: number): Promise<void> {
  await server.sql("insert into node (id, beat_at) values ($1, now() - $2 * interval '1 second')", [DEAD, secondsAgo]);
  await server.sql("insert into presence (account_id, node_id, user_ids) values ($1, $2, array[$3::uuid])", [
    accountId,
    DEAD,
    userId,
  ]);
}

/** The nodes at which somebody of an account has a socket open. */
const nodesOf = (accountId: string) =>
  server.sql("select node_id from presence where account_id = $1 and cardinality(user_ids) > 0", [accountId]);
