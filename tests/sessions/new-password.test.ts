import { expect, test } from "vitest";
import { type AccountScene, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import {
  aMemberWithPassword,
  isAlive,
  NEW_PASSWORD,
  PASSWORD,
  codeOf as refusalOf,
  signIn,
  stateOf,
  tokenMailed,
  withToken,
} from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, codeOf, done, twoFactorOf } from "./two-factor.js";

const server = await aServer();

const OWN = "seven lamps over water 9";

/** A member whose password an administrator has set. */
async function aMemberWithTemporary(account: AccountScene, admin: Console): Promise<Console> {
  const member = await aMemberWithPassword(account, { firstName: "Bia", lastName: "Reis" });
  await done(admin, "setUserPassword", { id: member.userId, password: NEW_PASSWORD });
  return member;
}

test("a password of one's own leads from the challenge to the session; from then on it alone is right", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithTemporary(account, admin);
  const other = await challengeOf(server, member, { password: NEW_PASSWORD });
  const challenge = await challengeOf(server, member, { password: NEW_PASSWORD });
  const logged = (await server.eventsOf(account.id)).length;
  const { result, userErrors } = await anonymously(server, "signInWithNewPassword", { challenge, newPassword: OWN });
  expect(userErrors).toEqual([]);
  expect(result).toMatchObject({ __typename: "SignedIn", viewer: { user: { id: member.userId } } });
  expect(await isAlive(withToken(server, result.token))).toBe(true);
  expect((await server.eventsOf(account.id)).slice(logged)).toMatchObject([
    {
      kind: "USER_PASSWORD_CHANGED",
      actor_id: member.userId,
      changes: [{ field: "mustChangePassword", before: "true", after: "false" }],
    },
    { kind: "USER_SIGNED_IN", user_id: member.userId },
  ]);
  expect((await server.mails(member.email, 2)).map(({ subject }) => subject)).toEqual([
    "You were given a new password",
    "Your password was changed",
  ]);
  for (const dead of [other, challenge])
    expect(
      refusalOf(await anonymously(server, "signInWithNewPassword", { challenge: dead, newPassword: PASSWORD })),
    ).toBe("INVALID_TOKEN");
  expect(refusalOf(await signIn(server, { email: member.email, password: NEW_PASSWORD }))).toBe("INVALID_CREDENTIALS");
  expect((await signIn(server, { email: member.email, password: OWN })).result).toMatchObject({
    __typename: "SignedIn",
  });
});

test.each([
  ["password1234", "PASSWORD_TOO_WEAK"],
  ["bia.reis.2026", "PASSWORD_TOO_WEAK"],
  [NEW_PASSWORD, "PASSWORD_TOO_WEAK"],
  ["x".repeat(257), "TOO_LONG"],
])("%j is refused with %s, and leaves the challenge as it was", async (newPassword, code) => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithTemporary(account, admin);
  const challenge = await challengeOf(server, member, { password: NEW_PASSWORD });
  const before = await stateOf(server);
  expect(await anonymously(server, "signInWithNewPassword", { challenge, newPassword })).toMatchObject({
    result: null,
    userErrors: [{ code, path: ["input", "newPassword"] }],
  });
  expect(await stateOf(server)).toEqual(before);
  expect((await anonymously(server, "signInWithNewPassword", { challenge, newPassword: OWN })).userErrors).toEqual([]);
});

test("who has a second factor shows it first: the temporary password alone sets no other", async () => {
  const { account, admin } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  await done(admin, "setUserPassword", { id: member.userId, password: NEW_PASSWORD });
  const first = await challengeOf(server, member, { password: NEW_PASSWORD });
  const newPassword = OWN;
  expect(refusalOf(await anonymously(server, "signInWithNewPassword", { challenge: first, newPassword }))).toBe(
    "INVALID_TOKEN",
  );
  const proven = await anonymously(server, "signInWithTwoFactor", { challenge: first, code: codeOf(secret, 1) });
  expect(proven).toMatchObject({ result: { __typename: "PasswordChangeChallenge" }, userErrors: [] });
  const { challenge } = proven.result;
  const entered = await anonymously(server, "signInWithNewPassword", { challenge, newPassword });
  expect(entered).toMatchObject({ result: { __typename: "SignedIn" }, userErrors: [] });
  expect(await twoFactorOf(withToken(server, entered.result.token))).toMatchObject({ enabled: true });
});

test("who has to enrol does so after choosing the password", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithTemporary(account, admin);
  await server.sql("update account set two_factor_required = true where id = $1", [account.id]);
  const first = await challengeOf(server, member, { password: NEW_PASSWORD });
  expect(refusalOf(await anonymously(server, "beginTwoFactor", { challenge: first }))).toBe("INVALID_TOKEN");
  const chosen = await anonymously(server, "signInWithNewPassword", { challenge: first, newPassword: OWN });
  expect(chosen).toMatchObject({ result: { __typename: "TwoFactorEnrolmentChallenge" }, userErrors: [] });
  const { challenge } = chosen.result;
  const { secret } = await anonymously(server, "beginTwoFactor", { challenge });
  const confirmed = await anonymously(server, "confirmTwoFactor", { challenge, code: codeOf(secret) });
  expect(confirmed.result).toMatchObject({ __typename: "SignedIn", viewer: { user: { id: member.userId } } });
});

test("a mailed link sets a password of one's own as well, but not the one that was set", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithTemporary(account, admin);
  await admin.must(
    graphql(
      `mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted userErrors { code } } }`,
    ),
    { email: member.email },
  );
  const token = await tokenMailed(server, member.email, 2);
  const reset = async (newPassword: string) =>
    (
      await admin.graphql(
        graphql(
          `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code path } } }`,
        ),
        { input: { token, newPassword } },
      )
    ).data!.resetPassword;
  expect(await reset(NEW_PASSWORD)).toEqual({
    reset: false,
    userErrors: [{ code: "PASSWORD_TOO_WEAK", path: ["input", "newPassword"] }],
  });
  expect(await reset(OWN)).toEqual({ reset: true, userErrors: [] });
  expect((await signIn(server, { email: member.email, password: OWN })).result).toMatchObject({
    __typename: "SignedIn",
  });
});

test("a challenge is dead after its time, once another password is set, and in place of another kind", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithTemporary(account, admin);
  const refused = async (challenge: string) =>
    expect(await anonymously(server, "signInWithNewPassword", { challenge, newPassword: OWN })).toMatchObject({
      result: null,
      userErrors: [{ code: "INVALID_TOKEN", path: ["input", "challenge"] }],
    });
  const overtaken = await challengeOf(server, member, { password: NEW_PASSWORD });
  await done(admin, "setUserPassword", { id: member.userId, password: `${NEW_PASSWORD} x` });
  await refused(overtaken);
  const late = await challengeOf(server, member, { password: `${NEW_PASSWORD} x` });
  await server.sql("update sign_in_challenge set expires_at = now() where user_id = $1", [member.userId]);
  await refused(late);
  const { member: enrolled } = await anEnrolledMember(account);
  await refused(await challengeOf(server, enrolled));
  for (const text of ["", "x", "A".repeat(64), admin.token!]) await refused(text);
});
