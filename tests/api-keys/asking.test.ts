import { expect, test } from "vitest";
import { aMember, anAccount, aServer, Console, graphql, untyped } from "../kit/index.js";
import { ask } from "../server/kit.js";
import { aKey, codesOf, tracesOf } from "./kit.js";

const server = await aServer();

const VIEWER = graphql(`{ viewer {
  user { id } session { id } sessions { id } permissions account { id slug } eventCursor } }`);

test("a key's viewer has an account and permissions, and neither user nor session", async () => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["EVENTS_READ", "USERS_READ"]);
  const { viewer } = await program.must(VIEWER);
  expect(viewer).toEqual({
    user: null,
    session: null,
    sessions: [],
    permissions: ["USERS_READ", "EVENTS_READ"],
    account: { id: account.id, slug: account.slug },
    eventCursor: (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor,
  });
});

test("a key is spoken to in the account's language", async () => {
  const { admin } = await anAccount(server, { language: "PT_BR" });
  const { console: program } = await aKey(admin);
  expect((await program.must(graphql(`{ roles { name } }`))).roles[1].name).toBe("Gerente");
  expect((await admin.must(graphql(`{ roles { name } }`))).roles[1].name).toBe("Manager");
});

test("a key reads what every member reads, and what its permissions open", async () => {
  const { admin } = await anAccount(server);
  const { console: plain } = await aKey(admin);
  expect((await plain.must(graphql(`{ users { nodes { name manageable } } departments { id } }`))).users.nodes).toEqual(
    [{ name: "Ana Souza", manageable: false }],
  );
  // Who made it is another user to it.
  const own = await plain.graphql(graphql(`query ($id: ID!) { user(id: $id) { name email } }`), { id: admin.userId });
  expect(own.data!.user).toEqual({ name: "Ana Souza", email: null });
  expect(own.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_READ" } }]);
  const { console: reader } = await aKey(admin, ["USERS_READ"]);
  expect(await reader.must(graphql(`query ($id: ID!) { user(id: $id) { email } }`), { id: admin.userId })).toEqual({
    user: { email: admin.email },
  });
});

test.each([
  "mutation { signOut { signedOut } }",
  "mutation { revokeSessions(input: {}) { revokedIds } }",
  'mutation { changePassword(input: { currentPassword: "x", newPassword: "y" }) { changed } }',
  'mutation { requestEmailChange(input: { email: "a@example.com", password: "x" }) { accepted } }',
  "mutation { resendVerification { sent } }",
  'mutation { updateProfile(input: { firstName: "X" }) { user { id } } }',
  "mutation { setPresence(presence: AWAY) { user { id } } }",
])("what a user does with its own is nothing for a key: %s", async (document) => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["USERS_READ", "USERS_MANAGE", "ACCOUNT_MANAGE"]);
  const before = await tracesOf(account);
  expect(await codesOf(program, document)).toEqual(["FORBIDDEN"]);
  expect(await tracesOf(account)).toEqual(before);
});

test("what a key does, the log tells in its name", async () => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["TEAM_STRUCTURE_MANAGE", "EVENTS_READ"], { name: "ERP" });
  await program.must(graphql(`mutation { createDepartment(input: { name: "Vendas" }) { userErrors { code } } }`));
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "STRUCTURE_CREATED",
    actor_id: null,
    actor_name: "ERP",
  });
  const { events } = await program.must(graphql(`{ events(first: 1) { nodes { actor { id } actorName } } }`));
  expect(events.nodes).toEqual([{ actor: null, actorName: "ERP" }]);
});

test("for whom a key invites, its maker answers", async () => {
  const { account, admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["USERS_READ", "USERS_INVITE"]);
  const { roleIds } = account;
  const refused = await program.graphql(
    graphql(
      `mutation ($roles: [ID!]) { inviteUsers(input: { emails: ["ana@example.org"], roleIds: $roles }) { results { email } userErrors { code permissions } } }`,
    ),
    { roles: [roleIds.EDITOR] },
  );
  expect(refused.data!.inviteUsers!.userErrors).toEqual([{ code: "ESCALATION", permissions: ["CAMPAIGNS_MANAGE"] }]);
  const { console: editor } = await aKey(admin, ["USERS_INVITE", "CAMPAIGNS_MANAGE"]);
  const { inviteUsers } = await editor.must(
    graphql(
      `mutation ($roles: [ID!]) { inviteUsers(input: { emails: ["ana@example.org"], roleIds: $roles }) { results { invitation { invitedBy { id } } userErrors { code } } userErrors { code } } }`,
    ),
    { roles: [roleIds.EDITOR] },
  );
  expect(inviteUsers.results).toEqual([{ invitation: { invitedBy: { id: admin.userId } }, userErrors: [] }]);
  // Behind a program nobody sits who could invite by name.
  const [mail] = await server.mails("ana@example.org");
  expect(mail!.subject).toBe("You are invited to Padaria Aurora");
});

test("a key is found by one statement, as a session is", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin, ["USERS_READ", "TEAM_STRUCTURE_MANAGE"]);
  const read = graphql(`{ users { nodes { name email } } }`);
  const write = (name: string) =>
    `mutation { createDepartment(input: { name: "${name}" }) { department { id } userErrors { code } } }`;
  for (const console of [program, admin]) await console.must(read);
  const by = (console: Console, document: string) => server.statements(() => console.must(untyped(document), {}));
  expect(await by(program, read)).toHaveLength((await by(admin, read)).length);
  expect(await by(program, write("a"))).toHaveLength((await by(admin, write("b"))).length);
});

test("when a key was used is written at most once a minute", async () => {
  const { admin } = await anAccount(server);
  const { id, console: program } = await aKey(admin, ["API_KEYS_MANAGE"]);
  const lastUsedAt = async () => (await admin.must(graphql(`{ apiKeys { lastUsedAt } }`))).apiKeys[0].lastUsedAt;
  expect(await lastUsedAt()).toBeNull();
  await program.must(graphql(`{ viewer { account { id } } }`));
  const first = await lastUsedAt();
  expect(first).not.toBeNull();
  const statements = await server.statements(() => program.must(graphql(`{ viewer { account { id } } }`)));
  expect(statements.join()).not.toContain("update api_key");
  expect(await lastUsedAt()).toBe(first);
  await server.sql("update api_key set last_used_at = now() - interval '61 seconds' where id = $1", [id]);
  await program.must(graphql(`{ viewer { account { id } } }`));
  expect(Date.parse((await lastUsedAt())!)).toBeGreaterThanOrEqual(Date.parse(first!));
});

test.each([
  ["another secret", (token: string) => `${token.slice(0, -4)}${token.endsWith("AAAA") ? "BBBB" : "AAAA"}`],
  ["no prefix", (token: string) => token.replace("roster_key_", "")],
  ["half of it", (token: string) => token.slice(0, 40)],
  ["more of it", (token: string) => `${token}A`],
])("a key with %s opens nothing", async (_what, change) => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin);
  const guesser = new Console(server.graphqlUrl, change(program.token!), "", "", "");
  expect(await codesOf(guesser)).toEqual(["UNAUTHENTICATED"]);
});

test("a session's token does not pass for a key, nor with a key's prefix", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  const guesser = new Console(server.graphqlUrl, `roster_key_${agent.token}`, "", "", "");
  expect(await codesOf(guesser)).toEqual(["UNAUTHENTICATED"]);
});

test("a key in a cookie is nobody's", async () => {
  const { admin } = await anAccount(server);
  const { console: program } = await aKey(admin);
  const { json } = await ask(
    server,
    { query: "{ viewer { account { id } } }" },
    { cookie: `roster_session=${program.token}` },
  );
  expect(json).toEqual({ data: { viewer: null } });
});
