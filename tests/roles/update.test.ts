import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import type { Permission } from "../kit/generated/documents.js";
import {
  aMember,
  anAccount,
  aServer,
  Console,
  graphql,
  leavingNoTrace,
  type TestServer,
  type VariablesOf,
} from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";
import { aMemberWith, anAccountWithRoles, aRole, enable, give, payloadOf, refusalOf, UPDATE } from "./kit.js";

type Input = VariablesOf<typeof UPDATE>["input"];

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const permissionsOf = async (console: Console): Promise<string[]> =>
  (await console.must(graphql(`{ viewer { permissions } }`))).viewer.permissions;

test("a change is told with what was before, and gives the role its next version", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const id = await aRole(admin, "Lead", ["USERS_READ"]);
  const input: Input = { id, name: "Leader", description: "Leads.", permissions: ["EVENTS_READ", "USERS_READ"] };
  const { role } = await payloadOf(admin, UPDATE, { ...input, expectedVersion: 1 });
  const permissions = ["USERS_READ", "EVENTS_READ"];
  expect(role).toMatchObject({ id, name: "Leader", description: "Leads.", permissions, version: 2 });
  expect((await server.eventsOf(account.id))[1]).toMatchObject({
    kind: "ROLE_UPDATED",
    subject_id: id,
    subject_name: "Leader",
    actor_id: admin.userId,
    changes: [
      { field: "name", before: '"Lead"', after: '"Leader"' },
      { field: "description", before: "null", after: '"Leads."' },
      { field: "permissions", before: '["USERS_READ"]', after: JSON.stringify(permissions) },
    ],
  });
  expect((await payloadOf(admin, UPDATE, { id, description: null })).role).toMatchObject({
    name: "Leader",
    description: null,
    version: 3,
  });
});

test("what is as it was is no change", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const id = await aRole(admin, "Lead", ["USERS_READ", "EVENTS_READ"]);
  await leavingNoTrace(account, async () => {
    const asItWas: Partial<Input>[] = [{}, { name: " Lead", permissions: ["EVENTS_READ", "USERS_READ", "USERS_READ"] }];
    for (const same of asItWas)
      expect(await payloadOf(admin, UPDATE, { id, ...same })).toMatchObject({ role: { version: 1 }, userErrors: [] });
  });
});

test("a name may change its case and accents", async () => {
  const { admin } = await anAccountWithRoles(server);
  const id = await aRole(admin, "gestao", []);
  expect((await payloadOf(admin, UPDATE, { id, name: "Gestão" })).role!.name).toBe("Gestão");
});

test("what a role gains or loses is in force with the next request, in the account's other node too", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const { member, roleId } = await aMemberWith(account, ["USERS_READ"]);
  const second = await server.anotherNode();
  const there = new Console(`${second.url}/graphql`, member.token, member.userId, member.sessionId, "");
  const held: Permission[][] = [["USERS_READ", "EVENTS_READ"], [], ["EVENTS_READ"]];
  for (const permissions of held) {
    await payloadOf(admin, UPDATE, { id: roleId, permissions });
    for (const console of [member, there]) expect(await permissionsOf(console)).toEqual(permissions);
  }
  expect((await there.graphql(graphql(`{ users { nodes { email } } }`))).errors).toMatchObject([
    { extensions: { code: "FORBIDDEN", permission: "USERS_READ" } },
  ]);
});

test("roles that exist go on working without the feature: they are read, given and deleted, but not changed", async () => {
  const { account, admin } = await anAccount(server);
  await enable(account);
  const id = await aRole(admin, "Lead", ["EVENTS_READ"]);
  await server.sql("update account set features = '{}', granted_features = '{}' where id = $1", [account.id]);
  const agent = await aMember(account);
  await admin.must(
    graphql(
      `mutation ($id: ID!, $roles: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { userErrors { code } } }`,
    ),
    { id: agent.userId, roles: [id] },
  );
  expect(await permissionsOf(agent)).toEqual(["EVENTS_READ"]);
  expect(await leavingNoTrace(account, () => refusalOf(admin, UPDATE, { id, name: "New" }))).toEqual([
    "FEATURE_NOT_ENABLED input",
  ]);
  await admin.must(
    graphql(`mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { deletedId userErrors { code } } }`),
    { input: { id, moveToRoleId: account.roleIds.AGENT } },
  );
});

describe("refused, and nothing is changed", () => {
  test.each<[expected: string, input: object]>([
    ["BLANK input.name", { name: null }],
    ["BLANK input.name", { name: " " }],
    ["TOO_LONG input.name", { name: "x".repeat(121) }],
    ["BLANK input.permissions", { permissions: null }],
    ["CONFLICT input.expectedVersion", { expectedVersion: 2, name: "New" }],
    ["ALREADY_EXISTS input.name", { name: "OTHER" }],
    ["ALREADY_EXISTS input.name", { name: "Editor" }],
  ])("%s", async (expected, input) => {
    const { account, admin } = await anAccountWithRoles(server);
    const id = await aRole(admin, "Lead", ["USERS_READ"]);
    await aRole(admin, "Óther", []);
    expect(await leavingNoTrace(account, () => refusalOf(admin, UPDATE, { id, ...input }))).toEqual([expected]);
  });

  test("unknown and foreign roles are NOT_FOUND, system roles INVALID_STATE", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const { account: other, admin: stranger } = await anAccountWithRoles(server);
    const foreign = await aRole(stranger, "Theirs", []);
    await leavingNoTrace(other, () =>
      leavingNoTrace(account, async () => {
        for (const id of [uuidv7(), foreign])
          expect(await refusalOf(admin, UPDATE, { id, name: "Mine" })).toEqual(["NOT_FOUND input.id"]);
        for (const id of Object.values(account.roleIds))
          expect(await refusalOf(admin, UPDATE, { id, permissions: [] })).toEqual(["INVALID_STATE input.id"]);
      }),
    );
  });

  test("by who does not hold what the role held, or what it is to hold", async () => {
    const { account } = await anAccountWithRoles(server);
    const { member } = await aMemberWith(account, ["ROLES_MANAGE", "USERS_READ"]);
    const above = await aCustomRole(account, "Above", ["USERS_READ", "EVENTS_READ"]);
    const below = await aCustomRole(account, "Below", ["USERS_READ"]);
    const escalation = async (input: Input) =>
      (await leavingNoTrace(account, () => payloadOf(member, UPDATE, input))).userErrors;
    for (const change of [{ permissions: [] }, { name: "Renamed" }])
      expect(await escalation({ id: above, ...change })).toMatchObject([
        { code: "ESCALATION", path: ["input", "id"], permissions: ["EVENTS_READ"] },
      ]);
    expect(await escalation({ id: below, permissions: ["USERS_READ", "ACCOUNT_MANAGE"] })).toMatchObject([
      { code: "ESCALATION", path: ["input", "permissions"], permissions: ["ACCOUNT_MANAGE"] },
    ]);
    expect(await payloadOf(member, UPDATE, { id: below, permissions: ["ROLES_MANAGE", "USERS_READ"] })).toMatchObject({
      userErrors: [],
    });
  });

  test("a role of every permission makes no Administrator of whoever holds it", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    const { member, roleId } = await aMemberWith(account, ["ROLES_MANAGE"]);
    await payloadOf(admin, UPDATE, { id: roleId, permissions: ALL_PERMISSIONS });
    const agent = await aMember(account);
    await give(account, agent.userId, roleId);
    const update = graphql(
      `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code path } } }`,
    );
    expect(await refusalOf(member, update, { id: agent.userId, patch: { firstName: "X" } })).toEqual([
      "ESCALATION input.id",
    ]);
  });

  test.each(["MANAGER", "AGENT"] as const)("%s lacks ROLES_MANAGE", async (role) => {
    const { account, admin } = await anAccountWithRoles(server);
    const id = await aRole(admin, "Lead", []);
    const member = await aMember(account, { role });
    const { errors } = await leavingNoTrace(account, () => member.graphql(UPDATE, { input: { id, name: "Mine" } }));
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "ROLES_MANAGE" } }]);
  });
});
