import { expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { aMember, anAccount, aServer, graphql } from "../kit/index.js";
import { aCustomRole } from "../users/scenes.js";
import { aKey, asked, codesOf, deleteKey, tracesOf } from "./kit.js";

const server = await aServer();

const KEYS = graphql(`{ apiKeys { id name permissions createdBy { id name } createdAt lastUsedAt expiresAt } }`);

test("a key is shown once, with what it may do and who answers for it", async () => {
  const { admin } = await anAccount(server);
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const permissions = ["USERS_INVITE", "USERS_READ", "USERS_READ"];
  const { payload } = await asked(admin, { name: "  CRM  ", permissions, expiresAt });
  expect(payload).toEqual({
    apiKey: {
      id: expect.any(String),
      name: "CRM",
      permissions: ["USERS_READ", "USERS_INVITE"],
      createdBy: { id: admin.userId },
      createdAt: expect.any(String),
      lastUsedAt: null,
      expiresAt,
    },
    token: expect.stringMatching(/^roster_key_[\w-]{64}$/),
    userErrors: [],
  });
});

test("the token is stored as a hash alone, and nothing tells it again", async () => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["USERS_READ"]);
  const secret = program.token!.replace("roster_key_", "");
  const hexadecimal = Buffer.from(secret, "base64url").subarray(16).toString("hex");
  const tables = await server.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema in ('public', 'graphile_worker')`,
  );
  for (const { name } of tables) {
    const rows = await server.sql<{ row: string }>(`select t::text as row from ${name} t`);
    for (const { row } of rows) {
      expect(row).not.toContain(secret);
      expect(row).not.toContain(hexadecimal);
    }
  }
  expect(JSON.stringify([await admin.must(KEYS), await server.eventsOf(account.id)])).not.toContain(secret);
});

test("making a key is an event, without its secret", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aKey(admin, ["EVENTS_READ"], { name: "Watcher" });
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "API_KEY_CREATED",
      actor_id: admin.userId,
      user_id: null,
      subject_id: id,
      subject_name: "Watcher",
      changes: [
        { field: "name", before: null, after: '"Watcher"' },
        { field: "permissions", before: null, after: '["EVENTS_READ"]' },
      ],
    },
  ]);
  const { events } = await admin.must(
    graphql(`{ events { nodes { __typename kind actorName ... on ApiKeyEvent { apiKeyId name } } } }`),
  );
  expect(events.nodes).toEqual([
    { __typename: "ApiKeyEvent", kind: "API_KEY_CREATED", actorName: "Ana Souza", apiKeyId: id, name: "Watcher" },
  ]);
});

test("keys are listed newest first, without those that have run out", async () => {
  const { account, admin } = await anAccount(server);
  const [first, second, over] = [await aKey(admin), await aKey(admin), await aKey(admin)];
  await server.sql("update api_key set expires_at = now() - interval '1 second' where id = $1", [over.id]);
  const { apiKeys } = await admin.must(KEYS);
  expect(apiKeys.map(({ id }: { id: string }) => id)).toEqual([second.id, first.id]);
  const { admin: stranger } = await anAccount(server);
  expect((await stranger.must(KEYS)).apiKeys).toEqual([]);
  expect(account.id).toBeTruthy();
});

test.each([
  ["a blank name", { name: " " }, [{ code: "BLANK", path: ["input", "name"], permissions: null }]],
  ["a long name", { name: "x".repeat(121) }, [{ code: "TOO_LONG", path: ["input", "name"], permissions: null }]],
  [
    "an end that is past",
    { expiresAt: "2020-01-01T00:00:00Z" },
    [{ code: "INVALID", path: ["input", "expiresAt"], permissions: null }],
  ],
])("%s is refused, and nothing is made", async (_what, input, userErrors) => {
  const { account, admin } = await anAccount(server);
  const before = await tracesOf(account);
  const { payload } = await asked(admin, input);
  expect(payload).toEqual({ apiKey: null, token: null, userErrors });
  expect(await tracesOf(account)).toEqual(before);
});

test("nobody gives a key what it does not hold itself", async () => {
  const { account } = await anAccount(server);
  const keeper = await aMember(account, { roles: [] });
  const role = await aCustomRole(account, "Keeper", ["API_KEYS_MANAGE", "USERS_READ"]);
  await server.sql("insert into user_role (account_id, user_id, role_id) values ($1, $2, $3)", [
    account.id,
    keeper.userId,
    role,
  ]);
  const before = await tracesOf(account);
  const { payload } = await asked(keeper, { permissions: ["USERS_DELETE", "USERS_READ", "USERS_INVITE"] });
  expect(payload).toEqual({
    apiKey: null,
    token: null,
    userErrors: [{ code: "ESCALATION", path: ["input", "permissions"], permissions: ["USERS_INVITE", "USERS_DELETE"] }],
  });
  expect(await tracesOf(account)).toEqual(before);
  await aKey(keeper, ["API_KEYS_MANAGE", "USERS_READ"]);
});

test("an Administrator gives a key everything", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ALL_PERMISSIONS);
  expect((await program.must(graphql(`{ viewer { permissions } }`))).viewer.permissions).toEqual(ALL_PERMISSIONS);
});

test("whoever may not manage keys neither sees, makes nor deletes any", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aKey(admin);
  const manager = await aMember(account, { role: "MANAGER" });
  const before = await tracesOf(account);
  const { errors } = await asked(manager, {});
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "API_KEYS_MANAGE" } }]);
  expect(await codesOf(manager, "mutation ($id: ID!) { deleteApiKey(id: $id) { deletedId } }", { id })).toEqual([
    "FORBIDDEN",
  ]);
  expect(await codesOf(manager, "{ apiKeys { id } }")).toEqual(["FORBIDDEN"]);
  expect(await tracesOf(account)).toEqual(before);
});

test("an account has at most 100 keys, however many are made at once", async () => {
  const { account, admin } = await anAccount(server);
  const keys = [];
  for (let i = 0; i < 99; i++) keys.push(await aKey(admin));
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all(Array.from({ length: 10 }, () => asked(admin, {})));
    const made = answers.filter(({ payload }) => payload!.apiKey);
    expect(made).toHaveLength(1);
    for (const { payload } of answers)
      if (!payload!.apiKey)
        expect(payload!.userErrors).toEqual([{ code: "TOO_MANY", path: ["input"], permissions: null }]);
    await deleteKey(admin, made[0]!.payload!.apiKey!.id);
  }
  const [row] = await server.sql<{ count: number }>("select count(*)::int from api_key where account_id = $1", [
    account.id,
  ]);
  expect(row!.count).toBe(99);
});
