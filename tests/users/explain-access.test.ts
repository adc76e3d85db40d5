import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import type { Permission } from "../kit/generated/documents.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  nobody,
  type TestServer,
  untyped,
} from "../kit/index.js";
import { aCustomRole } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const EXPLAIN = graphql(`query ($userId: ID!, $permission: Permission!) {
  explainAccess(userId: $userId, permission: $permission) {
    user { id status } permission granted obstacles heldBy { name } givenBy { name assignable }
  }
}`);

async function explained(console: Console, userId: string, permission: Permission) {
  const { explainAccess: why } = await console.must(EXPLAIN, { userId, permission });
  if (!why) return null;
  const names = (roles: { name: string }[]) => roles.map(({ name }) => name);
  return { ...why, heldBy: names(why.heldBy), givenBy: names(why.givenBy) };
}

const give = ({ id }: AccountScene, userId: string, roleId: string) =>
  server.sql("insert into user_role (account_id, user_id, role_id) values ($1, $2, $3)", [id, userId, roleId]);

test("by which roles somebody holds a permission: all of them, system roles first", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { roles: ["AGENT", "EDITOR"] });
  await give(account, agent.userId, await aCustomRole(account, "Campanhas", ["CAMPAIGNS_MANAGE", "CONTACTS_CREATE"]));
  expect(await explained(admin, agent.userId, "CAMPAIGNS_MANAGE")).toEqual({
    user: { id: agent.userId, status: "ACTIVE" },
    permission: "CAMPAIGNS_MANAGE",
    granted: true,
    obstacles: [],
    heldBy: ["Editor", "Campanhas"],
    givenBy: [],
  });
  expect((await explained(admin, agent.userId, "CONTACTS_CREATE"))!.heldBy).toEqual(["Agent", "Campanhas"]);
});

test("what is missing: which roles of the account would give it, and whether the viewer may give them", async () => {
  const { account, admin } = await anAccount(server);
  const { account: other } = await anAccount(server);
  await aCustomRole(other, "Elsewhere", ["LABELS_CREATE"]);
  await aCustomRole(account, "Etiquetas", ["LABELS_CREATE"]);
  await aCustomRole(account, "Nothing", []);
  const agent = await aMember(account);
  const manager = await aMember(account, { role: "MANAGER" });
  expect(await explained(admin, agent.userId, "LABELS_CREATE")).toMatchObject({
    granted: false,
    obstacles: ["NO_ROLE"],
    heldBy: [],
    givenBy: ["Administrator", "Manager", "Attendant", "Etiquetas"],
  });
  const { explainAccess } = await manager.must(EXPLAIN, { userId: agent.userId, permission: "LABELS_CREATE" });
  expect(explainAccess.givenBy.map(({ assignable }: { assignable: boolean }) => assignable)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test("a suspended user holds it and may not use it; one that lacks it too has two obstacles", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  expect(await explained(admin, agent.userId, "CONTACTS_CREATE")).toMatchObject({
    user: { status: "SUSPENDED" },
    granted: false,
    obstacles: ["USER_SUSPENDED"],
    heldBy: ["Agent"],
    givenBy: [],
  });
  expect(await explained(admin, agent.userId, "ACCOUNT_ERASE")).toMatchObject({
    obstacles: ["USER_SUSPENDED", "NO_ROLE"],
    givenBy: ["Administrator"],
  });
});

test("a deleted user and a client account can be given no role", async () => {
  const { account, admin } = await anAccount(server);
  const gone = await aMember(account);
  await admin.must(graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: gone.userId,
  });
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  const nothing = { granted: false, heldBy: [], givenBy: [] };
  expect(await explained(admin, gone.userId, "CONTACTS_CREATE")).toMatchObject({
    ...nothing,
    user: { status: "DELETED" },
    obstacles: ["USER_DELETED"],
  });
  expect(await explained(admin, client.userId, "CONTACTS_CREATE")).toMatchObject({
    ...nothing,
    obstacles: ["CLIENT_ACCOUNT"],
  });
});

test("it says what the server then does", async () => {
  const { account, admin } = await anAccount(server);
  const members = [await aMember(account), await aMember(account, { roles: ["MANAGER", "EDITOR"] }), admin];
  for (const member of members) {
    const { permissions } = (await member.must(graphql(`{ viewer { permissions } }`))).viewer;
    for (const permission of [
      "USERS_READ",
      "USERS_INVITE",
      "CAMPAIGNS_MANAGE",
      "EVENTS_READ",
      "CONTACTS_CREATE",
    ] as const)
      expect((await explained(admin, member.userId, permission))!.granted).toBe(permissions.includes(permission));
  }
});

test("unknown and foreign users are null, malformed ids and permissions bad", async () => {
  const { admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  for (const id of [uuidv7(), stranger.userId]) expect(await explained(admin, id, "USERS_READ")).toBeNull();
  for (const [userId, permission] of [
    ["x", "USERS_READ"],
    [admin.userId, "EVERYTHING"],
  ])
    expect(await admin.graphql(untyped(EXPLAIN), { userId, permission })).toMatchObject({
      errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
    });
});

test("it is one statement beside the session's", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const statements = await server.statements(() => explained(admin, agent.userId, "LABELS_CREATE"));
  expect(statements.filter((text) => !text.includes("from session"))).toHaveLength(1);
});

test("it needs USERS_READ, of oneself too", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  const ask = { userId: agent.userId, permission: "CONTACTS_CREATE" } as const;
  expect(await agent.graphql(EXPLAIN, ask)).toMatchObject({
    data: { explainAccess: null },
    errors: [{ extensions: { code: "FORBIDDEN", permission: "USERS_READ" } }],
  });
  expect(await nobody(server).graphql(EXPLAIN, ask)).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
});
