import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { SYSTEM_ROLES } from "../../src/access/system-roles.js";
import { anInvitation } from "../invitations/kit.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  leavingNoTrace,
  type TestServer,
} from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";
import { aMemberWith, anAccountWithRoles, aRole, DELETE, give, payloadOf, refusalOf } from "./kit.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const rolesOf = async (console: Console, id: string): Promise<string[]> =>
  (await console.must(graphql(`query ($id: ID!) { user(id: $id) { roles { name } } }`), { id })).user.roles!.map(
    ({ name }) => name,
  );
const invitationRoles = async (console: Console, id: string) =>
  (await console.must(graphql(`query ($id: ID!) { invitation(id: $id) { version status roles { name } } }`), { id }))
    .invitation;
const names = async (account: AccountScene): Promise<string[]> =>
  (
    await server.sql<{ name: string }>("select name from role where account_id = $1 and kind = 'CUSTOM' order by 1", [
      account.id,
    ])
  ).map(({ name }) => name);

test("a role that nobody has is gone, and the log keeps what it was", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const id = await aRole(admin, "Lead", ["USERS_READ"]);
  expect(await payloadOf(admin, DELETE, { id })).toEqual({ deletedId: id, movedUserCount: 0, userErrors: [] });
  expect(await names(account)).toEqual([]);
  const { events } = await admin.must(
    graphql(
      `{ events(first: 1) { nodes { kind changes { field before after } ... on RoleEvent { roleId role { id } } } } }`,
    ),
  );
  expect(events.nodes).toEqual([
    {
      kind: "ROLE_DELETED",
      roleId: id,
      role: null,
      changes: [
        { field: "name", before: '"Lead"', after: "null" },
        { field: "permissions", before: '["USERS_READ"]', after: "null" },
      ],
    },
  ]);
});

test("its holders and pending invitations move to another, each holder with an event of its own", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const lead = await aRole(admin, "Lead", ["USERS_READ", "CONTACTS_CREATE"]);
  const second = await aRole(admin, "Second", ["CONTACTS_CREATE"]);
  const [only, with_, both] = await Promise.all([1, 2, 3].map(() => aMember(account, { roles: [] })));
  for (const member of [only, with_, both]) await give(account, member!.userId, lead);
  await give(account, with_!.userId, account.roleIds.EDITOR);
  await give(account, both!.userId, second);
  const suspended = await aMember(account, { roles: [] });
  await give(account, suspended.userId, lead);
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: suspended.userId,
  });
  const pending = await anInvitation(admin, account, { roleIds: [lead, account.roleIds.EDITOR] });
  const over = await anInvitation(admin, account, { roleIds: [lead] });
  await admin.must(
    graphql(`mutation ($id: ID!) { revokeInvitations(input: { ids: [$id] }) { userErrors { code } } }`),
    {
      id: over.id,
    },
  );
  const before = (await server.eventsOf(account.id)).length;

  expect(await payloadOf(admin, DELETE, { id: lead, moveToRoleId: second })).toEqual({
    deletedId: lead,
    movedUserCount: 4,
    userErrors: [],
  });
  expect(await names(account)).toEqual(["Second"]);
  expect(await rolesOf(admin, only!.userId)).toEqual(["Second"]);
  expect(await rolesOf(admin, with_!.userId)).toEqual(["Editor", "Second"]);
  expect(await rolesOf(admin, both!.userId)).toEqual(["Second"]);
  expect(await rolesOf(admin, suspended.userId)).toEqual(["Second"]);
  expect(await invitationRoles(admin, pending.id)).toEqual({
    version: 2,
    status: "PENDING",
    roles: [{ name: "Editor" }, { name: "Second" }],
  });
  expect(await invitationRoles(admin, over.id)).toMatchObject({ status: "REVOKED", roles: [] });

  const [deleted, ...moved] = (await server.eventsOf(account.id)).slice(before);
  expect(deleted).toMatchObject({ kind: "ROLE_DELETED", subject_name: "Lead" });
  expect(deleted!.changes.at(-1)).toEqual({ field: "movedTo", before: null, after: '"Second"' });
  const changes = Object.fromEntries(moved.map((event) => [event.user_id, event.changes]));
  const from = (roles: string[], to: string[]) => [
    { field: "roles", before: JSON.stringify(roles), after: JSON.stringify(to) },
  ];
  expect(changes).toEqual({
    [only!.userId]: from(["Lead"], ["Second"]),
    [with_!.userId]: from(["Editor", "Lead"], ["Editor", "Second"]),
    [both!.userId]: from(["Lead", "Second"], ["Second"]),
    [suspended.userId]: from(["Lead"], ["Second"]),
  });
  expect(new Set(moved.map(({ kind }) => kind))).toEqual(new Set(["USER_UPDATED"]));
  expect(await server.sql("select distinct version from app_user where id = $1", [only!.userId])).toEqual([
    { version: 2 },
  ]);
});

test("it takes no feature, and an Administrator moves holders to any role, its own too", async () => {
  const { account, admin } = await anAccount(server);
  const { member, roleId } = await aMemberWith(account, ["USERS_READ"]);
  expect(await payloadOf(admin, DELETE, { id: roleId, moveToRoleId: account.roleIds.ADMINISTRATOR })).toMatchObject({
    movedUserCount: 1,
    userErrors: [],
  });
  expect(await rolesOf(admin, member.userId)).toEqual(["Administrator"]);
});

describe("refused, and nothing is changed", () => {
  test("a role that somebody holds, or is invited to, is IN_USE", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const { roleId } = await aMemberWith(account, ["USERS_READ"]);
    const invited = await aRole(admin, "Invited", ["USERS_READ"]);
    await anInvitation(admin, account, { roleIds: [invited] });
    for (const id of [roleId, invited])
      expect(await leavingNoTrace(account, () => refusalOf(admin, DELETE, { id }))).toEqual(["IN_USE input.id"]);
  });

  test("unknown, foreign and system roles, and destinations that are none", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const { account: other } = await anAccountWithRoles(server);
    const foreign = await aCustomRole(other, "Theirs", []);
    const { roleId } = await aMemberWith(account, ["USERS_READ"]);
    await leavingNoTrace(account, async () => {
      for (const id of [uuidv7(), foreign]) {
        expect(await refusalOf(admin, DELETE, { id })).toEqual(["NOT_FOUND input.id"]);
        expect(await refusalOf(admin, DELETE, { id: roleId, moveToRoleId: id })).toEqual([
          "NOT_FOUND input.moveToRoleId",
        ]);
      }
      for (const role of SYSTEM_ROLES)
        expect(await refusalOf(admin, DELETE, { id: account.roleIds[role] })).toEqual(["INVALID_STATE input.id"]);
      expect(await refusalOf(admin, DELETE, { id: roleId, moveToRoleId: roleId })).toEqual([
        "INVALID input.moveToRoleId",
      ]);
    });
    expect(await names(other)).toEqual(["Theirs"]);
  });

  test("nobody changes its own roles by it", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const lead = await aRole(admin, "Lead", ["USERS_READ"]);
    await give(account, admin.userId, lead);
    const move = { id: lead, moveToRoleId: account.roleIds.AGENT };
    expect(await leavingNoTrace(account, () => refusalOf(admin, DELETE, move))).toEqual([
      "CANNOT_TARGET_SELF input.id",
    ]);
  });

  test("by who does not hold what it allows", async () => {
    const { account } = await anAccountWithRoles(server);
    const { member } = await aMemberWith(account, ["ROLES_MANAGE", "USERS_READ"]);
    const id = await aCustomRole(account, "Above", ["EVENTS_READ"]);
    const { userErrors } = await leavingNoTrace(account, () => payloadOf(member, DELETE, { id }));
    expect(userErrors).toMatchObject([{ code: "ESCALATION", path: ["input", "id"], permissions: ["EVENTS_READ"] }]);
  });

  test("where a holder, or whoever is invited, would come to hold as much as the viewer, all its roles together", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const { member } = await aMemberWith(account, ["ROLES_MANAGE", "USERS_READ", "CAMPAIGNS_MANAGE"]);
    const half = await aCustomRole(account, "Half", ["ROLES_MANAGE", "USERS_READ"]);
    const old = await aCustomRole(account, "Old", ["USERS_READ"]);
    const { member: holder } = await aMemberWith(account, [], old);
    const to = { id: old, moveToRoleId: half };
    const refused = ["ESCALATION input.moveToRoleId"];

    await give(account, holder.userId, account.roleIds.EDITOR);
    expect(await leavingNoTrace(account, () => refusalOf(member, DELETE, to))).toEqual(refused);
    await server.sql("delete from user_role where user_id = $1 and role_id = $2", [
      holder.userId,
      account.roleIds.EDITOR,
    ]);
    const { id } = await anInvitation(admin, account, { roleIds: [old, account.roleIds.EDITOR] });
    expect(await leavingNoTrace(account, () => refusalOf(member, DELETE, to))).toEqual(refused);
    await server.sql("delete from invitation_role where invitation_id = $1 and role_id <> $2", [id, old]);
    expect(await payloadOf(member, DELETE, to)).toMatchObject({ movedUserCount: 1, userErrors: [] });
  });

  test.each(["MANAGER", "AGENT"] as const)("%s lacks ROLES_MANAGE", async (role) => {
    const { account, admin } = await anAccountWithRoles(server);
    const id = await aRole(admin, "Lead", []);
    const member = await aMember(account, { role });
    const { errors } = await leavingNoTrace(account, () => member.graphql(DELETE, { input: { id } }));
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "ROLES_MANAGE" } }]);
  });
});
