import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, graphql } from "../kit/index.js";
import { anOpenSocket, presenceOf, seen, setPresence } from "./kit.js";

const server = await aServer();

test("who has no socket open is OFFLINE, whatever was set", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  expect(await presenceOf(admin, agent.userId)).toBe("OFFLINE");
  await setPresence(agent, "ONLINE");
  expect(await presenceOf(admin, agent.userId)).toBe("OFFLINE");
});

test("an open socket makes ONLINE at first, and its close OFFLINE", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const socket = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "ONLINE");
  expect(await presenceOf(agent, agent.userId)).toBe("ONLINE");
  expect(await presenceOf(agent, admin.userId)).toBe("OFFLINE");
  await socket.close();
  await seen(admin, agent.userId, "OFFLINE");
});

test("what was last set shows for as long as a socket is open, and with the next one again", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const socket = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "ONLINE");
  expect((await setPresence(agent, "AWAY")).setPresence.user).toEqual({ presence: "AWAY", version: 1 });
  await socket.close();
  await seen(admin, agent.userId, "OFFLINE");
  const again = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "AWAY");
  expect((await setPresence(agent, "OFFLINE")).setPresence.user!.presence).toBe("OFFLINE");
  expect((await setPresence(agent, "ONLINE")).setPresence.user!.presence).toBe("ONLINE");
  await again.close();
});

test("of several sockets and sessions the last one to close makes OFFLINE", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const other = await aSession(account, agent.userId);
  const sockets = [
    await anOpenSocket(server, agent),
    await anOpenSocket(server, other),
    await anOpenSocket(server, agent),
  ];
  await seen(admin, agent.userId, "ONLINE");
  await sockets[0]!.close();
  await sockets[1]!.close();
  // Somebody else's coming is told after what was closed before it.
  const colleague = await aMember(account);
  const theirs = await anOpenSocket(server, colleague);
  await seen(admin, colleague.userId, "ONLINE");
  expect(await presenceOf(admin, agent.userId)).toBe("ONLINE");
  await sockets[2]!.close();
  await seen(admin, agent.userId, "OFFLINE");
  await theirs.close();
});

test("whoever is signed out is OFFLINE", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const socket = await anOpenSocket(server, agent);
  await seen(admin, agent.userId, "ONLINE");
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  expect((await socket.closed).code).toBe(4401);
  await seen(admin, agent.userId, "OFFLINE");
});

test("setting it is no event and no edit", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  await setPresence(agent, "AWAY");
  expect(await server.eventsOf(account.id)).toEqual([]);
  const [row] = await server.sql<{ presence: string; version: number }>(
    "select presence, version from app_user where account_id = $1 and id = $2",
    [account.id, agent.userId],
  );
  expect(row).toEqual({ presence: "AWAY", version: 1 });
});

test("only who is signed in sets it, and only its own", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  const { errors } = await agent.graphql(graphql(`mutation { setPresence(presence: AWAY) { user { id } } }`));
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  expect(
    await server.sql("select 1 from app_user where account_id = $1 and presence <> 'ONLINE'", [account.id]),
  ).toEqual([]);
});

test("a client account, whom no customer waits for, sets none", async () => {
  const { account } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  const { errors } = await client.graphql(graphql(`mutation { setPresence(presence: AWAY) { user { id } } }`));
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(
    await server.sql("select 1 from app_user where account_id = $1 and presence <> 'ONLINE'", [account.id]),
  ).toEqual([]);
});

test("nobody of another account is seen, nor makes anybody here ONLINE", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const socket = await anOpenSocket(server, stranger);
  await seen(stranger, stranger.userId, "ONLINE");
  expect(
    (await admin.must(graphql(`query ($id: ID!) { user(id: $id) { presence } }`), { id: stranger.userId })).user,
  ).toBeNull();
  expect(await presenceOf(admin, admin.userId)).toBe("OFFLINE");
  expect(account.id).toBeTruthy();
  await socket.close();
});

test("a page of users with their presence is one statement beside the session's", async () => {
  const { account, admin } = await anAccount(server);
  for (let i = 0; i < 5; i++) await aMember(account);
  const document = graphql(`{ users { nodes { name presence } } }`);
  await admin.must(document);
  const statements = await server.statements(() => admin.must(document));
  expect(statements.filter((text) => text.includes("app_user"))).toHaveLength(2);
});
