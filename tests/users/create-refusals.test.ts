import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";
import { anInvitation } from "../invitations/kit.js";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, type TestServer } from "../kit/index.js";
import { anAddress, anAgent, aUser, CREATE, created, refusalsOf } from "./create-kit.js";
import { aDepartment } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

test.each<[expected: string[], input: object]>([
  [["BLANK input.firstName"], { firstName: " " }],
  [["INVALID input.lastName"], { lastName: "Di\u202eas" }],
  [["TOO_LONG input.webchatName"], { webchatName: "x".repeat(121) }],
  [["BLANK input.webchatName"], { webchatName: "" }],
  [["INVALID input.conversationLimit"], { conversationLimit: -1 }],
  [["INVALID input.conversationLimit"], { conversationLimit: 10_001 }],
  [["TOO_LONG input.absenceMessage"], { absenceMessage: "x".repeat(10_001) }],
  [["EMAIL_INVALID input.email"], { email: "nobody" }],
  [["EMAIL_INVALID input.email"], { email: "a@x.io <b@evil.io>" }],
  [["EMAIL_DISPOSABLE input.email"], { email: "someone@mailinator.com" }],
  [["BLANK input.roleIds"], { roleIds: [] }],
  [["BLANK input.roleIds"], { roleIds: null }],
  [["TOO_MANY input.skillIds"], { skillIds: Array.from({ length: 501 }, () => uuidv7()) }],
  [["PASSWORD_TOO_WEAK input.password"], { password: "short" }],
  [["PASSWORD_TOO_WEAK input.password"], { password: "carladias2024" }],
  [["TOO_LONG input.password"], { password: "correct horse battery staple ".repeat(10) }],
  [
    ["BLANK input.firstName", "EMAIL_INVALID input.email", "BLANK input.roleIds", "PASSWORD_TOO_WEAK input.password"],
    { firstName: "", email: "x", roleIds: [], password: "x" },
  ],
])("%j, and nothing is changed", async (expected, input) => {
  const { account, admin } = await anAccount(server);
  expect(await leavingNoTrace(account, () => refusalsOf(admin, account, input))).toEqual(expected);
});

test("a domain that the account does not allow", async () => {
  const { account, admin } = await anAccount(server);
  await server.sql("update account set allowed_email_domains = '{aurora.example}' where id = $1", [account.id]);
  expect(await leavingNoTrace(account, () => refusalsOf(admin, account, {}))).toEqual([
    "EMAIL_DOMAIN_NOT_ALLOWED input.email",
  ]);
  await aUser(admin, account, { email: `x${process.pid}@aurora.example` });
});

test("an address that somebody has, or is invited by, whatever its case", async () => {
  const { account, admin } = await anAccount(server);
  const { email } = await anInvitation(admin, account);
  const refused = (address: string) =>
    leavingNoTrace(account, () => refusalsOf(admin, account, { email: address.toUpperCase() }));
  expect(await refused(admin.email)).toEqual(["ALREADY_MEMBER input.email"]);
  expect(await refused(email)).toEqual(["ALREADY_INVITED input.email"]);
});

test("no seat: used ones and reserved ones count", async () => {
  const { account, admin } = await anAccount(server, { seats: 2 });
  const { id } = await anInvitation(admin, account);
  for (const active of [true, false])
    expect(await leavingNoTrace(account, () => refusalsOf(admin, account, { active }))).toEqual([
      "SEATS_EXHAUSTED input",
    ]);
  await admin.must(
    graphql(`mutation ($id: ID!) { revokeInvitations(input: { ids: [$id] }) { userErrors { code } } }`),
    { id },
  );
  await aUser(admin, account);
});

test("roles and parts of the structure that do not exist here, each by its place", async () => {
  const { account, admin } = await anAccount(server);
  const { account: other, admin: stranger } = await anAccount(server);
  const [own, foreign] = [await aDepartment(admin, "Vendas"), await aDepartment(stranger, "Vendas")];
  const input = {
    roleIds: [account.roleIds.AGENT, other.roleIds.AGENT],
    departmentIds: [own, foreign],
    skillIds: [uuidv7()],
    projectIds: [uuidv7()],
    channelIds: [uuidv7()],
    chatGroupIds: [uuidv7()],
  };
  expect(await leavingNoTrace(account, () => refusalsOf(admin, account, input))).toEqual([
    "NOT_FOUND input.roleIds.1",
    "NOT_FOUND input.departmentIds.1",
    "NOT_FOUND input.skillIds.0",
    "NOT_FOUND input.projectIds.0",
    "NOT_FOUND input.channelIds.0",
    "NOT_FOUND input.chatGroupIds.0",
  ]);
  expect(await admin.graphql(CREATE, anAgent(account, { roleIds: ["x"] }))).toMatchObject({
    errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
  });
});

test.each([
  [[SystemRole.EDITOR], ["CAMPAIGNS_MANAGE"]],
  [[SystemRole.AGENT, SystemRole.EDITOR], ["CAMPAIGNS_MANAGE"]],
  [
    [SystemRole.MANAGER],
    ALL_PERMISSIONS.filter((permission) => !permissionsOf(SystemRole.MANAGER).includes(permission)),
  ],
  [
    [SystemRole.ADMINISTRATOR],
    ALL_PERMISSIONS.filter((permission) => !permissionsOf(SystemRole.MANAGER).includes(permission)),
  ],
])("a Manager makes nobody with the roles %j", async (roles, permissions) => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const roleIds = roles.map((role) => account.roleIds[role]);
  expect((await leavingNoTrace(account, () => created(manager, account, { roleIds }))).userErrors).toMatchObject([
    { code: "ESCALATION", path: ["input", "roleIds"], permissions },
  ]);
});

test.each(["AGENT", "DISPATCHER", "EDITOR", "ATTENDANT"] as const)("%s makes nobody", async (role) => {
  const { account } = await anAccount(server);
  const member = await aMember(account, { role });
  const { data, errors } = await leavingNoTrace(account, () => member.graphql(CREATE, anAgent(account)));
  expect(data).toEqual({ createUser: null });
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_INVITE" } }]);
});

test("an address is mailed to five times a day at most, by invitations and creation together", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  const remove = graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`);
  const { id } = await anInvitation(admin, account, { email });
  await admin.must(
    graphql(`mutation ($id: ID!) { revokeInvitations(input: { ids: [$id] }) { userErrors { code } } }`),
    { id },
  );
  for (let sent = 1; sent < 5; sent++) await admin.must(remove, { id: (await aUser(admin, account, { email })).id });
  const { userErrors } = await leavingNoTrace(account, () => created(admin, account, { email }));
  expect(userErrors).toMatchObject([{ code: "TOO_MANY_ATTEMPTS", retryAfter: expect.any(Number) }]);
  // Whoever needs no mail is made all the same, and what was refused has not been counted.
  await admin.must(remove, { id: (await aUser(admin, account, { email, active: false })).id });
  await aUser(admin, account, { email, password: "kettle drums" });
});
