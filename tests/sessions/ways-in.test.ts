import { getNamedType, isObjectType } from "graphql";
import { expect, test } from "vitest";
import { createSchema } from "../../src/schema.js";
import { type AccountScene, anAccount, aServer, type Console, graphql, nobody, untyped } from "../kit/index.js";
import { NEW_PASSWORD, PASSWORD, SIGN_IN, tokenMailed } from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, codeOf, done, enrol, payloadOf } from "./two-factor.js";

const server = await aServer();

interface Scene {
  account: AccountScene;
  admin: Console;
  member: Console;
  secret: string;
}

/** What an operation answers, and the cookie that comes with it. */
async function post(query: string, variables: object, headers: Record<string, string> = {}) {
  const response = await fetch(server.graphqlUrl, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { text: (await response.text()).trim(), cookie: response.headers.get("set-cookie") };
}

const ask = (query: string, variables: object) => nobody(server).graphql(untyped(query), variables);
const signIn = (input: object) => post(SIGN_IN, { input });

/** What somebody tries who has the password, the mailbox, or both, but not the authenticator. */
const WAYS: Record<string, (scene: Scene) => Promise<unknown>> = {
  "the password": ({ member: { email } }) => signIn({ email, password: PASSWORD }),
  "the password, with a cookie": ({ member: { email } }) => signIn({ email, password: PASSWORD, cookie: true }),
  "the password and the account": ({ member: { email }, account }) =>
    signIn({ email, password: PASSWORD, account: account.slug }),
  "the password of two accounts": async ({ member: { email } }) => {
    const other = await anAccount(server);
    await anEnrolledMember(other.account, { email });
    await signIn({ email, password: PASSWORD });
    return signIn({ email, password: PASSWORD, account: other.account.slug });
  },
  "a password reset": async ({ member: { email } }) => {
    await ask(`mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted } }`, { email });
    const token = await tokenMailed(server, email);
    const input = { token, newPassword: NEW_PASSWORD };
    const { cookie } = await post(`mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset } }`, {
      input,
    });
    expect(cookie).toBe(null);
    return signIn({ email, password: NEW_PASSWORD, cookie: true });
  },
  "a password that an administrator set": async ({ admin, member: { userId, email } }) => {
    await done(admin, "setUserPassword", { id: userId, password: NEW_PASSWORD });
    return signIn({ email, password: NEW_PASSWORD });
  },
  "a new password, by the challenge for a code": async ({ member }) => {
    const challenge = await challengeOf(server, member);
    const answer = await anonymously(server, "signInWithNewPassword", { challenge, newPassword: NEW_PASSWORD });
    expect(answer.userErrors).toMatchObject([{ code: "INVALID_TOKEN" }]);
  },
  "a new password, by a challenge from before enrolling": async ({ account, member }) => {
    const challenge = await aChallenge(account, member, "PASSWORD_CHANGE");
    await server.sql("update app_user set must_change_password = true where id = $1", [member.userId]);
    const answer = await anonymously(server, "signInWithNewPassword", { challenge, newPassword: NEW_PASSWORD });
    expect(answer.userErrors).toMatchObject([{ code: "INVALID_TOKEN" }]);
  },
  "enrolling once more, by the challenge for a code": async ({ member }) => {
    const challenge = await challengeOf(server, member);
    for (const [mutation, input] of [
      ["beginTwoFactor", { challenge }],
      ["confirmTwoFactor", { challenge, code: "123456" }],
    ] as const)
      expect((await anonymously(server, mutation, input)).userErrors).toMatchObject([{ code: "INVALID_TOKEN" }]);
  },
  "enrolling once more, by a challenge from before enrolling": async ({ account, member }) => {
    await server.sql("update account set two_factor_required = true where id = $1", [account.id]);
    const challenge = await aChallenge(account, member, "TWO_FACTOR_ENROLMENT");
    expect((await anonymously(server, "beginTwoFactor", { challenge })).userErrors).toMatchObject([
      { code: "INVALID_TOKEN" },
    ]);
  },
  "a code, by a challenge for something else": async ({ account, member, secret }) => {
    const challenge = await aChallenge(account, member, "PASSWORD_CHANGE");
    const answer = await anonymously(server, "signInWithTwoFactor", { challenge, code: codeOf(secret, 1) });
    expect(answer.userErrors).toMatchObject([{ code: "INVALID_TOKEN" }]);
  },
  "the challenge in place of a session": async ({ member }) => {
    const challenge = await challengeOf(server, member);
    const bearer = await post("{ viewer { user { id } } }", {}, { authorization: `Bearer ${challenge}` });
    expect(bearer.text).toContain("UNAUTHENTICATED");
    const cookie = await post("{ viewer { user { id } } }", {}, { cookie: `roster_session=${challenge}` });
    expect(cookie.text).toBe('{"data":{"viewer":null}}');
  },
  "a mailed link that verifies the address": async ({ member }) => {
    await server.sql("update app_user set email_verified_at = null where id = $1", [member.userId]);
    await member.must(graphql(`mutation { resendVerification { userErrors { code } } }`));
    const token = await tokenMailed(server, member.email);
    const answer = await post("mutation ($token: String!) { verifyEmail(token: $token) { verified } }", { token });
    expect(answer).toEqual({ text: '{"data":{"verifyEmail":{"verified":true}}}', cookie: null });
  },
  "an invitation to the same address": async ({ account, admin, member }) => {
    const { data } = await admin.graphql(
      graphql(
        `mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { results { userErrors { code } } } }`,
      ),
      { input: { emails: [member.email], roleIds: [account.roleIds.AGENT] } },
    );
    expect(data!.inviteUsers!.results).toEqual([{ userErrors: [{ code: "ALREADY_MEMBER" }] }]);
  },
  "an account of one's own with the same address": ({ member: { email } }) =>
    ask(
      `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { result { __typename } userErrors { code } } }`,
      { input: { accountName: "Mine", firstName: "Eve", lastName: "Reis", email, password: PASSWORD } },
    ),
};

/** A challenge as it would be, had it been opened before the second factor was set up and not been ended by that. */
async function aChallenge({ id }: AccountScene, { userId, email }: Console, kind: string): Promise<string> {
  const challenge = await challengeOf(server, { email });
  await server.sql("update sign_in_challenge set kind = $3 where account_id = $1 and user_id = $2", [id, userId, kind]);
  return challenge;
}

const sessionsOf = ({ userId }: Console) =>
  server.sql("select id from session where user_id = $1 order by id", [userId]);

test.each(Object.entries(WAYS))("%s does not go round the second factor", async (_name, attempt) => {
  const { account, admin } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const before = await sessionsOf(member);
  const answer = await attempt({ account, admin, member, secret });
  if (answer && typeof answer === "object" && "cookie" in answer) {
    expect(answer.cookie).toBe(null);
    expect(answer).toMatchObject({ text: expect.stringContaining('"__typename":"TwoFactorChallenge"') });
  }
  const after = await sessionsOf(member);
  expect(before).toEqual(expect.arrayContaining(after));
});

test("enrolling ends what was begun without it", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  await done(member, "disableTwoFactor", { password: PASSWORD, code: codeOf(secret, 1) });
  await server.sql("update app_user set two_factor_required = true where id = $1", [member.userId]);
  const challenge = await challengeOf(server, member);
  await enrol(member);
  expect(await server.sql("select kind from sign_in_challenge where user_id = $1", [member.userId])).toEqual([]);
  expect((await payloadOf(nobody(server), "beginTwoFactor", { challenge })).userErrors).toMatchObject([
    { code: "INVALID_TOKEN" },
  ]);
});

test("these are all the mutations that may lead to a session", () => {
  const schema = createSchema([]);
  const leading = Object.values(schema.getMutationType()!.getFields()).filter(({ type }) => {
    const payload = getNamedType(type);
    return (
      isObjectType(payload) && Object.values(payload.getFields()).some((field) => `${field.type}` === "SignInResult")
    );
  });
  expect(leading.map(({ name }) => name).sort()).toEqual([
    ...["acceptInvitation", "confirmTwoFactor", "createAccount", "signIn"],
    ...["signInWithNewPassword", "signInWithTwoFactor"],
  ]);
});
