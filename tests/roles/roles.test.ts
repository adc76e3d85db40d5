import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { aMember, anAccount, aServer, graphql, nobody, type TestServer } from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const AGENT = ["CONTACTS_CREATE", "CONVERSATIONS_CREATE", "CONVERSATIONS_READ_ASSIGNED", "REPORTS_READ_OWN"];
const ATTENDANT = [
  ...AGENT.slice(0, 3),
  "CONVERSATIONS_READ_DEPARTMENT",
  "LABELS_CREATE",
  "QUICK_REPLIES_CREATE",
  "CHANNELS_RESTART",
];
const MANAGER = [
  ...["USERS_READ", "USERS_INVITE", "USERS_MANAGE"],
  ...AGENT.slice(0, 3),
  ...[
    "CONVERSATIONS_READ_DEPARTMENT",
    "CONVERSATIONS_READ_ALL",
    "CONVERSATIONS_ASSIGN",
    "LABELS_CREATE",
    "LABELS_MANAGE",
  ],
  ...["QUICK_REPLIES_CREATE", "QUICK_REPLIES_MANAGE", "CHANNELS_RESTART", "REPORTS_READ_OWN", "REPORTS_READ_ALL"],
  "FEEDBACK_READ",
];
const SYSTEM: [systemRole: string, names: Record<string, string>, permissions: string[]][] = [
  ["ADMINISTRATOR", { EN: "Administrator", ES: "Administrador", PT_BR: "Administrador" }, [...ALL_PERMISSIONS]],
  ["MANAGER", { EN: "Manager", ES: "Gerente", PT_BR: "Gerente" }, MANAGER],
  ["AGENT", { EN: "Agent", ES: "Agente", PT_BR: "Agente" }, AGENT],
  [
    "DISPATCHER",
    { EN: "Dispatcher", ES: "Despachador", PT_BR: "Expedidor" },
    [...AGENT.slice(0, 3), "CONVERSATIONS_ASSIGN", "REPORTS_READ_OWN"],
  ],
  ["EDITOR", { EN: "Editor", ES: "Editor", PT_BR: "Editor" }, ["CAMPAIGNS_MANAGE"]],
  ["ATTENDANT", { EN: "Attendant", ES: "Asistente", PT_BR: "Atendente" }, ATTENDANT],
];

describe.each(["EN", "ES", "PT_BR"] as const)("in %s", (language) => {
  test("the six system roles come in their order, with their names, descriptions and permissions", async () => {
    const { account } = await anAccount(server);
    const agent = await aMember(account, { role: "AGENT", language });
    const { roles } = await agent.must(
      graphql(`{ roles { id kind systemRole name description permissions version } }`),
    );
    expect(roles).toEqual(
      SYSTEM.map(([systemRole, names, permissions]) => ({
        id: account.roleIds[systemRole as keyof typeof account.roleIds],
        kind: "SYSTEM",
        systemRole,
        name: names[language],
        description: expect.stringMatching(/\.$/),
        permissions,
        version: 1,
      })),
    );
    expect(new Set(roles.map(({ description }) => description)).size).toBe(6);
  });

  test("the catalogue groups and describes every permission, in the order of role editors", async () => {
    const { account } = await anAccount(server);
    const agent = await aMember(account, { language });
    const { permissionCatalogue } = await agent.must(
      graphql(`{ permissionCatalogue { permission group title description } }`),
    );
    expect(permissionCatalogue.map(({ permission }) => permission)).toEqual(ALL_PERMISSIONS);
    for (const info of permissionCatalogue)
      for (const text of [info.group, info.title, info.description]) expect(text.trim()).not.toBe("");
  });
});

test("custom roles follow by name, whatever their case and accents, in their own words", async () => {
  const { account } = await anAccount(server);
  for (const name of ["zebra", "Árvore", "Bola", "arvorezinha"]) await aCustomRole(account, name, ["CAMPAIGNS_MANAGE"]);
  const agent = await aMember(account, { language: "PT_BR" });
  const { roles } = await agent.must(graphql(`{ roles { kind systemRole name description permissions } }`));
  expect(roles.slice(6).map(({ name }) => name)).toEqual(["Árvore", "arvorezinha", "Bola", "zebra"]);
  expect(roles[6]).toEqual({
    kind: "CUSTOM",
    systemRole: null,
    name: "Árvore",
    description: null,
    permissions: ["CAMPAIGNS_MANAGE"],
  });
});

test("one role by its id; unknown and foreign ids are null, malformed ones bad", async () => {
  const { account, admin } = await anAccount(server);
  const { account: other } = await anAccount(server);
  const ROLE = graphql(`query($id: ID!) { role(id: $id) { systemRole } }`);
  expect(await admin.must(ROLE, { id: account.roleIds.EDITOR })).toEqual({ role: { systemRole: "EDITOR" } });
  for (const id of [uuidv7(), other.roleIds.EDITOR]) expect(await admin.must(ROLE, { id })).toEqual({ role: null });
  expect(await admin.graphql(ROLE, { id: "x" })).toMatchObject({
    data: { role: null },
    errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
  });
});

test("userCount counts who holds it, suspended ones too, and needs USERS_READ", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { roles: ["AGENT", "EDITOR"] });
  const suspended = await aMember(account, { role: "AGENT" });
  await admin.must(graphql(`mutation($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { userErrors { code } } }`), {
    ids: [suspended.userId],
  });
  const { roles } = await admin.must(graphql(`{ roles { userCount } }`));
  expect(roles.map(({ userCount }) => userCount)).toEqual([1, 0, 2, 0, 1, 0]);
  const { data, errors } = await agent.graphql(graphql(`{ roles { systemRole userCount } }`));
  expect(data!.roles).toHaveLength(6);
  for (const role of data!.roles!) expect(role.userCount).toBeNull();
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_READ" } }]);
});

test.each([
  graphql(`{ roles { id } }`),
  graphql(`{ permissionCatalogue { title } }`),
  graphql(`{ role(id: "01900000-0000-7000-8000-000000000000") { id } }`),
])("%s needs a session of a member", async (query) => {
  const { account } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  expect(await nobody(server).graphql(query)).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
  expect(await client.graphql(query)).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
});
