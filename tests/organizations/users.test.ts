import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { done } from "../contacts/kit.js";
import { aMember, anAccount, aServer, type Console, graphql, type TestServer, untyped } from "../kit/index.js";
import { anAddress, aUser, refusalsOf } from "../users/create-kit.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const UPDATE = graphql(`mutation ($id: ID!, $patch: UserPatch!) {
  updateUser(input: { id: $id, patch: $patch }) { user { organization { name } } userErrors { code path } }
}`);

const update = async (console: Console, id: string, patch: Record<string, unknown>) =>
  (await console.graphql(UPDATE, { id, patch })).data?.updateUser;

const anOrganization = (admin: Console, name = "Cafés"): Promise<{ id: string }> =>
  done(admin, "create", "Organization", { name });

const CLIENT = { kind: "CLIENT" as const, roleIds: null };

test("a client account is made without a role or a seat, whatever its domain, and the log names its organization", async () => {
  const { account, admin } = await anAccount(server, { seats: 1 });
  await server.sql("update account set allowed_email_domains = '{team.example}' where id = $1", [account.id]);
  const { id: organizationId } = await anOrganization(admin);
  const user = await aUser(admin, account, { ...CLIENT, organizationId });
  expect(user).toMatchObject({ kind: "CLIENT", roles: [], permissions: [] });
  const [row] = await server.sql("select organization_id as id from app_user where id = $1", [user.id]);
  expect(row).toEqual({ id: organizationId });
  const [event] = (await server.eventsOf(account.id)).filter(({ user_id }) => user_id === user.id);
  expect(event!.changes).toEqual(
    expect.arrayContaining([
      { field: "kind", before: null, after: '"CLIENT"' },
      { field: "organization", before: null, after: '"Cafés"' },
    ]),
  );
});

test("a client account needs an organization of the account and no role, a member the reverse; nothing is made", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const { id: foreign } = await anOrganization((await anAccount(server)).admin);
  const before = await server.eventsOf(account.id);
  const refused = (more: Parameters<typeof refusalsOf>[2]) => refusalsOf(admin, account, more);
  expect(await refused({ ...CLIENT })).toEqual(["BLANK input.organizationId"]);
  expect(await refused({ kind: "CLIENT", organizationId })).toEqual(["INVALID input.roleIds"]);
  expect(await refused({ organizationId })).toEqual(["INVALID input.organizationId"]);
  for (const unknown of [foreign, uuidv7()])
    expect(await refused({ ...CLIENT, organizationId: unknown })).toEqual(["NOT_FOUND input.organizationId"]);
  expect(await server.eventsOf(account.id)).toEqual(before);
});

test("a client account is given no parts of the team's structure, by no way", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const client = await aUser(admin, account, { ...CLIENT, organizationId });
  const member = await aMember(account);
  const parts: [field: string, table: string, columns: string, values: string][] = [
    ["departmentIds", "department", "", ""],
    ["skillIds", "skill", "", ""],
    ["projectIds", "project", "", ""],
    ["channelIds", "channel", ", kind", ", 'WEBCHAT'"],
  ];
  for (const [field, table, columns, values] of parts) {
    const id = uuidv7();
    await server.sql(`insert into ${table} (account_id, id, name${columns}) values ($1, $2, 'Norte'${values})`, [
      account.id,
      id,
    ]);
    const before = await server.eventsOf(account.id);
    expect(await refusalsOf(admin, account, { ...CLIENT, organizationId, [field]: [id] })).toEqual([
      `INVALID input.${field}`,
    ]);
    const inviting = await admin.must(
      untyped(
        "mutation ($input: InviteUsersInput!) { answer: inviteUsers(input: $input) { refused: userErrors { code path } } }",
      ),
      { input: { emails: [anAddress()], kind: "CLIENT", organizationId, [field]: [id] } },
    );
    expect(inviting.answer.refused).toEqual([{ code: "INVALID", path: ["input", field] }]);
    const patch = { [field]: [id] };
    expect(await update(admin, client.id, patch)).toEqual({
      user: null,
      userErrors: [{ code: "INVALID", path: ["input", "patch", field] }],
    });
    expect(await server.eventsOf(account.id)).toEqual(before);
    const many = await admin.must(
      untyped(
        `mutation ($input: UpdateUsersInput!) { answer: updateUsers(input: $input) { results { id refused: userErrors { code } } } }`,
      ),
      { input: { ids: [client.id, member.userId], patch } },
    );
    expect(many.answer.results).toEqual([
      { id: client.id, refused: [{ code: "INVALID" }] },
      { id: member.userId, refused: [] },
    ]);
    expect(await server.sql(`select user_id from user_${table} where account_id = $1`, [account.id])).toEqual([
      { user_id: member.userId },
    ]);
  }
  expect(await update(admin, client.id, { departmentIds: [], skillIds: null })).toMatchObject({ userErrors: [] });
});

test("without ORGANIZATIONS_MANAGE client accounts are neither made nor moved", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const client = await aUser(admin, account, { ...CLIENT, organizationId });
  const manager = await aMember(account, { role: "MANAGER" });
  const before = await server.eventsOf(account.id);
  const making = await manager.graphql(
    graphql(`mutation ($input: CreateUserInput!) { createUser(input: $input) { userErrors { code } } }`),
    { input: { firstName: "Rui", lastName: "Reis", email: anAddress(), kind: "CLIENT", organizationId } },
  );
  const moving = await manager.graphql(UPDATE, { id: client.id, patch: { organizationId } });
  for (const { errors } of [making, moving])
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "ORGANIZATIONS_MANAGE" } }]);
  expect(await server.eventsOf(account.id)).toEqual(before);
});

test("a client account moves to another organization, and only such a one", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const { id: another } = await anOrganization(admin, "Padarias");
  const { id } = await aUser(admin, account, { ...CLIENT, organizationId });
  expect(await update(admin, id, { organizationId: another })).toEqual({
    user: { organization: { name: "Padarias" } },
    userErrors: [],
  });
  const events = await server.eventsOf(account.id);
  expect(events.at(-1)).toMatchObject({
    kind: "USER_UPDATED",
    changes: [{ field: "organization", before: '"Cafés"', after: '"Padarias"' }],
  });
  const { userId: member } = await aMember(account);
  for (const [whom, given, code] of [
    [id, null, "BLANK"],
    [id, uuidv7(), "NOT_FOUND"],
    [member, another, "INVALID"],
  ] as const)
    expect(await update(admin, whom, { organizationId: given })).toEqual({
      user: null,
      userErrors: [{ code, path: ["input", "patch", "organizationId"] }],
    });
  expect(await server.eventsOf(account.id)).toEqual(events);
});
