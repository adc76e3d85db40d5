import { expect, test } from "vitest";
import { type AccountScene, aMember, anAccount, aServer, type Console } from "../kit/index.js";
import { anOpenSocket, seen, until } from "./kit.js";

const server = await aServer();

const online = async (account: AccountScene): Promise<number> => {
  const [row] = await server.sql<{ count: number }>(
    "select count(distinct id)::int as count from presence, unnest(user_ids) as id where account_id = $1",
    [account.id],
  );
  return row!.count;
};
const tellings = (statements: readonly string[]) => statements.filter((text) => text.includes("insert into presence"));

/** As many members as are asked for, each in a tab of its own. */
async function members(account: AccountScene, count: number): Promise<Console[]> {
  const made: Console[] = [];
  for (let i = 0; i < count; i++) made.push(await aMember(account));
  return made;
}

test("hundreds who connect at once are told in a few statements, and one row an account", async () => {
  const scenes = [await anAccount(server, { seats: 1000 }), await anAccount(server, { seats: 1000 })];
  const everybody: Console[] = [];
  for (const { account } of scenes) everybody.push(...(await members(account, 150)));
  let sockets: Awaited<ReturnType<typeof anOpenSocket>>[] = [];
  const coming = await server.statements(async () => {
    sockets = await Promise.all(everybody.map((console) => anOpenSocket(server, console)));
    for (const { account } of scenes) await until(() => online(account), 150);
  });
  expect(tellings(coming).length).toBeLessThan(30);
  for (const { account } of scenes)
    expect(await server.sql("select 1 from presence where account_id = $1", [account.id])).toHaveLength(1);
  const going = await server.statements(async () => {
    await Promise.all(sockets.map((socket) => socket.close()));
    for (const { account } of scenes) await until(() => online(account), 0);
  });
  expect(tellings(going).length).toBeLessThan(30);
});

test("for another socket of who is there already nothing is written", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const first = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "ONLINE");
  const statements = await server.statements(async () => {
    for (let i = 0; i < 5; i++) await (await anOpenSocket(server, agent)).close();
    // Whoever comes now is told after whatever there was to tell of those.
    const { account: other, admin: stranger } = await anAccount(server);
    const theirs = await anOpenSocket(server, stranger);
    await until(() => online(other), 1);
    await theirs.close();
    await until(() => online(other), 0);
  });
  expect(tellings(statements)).toHaveLength(2);
  expect(await online(account)).toBe(1);
  await first.close();
});
