import { beforeAll, describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import type { Permission } from "../kit/generated/documents.js";
import {
  aMember,
  anAccount,
  aServer,
  graphql,
  leavingNoTrace,
  type TestServer,
  type VariablesOf,
} from "../kit/index.js";
import { aMemberWith, anAccountWithRoles, aRole, CREATE, payloadOf, refusalOf } from "./kit.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

test("an Administrator makes a role of any permissions, which the log tells of", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const input: VariablesOf<typeof CREATE>["input"] = {
    name: "  Team lead ",
    description: "Looks after the others.\r\nEvery day.",
    permissions: ["USERS_MANAGE", "USERS_READ", "EVENTS_READ", "USERS_READ"],
  };
  const { role } = await payloadOf(admin, CREATE, input);
  const permissions = ["USERS_READ", "USERS_MANAGE", "EVENTS_READ"];
  expect(role).toEqual({
    id: role!.id,
    kind: "CUSTOM",
    systemRole: null,
    name: "Team lead",
    description: "Looks after the others.\nEvery day.",
    permissions,
    userCount: 0,
    version: 1,
  });
  const { events } = await admin.must(
    graphql(
      `{ events { nodes { __typename kind actorName changes { field before after } ... on RoleEvent { roleId role { name } } } } }`,
    ),
  );
  expect(events.nodes).toEqual([
    {
      __typename: "RoleEvent",
      kind: "ROLE_CREATED",
      actorName: "Ana Souza",
      roleId: role!.id,
      role: { name: "Team lead" },
      changes: [
        { field: "name", before: null, after: '"Team lead"' },
        { field: "description", before: null, after: JSON.stringify(role!.description) },
        { field: "permissions", before: null, after: JSON.stringify(permissions) },
      ],
    },
  ]);
  expect((await server.eventsOf(account.id))[0]).toMatchObject({ subject_id: role!.id, subject_name: "Team lead" });
});

test.each<[what: string, permissions: Permission[]]>([
  ["no permission at all", []],
  ["all of them", [...ALL_PERMISSIONS]],
])("a role may hold %s", async (_, permissions) => {
  const { admin } = await anAccountWithRoles(server);
  expect((await payloadOf(admin, CREATE, { name: "Any", permissions })).role!.permissions).toEqual(permissions);
});

describe("refused, and nothing is changed", () => {
  test.each<[expected: string, input: object]>([
    ["BLANK input.name", { name: "  " }],
    ["TOO_LONG input.name", { name: "x".repeat(121) }],
    ["INVALID input.name", { name: "Le\u202ead" }],
    ["INVALID input.name", { name: "Le\nad" }],
    ["TOO_LONG input.description", { description: "x".repeat(10_001) }],
    ["TOO_MANY input.permissions", { permissions: Array(ALL_PERMISSIONS.length + 1).fill("USERS_READ") }],
    ["ALREADY_EXISTS input.name", { name: "GESTÃO" }],
    ["ALREADY_EXISTS input.name", { name: "gestao" }],
    ["ALREADY_EXISTS input.name", { name: "Administrator" }],
    ["ALREADY_EXISTS input.name", { name: "gerente" }],
    ["ALREADY_EXISTS input.name", { name: "ASISTENTE" }],
  ])("%s", async (expected, input) => {
    const { account, admin } = await anAccountWithRoles(server);
    await aRole(admin, "Gestão", ["USERS_READ"]);
    expect(
      await leavingNoTrace(account, () =>
        refusalOf(admin, CREATE, { name: "New", permissions: ["USERS_READ"], ...input }),
      ),
    ).toEqual([expected]);
  });

  test("everything that is wrong is told at once", async () => {
    const { admin } = await anAccountWithRoles(server);
    const input = { name: "", description: "\u0007", permissions: [] };
    expect(await refusalOf(admin, CREATE, input)).toEqual(["BLANK input.name", "INVALID input.description"]);
  });

  test("past 100 roles of its own, whatever the system's", async () => {
    const { account, admin } = await anAccountWithRoles(server);
    await server.sql(
      `insert into role (account_id, id, kind, name, permissions)
       select $1, gen_random_uuid(), 'CUSTOM', 'Role ' || n, '{}' from generate_series(1, 99) n`,
      [account.id],
    );
    await aRole(admin, "The hundredth", []);
    expect(
      await leavingNoTrace(account, () => refusalOf(admin, CREATE, { name: "One more", permissions: [] })),
    ).toEqual(["TOO_MANY input"]);
  });

  test("a permission that the viewer does not hold, which is named", async () => {
    const { account } = await anAccountWithRoles(server);
    const own: Permission[] = ["ROLES_MANAGE", "USERS_READ"];
    const { member } = await aMemberWith(account, own);
    const permissions: Permission[] = ["USERS_READ", "USERS_INVITE", "EVENTS_READ"];
    const { userErrors } = await leavingNoTrace(account, () =>
      payloadOf(member, CREATE, { name: "More", permissions }),
    );
    expect(userErrors).toMatchObject([
      { code: "ESCALATION", path: ["input", "permissions"], permissions: ["USERS_INVITE", "EVENTS_READ"] },
    ]);
    // What it holds it may let others hold, though it may not give them all of it itself.
    expect((await payloadOf(member, CREATE, { name: "Equal", permissions: own })).userErrors).toEqual([]);
  });

  test.each(["MANAGER", "AGENT"] as const)("%s lacks ROLES_MANAGE", async (role) => {
    const { account } = await anAccountWithRoles(server);
    const member = await aMember(account, { role });
    const { errors } = await leavingNoTrace(account, () =>
      member.graphql(CREATE, { input: { name: "Mine", permissions: [] } }),
    );
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "ROLES_MANAGE" } }]);
  });
});

test.each([
  ["EN", "it will come"],
  ["ES", "pronto llegará"],
  ["PT_BR", "em breve chegará"],
] as const)(
  "without the feature the answer in %s is that it will come, whatever is wrong beside",
  async (language, says) => {
    const { account } = await anAccount(server);
    const admin = await aMember(account, { role: "ADMINISTRATOR", language });
    for (const name of ["Lead", ""]) {
      const { role, userErrors } = await leavingNoTrace(account, () =>
        payloadOf(admin, CREATE, { name, permissions: ["USERS_READ"] }),
      );
      expect(role).toBeNull();
      expect(userErrors).toMatchObject([{ code: "FEATURE_NOT_ENABLED", message: expect.stringContaining(says) }]);
    }
  },
);

test("names are unique in their account alone", async () => {
  for (const _ of [1, 2]) await aRole((await anAccountWithRoles(server)).admin, "Supervisor", ["USERS_READ"]);
});
