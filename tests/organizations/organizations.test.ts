import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { codeOf, denialOf, done, payloadOf } from "../contacts/kit.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  leavingNoTrace,
  untyped,
} from "../kit/index.js";
import { holding } from "../structure/kit.js";

const server = await aServer();

const GET =
  graphql(`query ($id: ID!) { organization(id: $id) { name version contactGroups { name organizations { name } }
  users { totalCount nodes { name kind organization { id } } } } }`);

/** A client account of an organization. */
async function aClient(account: AccountScene, organizationId: string, firstName = "Clara"): Promise<Console> {
  const client = await aMember(account, { roles: [], firstName });
  await server.sql("update app_user set kind = 'CLIENT', organization_id = $2 where id = $1", [
    client.userId,
    organizationId,
  ]);
  return client;
}

test("an organization is made, changed and deleted, each as one event", async () => {
  const { account, admin } = await anAccount(server);
  const [sul, norte] = [
    await done(admin, "create", "ContactGroup", { name: "Sul" }),
    await done(admin, "create", "ContactGroup", { name: "Norte" }),
  ];
  const before = (await server.eventsOf(account.id)).length;
  const { id, createdAt, ...made } = await done(admin, "create", "Organization", {
    name: " Cafés ",
    contactGroupIds: [sul.id],
  });
  expect(Date.parse(createdAt as string)).toBeGreaterThan(Date.now() - 60_000);
  expect(made).toEqual({ name: "Cafés", version: 1, contactGroups: [{ id: sul.id, name: "Sul" }] });
  const contactGroupIds = [sul.id, norte.id];
  expect(
    await done(admin, "update", "Organization", { id, name: "Bares", contactGroupIds, expectedVersion: 1 }),
  ).toMatchObject({ name: "Bares", version: 2, contactGroups: [{ name: "Norte" }, { name: "Sul" }] });
  expect(await done(admin, "update", "Organization", { id, name: "Bares", contactGroupIds })).toMatchObject({
    version: 2,
  });
  expect(await done(admin, "update", "Organization", { id, contactGroupIds: null })).toMatchObject({
    name: "Bares",
    version: 3,
    contactGroups: [],
  });
  expect(await payloadOf(admin, "delete", "Organization", { id })).toEqual({ deletedId: id, userErrors: [] });
  expect((await admin.must(GET, { id })).organization).toBeNull();
  const events = (await server.eventsOf(account.id)).slice(before);
  expect(events.map(({ kind, subject_id, subject_name }) => [kind, subject_id, subject_name])).toEqual([
    ["ORGANIZATION_CREATED", id, "Cafés"],
    ["ORGANIZATION_UPDATED", id, "Bares"],
    ["ORGANIZATION_UPDATED", id, "Bares"],
    ["ORGANIZATION_DELETED", id, "Bares"],
  ]);
  expect(events.map(({ changes }) => changes)).toEqual([
    [
      { field: "name", before: null, after: '"Cafés"' },
      { field: "contactGroups", before: null, after: '["Sul"]' },
    ],
    [
      { field: "name", before: '"Cafés"', after: '"Bares"' },
      { field: "contactGroups", before: '["Sul"]', after: '["Norte","Sul"]' },
    ],
    [{ field: "contactGroups", before: '["Norte","Sul"]', after: "[]" }],
    [{ field: "name", before: '"Bares"', after: "null" }],
  ]);
});

test("a link made from either side is seen from both", async () => {
  const { admin } = await anAccount(server);
  const group = await done(admin, "create", "ContactGroup", { name: "Sul" });
  const { id } = await done(admin, "create", "Organization", { name: "Cafés", contactGroupIds: [group.id] });
  await done(admin, "create", "ContactGroup", { name: "Norte", organizationIds: [id] });
  expect((await admin.must(GET, { id })).organization!.contactGroups).toEqual([
    { name: "Norte", organizations: [{ name: "Cafés" }] },
    { name: "Sul", organizations: [{ name: "Cafés" }] },
  ]);
  await done(admin, "update", "ContactGroup", { id: group.id, organizationIds: [] });
  expect((await admin.must(GET, { id })).organization).toMatchObject({
    version: 3,
    contactGroups: [{ name: "Norte" }],
  });
});

test("what has changed in the meantime is a CONFLICT", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  await done(admin, "create", "ContactGroup", { name: "Sul", organizationIds: [id] });
  const refused = { organization: null, userErrors: [{ code: "CONFLICT", path: ["input", "expectedVersion"] }] };
  await leavingNoTrace(account, async () => {
    const input = { id, contactGroupIds: [], expectedVersion: 1 };
    expect(await payloadOf(admin, "update", "Organization", input)).toEqual(refused);
  });
});

test("who is in it keeps it in use, until the last has been deleted; then it is forgotten", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  const client = await aClient(account, id);
  for (const status of ["ACTIVE", "SUSPENDED"]) {
    await server.sql("update app_user set status = $2, suspended_at = $3 where id = $1", [
      client.userId,
      status,
      status === "SUSPENDED" ? new Date() : null,
    ]);
    await leavingNoTrace(account, async () =>
      expect(await payloadOf(admin, "delete", "Organization", { id })).toEqual({
        deletedId: null,
        userErrors: [{ code: "IN_USE", path: ["id"] }],
      }),
    );
  }
  await admin.must(
    graphql(
      `mutation ($ids: [ID!]!) { deleteUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { ids: [client.userId] },
  );
  expect((await admin.must(GET, { id })).organization!.users!.totalCount).toBe(0);
  expect(codeOf(await payloadOf(admin, "delete", "Organization", { id }))).toBe("done");
  const rows = await server.sql("select status, organization_id from app_user where id = $1", [client.userId]);
  expect(rows).toEqual([{ status: "DELETED", organization_id: null }]);
});

test("the pending invitations to it are revoked with it, each as an event before its own; ended ones let go", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  await server.sql(
    `insert into invitation (account_id, id, kind, email, status, language, invited_by, token_hash, expires_at, organization_id)
     select $1, gen_random_uuid(), 'CLIENT', status || '@example.com', upper(status), 'EN', $2, decode(md5(status || $3), 'hex'), now() + interval '7 days', $3::uuid
     from unnest(array['pending', 'declined']) status`,
    [account.id, admin.userId, id],
  );
  const before = (await server.eventsOf(account.id)).length;
  await payloadOf(admin, "delete", "Organization", { id });
  const events = (await server.eventsOf(account.id)).slice(before);
  expect(events.map(({ kind, subject_name }) => [kind, subject_name])).toEqual([
    ["INVITATION_REVOKED", "pending@example.com"],
    ["ORGANIZATION_DELETED", "Cafés"],
  ]);
  const rows = await server.sql(
    "select status, organization_id from invitation where account_id = $1 order by status",
    [account.id],
  );
  expect(rows).toEqual([
    { status: "DECLINED", organization_id: null },
    { status: "REVOKED", organization_id: null },
  ]);
});

test("its client accounts come page by page, by name", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  const { id: other } = await done(admin, "create", "Organization", { name: "Bares" });
  for (const name of ["Davi", "Ana", "Érica"]) await aClient(account, id, name);
  await aClient(account, other, "Bia");
  const list = graphql(`query ($first: Int, $after: String) { organizations { totalCount nodes { name
    users(first: $first, after: $after) { totalCount nodes { firstName organization { id name } } pageInfo { hasNextPage endCursor } } } } }`);
  const { organizations } = await admin.must(list, { first: 2 });
  const [bares, cafes] = organizations.nodes;
  expect(bares!.users!.nodes).toEqual([{ firstName: "Bia", organization: { id: other, name: "Bares" } }]);
  expect(cafes!.users).toMatchObject({ totalCount: 3, nodes: [{ firstName: "Ana" }, { firstName: "Davi" }] });
  const next = await admin.must(list, { first: 2, after: cafes!.users!.pageInfo.endCursor });
  expect(next.organizations.nodes[1]!.users).toMatchObject({ nodes: [{ firstName: "Érica" }] });
});

test("organizations need ORGANIZATIONS_MANAGE, reading them USERS_READ at least, and their users that alone", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  const [manager, agent] = [await aMember(account, { role: "MANAGER" }), await aMember(account)];
  const manage = [{ code: "FORBIDDEN", permission: "ORGANIZATIONS_MANAGE" }];
  await leavingNoTrace(account, async () => {
    for (const who of [manager, agent]) {
      expect(await denialOf(who, "create", "Organization", { name: "Bares" })).toEqual(manage);
      expect(await denialOf(who, "update", "Organization", { id, name: "Bares" })).toEqual(manage);
      expect(await denialOf(who, "delete", "Organization", { id })).toEqual(manage);
    }
  });
  expect((await manager.must(GET, { id })).organization).toMatchObject({ name: "Cafés", users: { totalCount: 0 } });
  expect((await agent.graphql(GET, { id })).errors!.map(({ extensions }) => extensions)).toEqual(manage);
  const keeper = await holding(account, await aMember(account), ["ORGANIZATIONS_MANAGE"]);
  const { data, errors } = await keeper.graphql(GET, { id });
  expect(data!.organization).toMatchObject({ name: "Cafés", users: null });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: "FORBIDDEN", permission: "USERS_READ" }]);
});

test("one of another account is an unknown one, and so are foreign groups", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  const group = await done(stranger, "create", "ContactGroup", { name: "Sul" });
  await leavingNoTrace(account, async () => {
    for (const unknown of [id, uuidv7()]) {
      expect((await stranger.must(GET, { id: unknown })).organization).toBeNull();
      expect(codeOf(await payloadOf(stranger, "update", "Organization", { id: unknown, name: "Meu" }))).toBe(
        "NOT_FOUND",
      );
      expect(codeOf(await payloadOf(stranger, "delete", "Organization", { id: unknown }))).toBe("NOT_FOUND");
    }
    const refused = {
      organization: null,
      userErrors: [{ code: "NOT_FOUND", path: ["input", "contactGroupIds", "0"] }],
    };
    const contactGroupIds = [group.id];
    expect(await payloadOf(admin, "create", "Organization", { name: "Bares", contactGroupIds })).toEqual(refused);
    expect(await payloadOf(admin, "update", "Organization", { id, contactGroupIds })).toEqual(refused);
  });
});

test("a client account reads of its organization the id and the name alone", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  const client = await aClient(account, id);
  const { viewer } = await client.must(graphql(`{ viewer { user { organization { id name } } } }`));
  expect(viewer!.user!.organization).toEqual({ id, name: "Cafés" });
  for (const field of ["contactGroups { id }", "users { totalCount }", "createdAt", "version"]) {
    const { errors } = await client.graphql(untyped(`{ viewer { user { organization { id ${field} } } } }`));
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
  }
});
