import { expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { type AccountScene, aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";
import { aKey, asked, codesOf, deleteKey, tracesOf } from "./kit.js";

const server = await aServer();

const permissionsOf = async (program: Console) =>
  (await program.must(graphql(`{ viewer { permissions } }`))).viewer.permissions;

/** Somebody who may do everything, and is no Administrator. */
async function aDeputy(account: AccountScene): Promise<Console> {
  const deputy = await aMember(account, { roles: [], firstName: "Dora" });
  const role = await aCustomRole(account, "Deputy", ALL_PERMISSIONS);
  await server.sql("insert into user_role (account_id, user_id, role_id) values ($1, $2, $3)", [
    account.id,
    deputy.userId,
    role,
  ]);
  return deputy;
}

const giveRoles = (admin: Console, id: string, roleIds: string[]) =>
  admin.must(
    graphql(
      `mutation ($id: ID!, $roleIds: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roleIds } }) { userErrors { code } } }`,
    ),
    { id, roleIds },
  );

test("a key may do what its maker may do too, at every moment", async () => {
  const { account, admin } = await anAccount(server);
  const deputy = await aDeputy(account);
  const { console: program } = await aKey(deputy, ["USERS_READ", "USERS_DELETE", "EVENTS_READ"]);
  expect(await permissionsOf(program)).toEqual(["USERS_READ", "USERS_DELETE", "EVENTS_READ"]);
  await giveRoles(admin, deputy.userId, [account.roleIds.MANAGER]);
  expect(await permissionsOf(program)).toEqual(["USERS_READ"]);
  expect(await codesOf(program, "{ events { nodes { id } } }")).toEqual(["FORBIDDEN"]);
  await giveRoles(admin, deputy.userId, [account.roleIds.ADMINISTRATOR]);
  expect(await permissionsOf(program)).toEqual(["USERS_READ", "USERS_DELETE", "EVENTS_READ"]);
});

test("a key of an Administrator is none: it stands below every Administrator, and below who made it", async () => {
  const { account, admin } = await anAccount(server);
  const other = await aMember(account, { role: "ADMINISTRATOR" });
  const manager = await aMember(account, { role: "MANAGER" });
  const { console: program } = await aKey(admin, ALL_PERMISSIONS);
  const suspend = async (id: string) =>
    (
      await program.must(
        graphql(
          `mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
        ),
        { id },
      )
    ).suspendUsers.results[0].userErrors;
  const before = await tracesOf(account);
  for (const { userId } of [admin, other]) expect(await suspend(userId)).toEqual([{ code: "ESCALATION" }]);
  const { updateUser } = (
    await program.graphql(
      graphql(
        `mutation ($id: ID!, $roleIds: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roleIds } }) { userErrors { code } } }`,
      ),
      { id: manager.userId, roleIds: [account.roleIds.ADMINISTRATOR] },
    )
  ).data!;
  expect(updateUser!.userErrors).toEqual([{ code: "ESCALATION" }]);
  expect(await tracesOf(account)).toEqual(before);
  const { roles, users } = await program.must(
    graphql(`{ roles { name assignable } users { nodes { id manageable } } }`),
  );
  expect(roles.filter(({ assignable }: { assignable: boolean }) => !assignable)).toEqual([
    { name: "Administrator", assignable: false },
  ]);
  expect(users.nodes.filter(({ manageable }: { manageable: boolean }) => manageable)).toEqual([
    { id: manager.userId, manageable: true },
  ]);
  expect(await suspend(manager.userId)).toEqual([]);
});

test("who is suspended by a key was suspended by nobody", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const { console: program } = await aKey(admin, ALL_PERMISSIONS);
  await program.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  expect(
    await admin.must(graphql(`query ($id: ID!) { user(id: $id) { suspension { by { id } } } }`), { id: agent.userId }),
  ).toEqual({
    user: { suspension: { by: null } },
  });
});

test("a key gives keys only what it holds itself, and no more than its maker does by now", async () => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["API_KEYS_MANAGE", "USERS_READ"]);
  const before = await tracesOf(account);
  const { payload } = await asked(program, { permissions: ["USERS_READ", "USERS_DELETE"] });
  expect(payload!.userErrors).toEqual([
    { code: "ESCALATION", path: ["input", "permissions"], permissions: ["USERS_DELETE"] },
  ]);
  expect(await tracesOf(account)).toEqual(before);
  const made = await asked(program, { permissions: ["USERS_READ"] });
  expect(made.payload!.apiKey).toMatchObject({ createdBy: { id: admin.userId }, permissions: ["USERS_READ"] });
});

test("a key falls with the one that made it", async () => {
  const { account, admin } = await anAccount(server);
  const first = await aKey(admin, ["API_KEYS_MANAGE"], { name: "first" });
  const second = await aKey(first.console, ["API_KEYS_MANAGE"], { name: "second" });
  const third = await aKey(second.console, [], { name: "third" });
  const apart = await aKey(admin, [], { name: "apart" });
  await deleteKey(admin, first.id);
  for (const { console } of [first, second, third]) expect(await codesOf(console)).toEqual(["UNAUTHENTICATED"]);
  expect(await codesOf(apart.console)).toBeUndefined();
  const deleted = (await server.eventsOf(account.id)).filter(({ kind }) => kind === "API_KEY_DELETED");
  expect(deleted.map(({ subject_name }) => subject_name).sort()).toEqual(["first", "second", "third"]);
});
