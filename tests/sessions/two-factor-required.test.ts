import { expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  aSession,
  type Console,
  graphql,
  nobody,
} from "../kit/index.js";
import { aMemberWithPassword, isAlive, PASSWORD, codeOf as refusalOf, signIn, stateOf, withPassword } from "./kit.js";
import {
  anEnrolledMember,
  anonymously,
  challengeOf,
  codeOf,
  enrol,
  laterCode,
  payloadOf,
  twoFactorOf,
  wrongCode,
} from "./two-factor.js";

const server = await aServer();

const ACCOUNT = graphql(`mutation ($input: UpdateAccountInput!) {
  updateAccount(input: $input) { account { twoFactorRequired } userErrors { code path } } }`);
const USER = graphql(`mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { user { id twoFactor { required } } userErrors { code path } } }`);
const USERS = graphql(`mutation ($input: UpdateUsersInput!) {
  updateUsers(input: $input) { results { userErrors { code } } userErrors { code path } } }`);

const demand = (admin: Console, twoFactorRequired: boolean | null = true) =>
  admin.graphql(ACCOUNT, { input: { twoFactorRequired } });

test("turning it on ends the sessions of those who have none, in one event, but for the one that turned it on", async () => {
  const { account, admin } = await anAccount(server);
  const elsewhere = await aSession(account, admin.userId);
  const plain = await aMember(account);
  const { member: enrolled } = await anEnrolledMember(account);
  const { admin: stranger } = await anAccount(server);
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  await admin.must(graphql(`mutation { updateAccount(input: { name: "Aurora" }) { userErrors { code } } }`));
  const stream = plain.subscribe(
    graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind changes { field after } } }`),
    { after },
  );
  // It has received something: it is subscribed for certain.
  await stream.next();
  const logged = (await server.eventsOf(account.id)).length;

  expect((await demand(admin)).data!.updateAccount).toEqual({ account: { twoFactorRequired: true }, userErrors: [] });
  expect(await Promise.all([admin, elsewhere, plain, enrolled, stranger].map(isAlive))).toEqual([
    ...[true, false, false, true, true],
  ]);
  expect((await stream.next()).data).toEqual({
    viewerEvents: { kind: "ACCOUNT_UPDATED", changes: [{ field: "twoFactorRequired", after: "true" }] },
  });
  expect(await stream.ended).toMatchObject({ code: 4401, reason: "SESSION_REVOKED" });
  const events = (await server.eventsOf(account.id)).slice(logged);
  expect(events).toMatchObject([{ kind: "ACCOUNT_UPDATED", end_reason: "SESSION_REVOKED" }]);
  expect(events[0]!.ended_sessions!.sort()).toEqual([elsewhere.sessionId, plain.sessionId].sort());

  const again = await aSession(account, plain.userId);
  await demand(admin);
  expect(await isAlive(again)).toBe(true);
  expect(await twoFactorOf(again)).toMatchObject({ required: true, enabled: false });
  await demand(admin, false);
  expect(await twoFactorOf(again)).toMatchObject({ required: false });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({ kind: "ACCOUNT_UPDATED", ended_sessions: null });
});

test("who may not manage the account demands nothing, and null is no answer", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const before = await stateOf(server);
  expect((await demand(manager)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect((await demand(admin, null)).data!.updateAccount!.userErrors).toEqual([
    { code: "BLANK", path: ["input", "twoFactorRequired"] },
  ]);
  expect(await stateOf(server)).toEqual(before);
});

test("signing in then leads to enrolling, and that to the session", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithPassword(account);
  await demand(admin);
  const first = await challengeOf(server, member);
  const challenge = await challengeOf(server, member);
  expect((await signIn(server, { email: member.email })).result).toMatchObject({
    __typename: "TwoFactorEnrolmentChallenge",
  });
  expect(refusalOf(await anonymously(server, "confirmTwoFactor", { challenge, code: "123456" }))).toBe("INVALID_STATE");
  const { secret } = await anonymously(server, "beginTwoFactor", { challenge });
  const before = await stateOf(server);
  expect(await anonymously(server, "confirmTwoFactor", { challenge, code: wrongCode(secret) })).toMatchObject({
    recoveryCodes: null,
    result: null,
    userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", "code"] }],
  });
  expect(await stateOf(server)).toEqual(before);

  const logged = (await server.eventsOf(account.id)).length;
  const confirmed = await anonymously(server, "confirmTwoFactor", { challenge, code: codeOf(secret) });
  expect(confirmed).toMatchObject({
    result: { __typename: "SignedIn", viewer: { user: { id: member.userId } } },
    userErrors: [],
  });
  expect(confirmed.recoveryCodes).toHaveLength(10);
  expect((await server.eventsOf(account.id)).slice(logged)).toMatchObject([
    { kind: "USER_TWO_FACTOR_CHANGED", changes: [{ field: "twoFactorEnabled", after: "true" }] },
    { kind: "USER_SIGNED_IN" },
  ]);
  for (const dead of [first, challenge])
    for (const input of [{ challenge: dead }, { challenge: dead, code: codeOf(secret, 1) }])
      expect(refusalOf(await anonymously(server, "code" in input ? "confirmTwoFactor" : "beginTwoFactor", input))).toBe(
        "INVALID_TOKEN",
      );
  const next = { challenge: await challengeOf(server, member), code: codeOf(secret, 1) };
  expect((await anonymously(server, "signInWithTwoFactor", next)).result.__typename).toBe("SignedIn");
});

test("what is required stays on", async () => {
  const { account, admin } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const proof = { password: PASSWORD, code: codeOf(secret, 1) };
  await demand(admin);
  const before = await stateOf(server);
  expect(await payloadOf(member, "disableTwoFactor", proof)).toMatchObject({
    disabled: false,
    userErrors: [{ code: "TWO_FACTOR_REQUIRED" }],
  });
  expect(await stateOf(server)).toEqual(before);
  await demand(admin, false);
  await admin.must(USER, { input: { id: member.userId, patch: { twoFactorRequired: true } } });
  expect(refusalOf(await payloadOf(member, "disableTwoFactor", proof))).toBe("TWO_FACTOR_REQUIRED");
  expect(await isAlive(member)).toBe(true);
});

test("required of one user: its sessions end, and it alone enrols", async () => {
  const { account, admin } = await anAccount(server);
  const [member, other] = [await aMemberWithPassword(account), await aMemberWithPassword(account)];
  const { updateUser } = await admin.must(USER, {
    input: { id: member.userId, patch: { twoFactorRequired: true } },
  });
  expect(updateUser.user!.twoFactor).toEqual({ required: true });
  expect(await Promise.all([admin, member, other].map(isAlive))).toEqual([true, false, true]);
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "USER_UPDATED",
      user_id: member.userId,
      changes: [{ field: "twoFactorRequired", before: "false", after: "true" }],
      ended_sessions: [member.sessionId],
      end_reason: "SESSION_REVOKED",
    },
  ]);
  expect((await signIn(server, { email: other.email })).result).toMatchObject({ __typename: "SignedIn" });
  expect((await signIn(server, { email: member.email })).result).toMatchObject({
    __typename: "TwoFactorEnrolmentChallenge",
  });
  await admin.must(USER, { input: { id: member.userId, patch: { twoFactorRequired: false } } });
  expect((await signIn(server, { email: member.email })).result).toMatchObject({ __typename: "SignedIn" });
});

test("of many at once: those who have it keep their sessions, and so does the viewer's own", async () => {
  const { account, admin } = await anAccount(server);
  const elsewhere = await aSession(account, admin.userId);
  const plain = await Promise.all(Array.from({ length: 5 }, () => aMember(account)));
  const { member } = await anEnrolledMember(account);
  const ids = [admin, ...plain, member].map(({ userId }) => userId);
  const { updateUsers } = await admin.must(USERS, { input: { ids, patch: { twoFactorRequired: true } } });
  expect(updateUsers.results).toEqual(ids.map(() => ({ userErrors: [] })));
  expect(await Promise.all([admin, elsewhere, member, ...plain].map(isAlive))).toEqual([
    ...[true, false, true],
    ...plain.map(() => false),
  ]);
  const { data } = await admin.graphql(USERS, {
    input: { ids, patch: { twoFactorRequired: null } },
  });
  expect(data!.updateUsers!.userErrors).toEqual([{ code: "BLANK", path: ["input", "patch", "twoFactorRequired"] }]);
});

test("whoever is left signed in without it sets it up from there", async () => {
  const { admin } = await anAccount(server);
  await withPassword(server, admin);
  await demand(admin);
  const { secret } = await enrol(admin);
  expect(await twoFactorOf(admin)).toEqual({ required: true, enabled: true, recoveryCodesLeft: 10 });
  const challenge = await challengeOf(server, admin);
  const code = await laterCode(server, admin, secret);
  expect((await anonymously(server, "signInWithTwoFactor", { challenge, code })).result.__typename).toBe("SignedIn");
});

test("accepting an invitation leads to enrolling where it is required", async () => {
  const { account, admin } = await anAccount(server);
  await demand(admin);
  const token = await invited(account, admin, "newcomer@required.example.com");
  const { data } = await nobody(server).graphql(
    graphql(`mutation ($input: AcceptInvitationInput!) {
      acceptInvitation(input: $input) { result { __typename ... on TwoFactorEnrolmentChallenge { challenge } } userErrors { code } } }`),
    { input: { token, firstName: "Caio", lastName: "Melo", password: PASSWORD } },
  );
  expect(data!.acceptInvitation).toMatchObject({
    result: { __typename: "TwoFactorEnrolmentChallenge" },
    userErrors: [],
  });
  const { challenge } = data!.acceptInvitation!.result as { challenge: string };
  const { secret } = await anonymously(server, "beginTwoFactor", { challenge });
  const confirmed = await anonymously(server, "confirmTwoFactor", { challenge, code: codeOf(secret) });
  expect(confirmed.result).toMatchObject({
    __typename: "SignedIn",
    viewer: { user: { email: "newcomer@required.example.com" } },
  });
});

async function invited(account: AccountScene, admin: Console, email: string): Promise<string> {
  await admin.must(
    graphql(
      `mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { input: { emails: [email], roleIds: [account.roleIds.AGENT] } },
  );
  const [mail] = await server.mails(email);
  return /[?&]token=([\w-]+)/.exec(mail!.text)![1]!;
}
