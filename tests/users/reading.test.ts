import { beforeAll, describe, expect, test } from "vitest";
import {
  aMember,
  anAccount,
  aServer,
  graphql,
  nobody,
  type TestServer,
  untyped,
  type VariablesOf,
} from "../kit/index.js";
import { aDepartment, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const GUARDED = [
  "email",
  "emailVerified",
  "status",
  "suspension",
  "roles",
  "permissions",
  "conversationLimit",
  "absenceMessage",
  "lastSeenAt",
  "language",
] as const;
const USERS = graphql(`{ users { nodes {
  id kind firstName lastName name webchatName departments { name } createdAt version manageable
  email emailVerified status suspension { reason } roles { name } permissions conversationLimit absenceMessage lastSeenAt language
} } }`);
const USER = graphql(`query($id: ID!) { user(id: $id) { ...All } viewer { user { ...All } } }
fragment All on User {
  id kind firstName lastName name webchatName departments { name } createdAt version manageable
  email emailVerified status suspension { reason } roles { name } permissions conversationLimit absenceMessage lastSeenAt language
}`);

test("whoever holds USERS_READ reads everything of everybody", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const agent = await aMember(account, {
    roles: ["AGENT", "EDITOR"],
    firstName: "Bruno",
    lastName: "Lima",
    language: "ES",
  });
  const departmentIds = [await aDepartment(admin, "Vendas"), await aDepartment(admin, "árvore")];
  await payloadOf(admin, "updateUser", {
    id: agent.userId,
    patch: { departmentIds, conversationLimit: 2, absenceMessage: "Away" },
  });
  const { user } = await manager.must(USER, { id: agent.userId });
  expect(user).toEqual({
    id: agent.userId,
    kind: "MEMBER",
    firstName: "Bruno",
    lastName: "Lima",
    name: "Bruno Lima",
    webchatName: "Bruno Lima",
    departments: [{ name: "árvore" }, { name: "Vendas" }],
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    version: 2,
    manageable: false,
    email: agent.email,
    emailVerified: true,
    status: "ACTIVE",
    suspension: null,
    roles: [{ name: "Agent" }, { name: "Editor" }],
    permissions: [
      "CONTACTS_CREATE",
      "CONVERSATIONS_CREATE",
      "CONVERSATIONS_READ_ASSIGNED",
      "CAMPAIGNS_MANAGE",
      "REPORTS_READ_OWN",
    ],
    conversationLimit: 2,
    absenceMessage: "Away",
    lastSeenAt: null,
    language: "ES",
  });
});

describe("without USERS_READ", () => {
  test("a guarded field is null in every row but one's own, with one error for the field", async () => {
    const { account } = await anAccount(server);
    const agent = await aMember(account, { role: "AGENT", firstName: "Bruno" });
    await aMember(account, { firstName: "Caio" });
    const { data, errors } = await agent.graphql(USERS);
    const [ana, bruno, caio] = data!.users!.nodes;
    for (const field of GUARDED) {
      expect(ana![field], field).toBeNull();
      expect(caio![field], field).toBeNull();
    }
    expect(ana).toMatchObject({ name: "Ana Souza", departments: [], version: 1, manageable: false });
    expect(bruno).toMatchObject({ email: agent.email, status: "ACTIVE", roles: [{ name: "Agent" }], language: "EN" });
    expect(bruno!.permissions).toContain("REPORTS_READ_OWN");
    expect(errors!.map(({ path }) => path!.at(-1)).sort()).toEqual([...GUARDED].sort());
    for (const { extensions } of errors!) expect(extensions).toEqual({ code: "FORBIDDEN", permission: "USERS_READ" });
  });

  test("one's own row alone has no errors", async () => {
    const { account } = await anAccount(server);
    const agent = await aMember(account);
    const { data, errors } = await agent.graphql(USER, { id: agent.userId });
    expect(errors).toBeUndefined();
    expect(data!.user).toEqual(data!.viewer!.user);
    expect(data!.user!.email).toBe(agent.email);
  });

  const FILTERED = graphql(
    `query($filter: UserFilter, $orderBy: UserOrder) { users(filter: $filter, orderBy: $orderBy) { nodes { id } } }`,
  );
  test.each<[what: string, variables: VariablesOf<typeof FILTERED>]>([
    ["filter", { filter: { status: ["ACTIVE"] } }],
    ["filter", { filter: { roleIds: [] } }],
    ["order", { orderBy: { field: "EMAIL", direction: "ASC" } }],
    ["order", { orderBy: { field: "LAST_SEEN_AT", direction: "DESC" } }],
  ])("a %s over a guarded field is FORBIDDEN: %j", async (_, variables) => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account);
    const { data, errors } = await agent.graphql(FILTERED, variables);
    expect(data).toEqual({ users: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_READ" } }]);
    expect((await admin.graphql(FILTERED, variables)).errors).toBeUndefined();
  });

  test("filters and orders over what everybody reads are everybody's", async () => {
    const { account } = await anAccount(server);
    const agent = await aMember(account);
    const { users } = await agent.must(
      graphql(
        `query($filter: UserFilter) { users(filter: $filter, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { id } } }`,
      ),
      { filter: { kind: ["MEMBER"], departmentIds: null, status: null } },
    );
    expect(users.nodes).toHaveLength(2);
  });
});

test.each([
  graphql(`{ users { nodes { id } } }`),
  graphql(`{ user(id: "00000000-0000-0000-0000-000000000000") { id } }`),
])("%s needs a session of a member", async (query) => {
  const { account } = await anAccount(server);
  const client = await aMember(account, { roles: [] });
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  expect(await nobody(server).graphql(query)).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
  expect(await client.graphql(query)).toMatchObject({ errors: [{ extensions: { code: "FORBIDDEN" } }] });
});

test.each([
  [
    "users",
    "{ users(first: 100) { totalCount nodes { id email roles { name userCount } departments { name userCount } permissions manageable suspension { by { name } } } } }",
  ],
  [
    "user",
    "query($id: ID!) { user(id: $id) { name roles { name permissions } departments { name } suspension { by { name roles { name } } } } }",
  ],
  ["roles", "{ roles { name permissions userCount assignable } }"],
  ["role", "query($role: ID!) { role(id: $role) { name userCount } }"],
  ["departments", "{ departments { name userCount } }"],
  [
    "viewer",
    "{ viewer { user { name roles { name } } account { name seats { used } } sessions { current } eventCursor } }",
  ],
])("%s is one statement beside the session's", async (_, query) => {
  const { account, admin } = await anAccount(server);
  const id = (await aMember(account)).userId;
  await aDepartment(admin, "Sales");
  await payloadOf(admin, "suspendUsers", { ids: [id] });
  const statements = await server.statements(() => admin.must(untyped(query), { id, role: account.roleIds.AGENT }));
  expect(statements).toHaveLength(2);
  expect(statements[0]).toContain("token_hash");
});
