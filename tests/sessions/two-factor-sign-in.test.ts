import { expect, test } from "vitest";
import { anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { isAlive, NEW_PASSWORD, PASSWORD, codeOf as refusalOf, SIGN_IN, signIn, stateOf, withToken } from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, codeOf, laterCode, twoFactorOf, wrongCode } from "./two-factor.js";

const server = await aServer();

const MINUTE = 60_000;

test("the right password leads to a challenge of ten minutes, and a code to the session; the log tells of the session alone", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const logged = (await server.eventsOf(account.id)).length;
  const { result } = await signIn(server, { email: member.email });
  const { challenge, expiresAt } = result as unknown as { challenge: string; expiresAt: string };
  expect(result).toMatchObject({ __typename: "TwoFactorChallenge" });
  const left = Date.parse(expiresAt) - Date.now();
  expect(left).toBeGreaterThan(9 * MINUTE);
  expect(left).toBeLessThanOrEqual(10 * MINUTE);
  expect(await server.eventsOf(account.id)).toHaveLength(logged);
  expect(await isAlive(withToken(server, challenge)).catch(() => false)).toBe(false);

  const signedIn = await anonymously(server, "signInWithTwoFactor", { challenge, code: ` ${codeOf(secret, 1)} ` });
  expect(signedIn).toMatchObject({
    result: { __typename: "SignedIn", viewer: { user: { id: member.userId }, session: { current: true } } },
    userErrors: [],
  });
  expect(await isAlive(withToken(server, signedIn.result.token))).toBe(true);
  expect((await server.eventsOf(account.id)).slice(logged)).toMatchObject([
    { kind: "USER_SIGNED_IN", actor_id: member.userId, user_id: member.userId },
  ]);
});

test("a wrong code leaves the challenge as it was; one that was met is used up", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const challenge = await challengeOf(server, member);
  const before = await stateOf(server);
  for (const code of [wrongCode(secret), "", "12345", "1234567", "7k2m-9xqa-40tz-h3ws", "x".repeat(100_000)])
    expect(await anonymously(server, "signInWithTwoFactor", { challenge, code })).toMatchObject({
      result: null,
      userErrors: [{ code: "INVALID_CREDENTIALS", path: ["input", "code"] }],
    });
  expect(await stateOf(server)).toEqual(before);
  const right = { challenge, code: codeOf(secret, 1) };
  expect((await anonymously(server, "signInWithTwoFactor", right)).result.__typename).toBe("SignedIn");
  const again = { challenge, code: await laterCode(server, member, secret) };
  expect(await anonymously(server, "signInWithTwoFactor", again)).toMatchObject({
    result: null,
    userErrors: [{ code: "INVALID_TOKEN", path: ["input", "challenge"] }],
  });
});

test("no code is accepted twice, nor an earlier one after a later", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const attempt = async (code: string) =>
    refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge: await challengeOf(server, member), code }));
  // The code that enrolled is used up too.
  expect(await attempt(codeOf(secret))).toBe("INVALID_CREDENTIALS");
  const next = codeOf(secret, 1);
  expect(await attempt(next)).toBe(null);
  expect(await attempt(next)).toBe("INVALID_CREDENTIALS");
  expect(await attempt(codeOf(secret))).toBe("INVALID_CREDENTIALS");
  expect(await attempt(codeOf(secret, -1))).toBe("INVALID_CREDENTIALS");
});

test("each recovery code is accepted once, and the log counts them down", async () => {
  const { account } = await anAccount(server);
  const { member, recoveryCodes } = await anEnrolledMember(account);
  const attempt = async (code: string) =>
    refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge: await challengeOf(server, member), code }));
  expect(await attempt(recoveryCodes[3]!.toUpperCase().replaceAll("-", " "))).toBe(null);
  expect(await attempt(recoveryCodes[3]!)).toBe("INVALID_CREDENTIALS");
  expect((await server.eventsOf(account.id)).slice(-2)).toMatchObject([
    {
      kind: "USER_TWO_FACTOR_CHANGED",
      changes: [{ field: "recoveryCodesLeft", before: "10", after: "9" }],
    },
    { kind: "USER_SIGNED_IN" },
  ]);
  for (const [used, code] of recoveryCodes.entries()) {
    await server.sql("truncate throttle");
    expect(await attempt(code)).toBe(used === 3 ? "INVALID_CREDENTIALS" : null);
  }
  expect(await twoFactorOf(member)).toEqual({ required: false, enabled: true, recoveryCodesLeft: 0 });
});

test("codes of another user, in this account or another, are wrong codes", async () => {
  const { account } = await anAccount(server);
  const { member } = await anEnrolledMember(account);
  const colleague = await anEnrolledMember(account);
  const stranger = await anEnrolledMember((await anAccount(server)).account, { email: "same@example.com" });
  const challenge = await challengeOf(server, member);
  for (const { secret, recoveryCodes } of [colleague, stranger])
    for (const code of [codeOf(secret, 1), recoveryCodes[0]!])
      expect(refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge, code }))).toBe(
        "INVALID_CREDENTIALS",
      );
});

test("a challenge is dead after its time, and when the user is signed out everywhere, suspended or has a new password", async () => {
  const { account, admin } = await anAccount(server);
  const ends: Record<string, (userId: string, email: string) => Promise<unknown>> = {
    time: (userId) => server.sql("update sign_in_challenge set expires_at = now() where user_id = $1", [userId]),
    signedOut: (id) =>
      admin.must(graphql(`mutation ($id: ID!) { revokeUserSessions(input: { ids: [$id] }) { userErrors { code } } }`), {
        id,
      }),
    suspended: (id) =>
      admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
        id,
      }),
    deleted: (id) =>
      admin.must(graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`), { id }),
  };
  for (const [why, end] of Object.entries(ends)) {
    const { member, secret } = await anEnrolledMember(account);
    const input = { challenge: await challengeOf(server, member), code: codeOf(secret, 1) };
    await end(member.userId, member.email);
    expect([why, refusalOf(await anonymously(server, "signInWithTwoFactor", input))]).toEqual([why, "INVALID_TOKEN"]);
  }
  const { member, secret } = await anEnrolledMember(account);
  const input = { challenge: await challengeOf(server, member), code: codeOf(secret, 1) };
  await member.must(
    graphql(`mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { userErrors { code } } }`),
    { input: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD } },
  );
  expect(refusalOf(await anonymously(server, "signInWithTwoFactor", input))).toBe("INVALID_TOKEN");
});

test("a session that was asked for as a cookie comes as one, and its token is not told", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const post = (query: string, variables: object) =>
    fetch(server.graphqlUrl, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
  const first = await post(SIGN_IN, { input: { email: member.email, password: PASSWORD, cookie: true } });
  expect(first.headers.get("set-cookie")).toBe(null);
  const { challenge } = ((await first.json()) as { data: { signIn: { result: { challenge: string } } } }).data.signIn
    .result;
  const second = await post(
    `mutation ($input: SignInWithTwoFactorInput!) { signInWithTwoFactor(input: $input) { result { ... on SignedIn { token } } } }`,
    { input: { challenge, code: codeOf(secret, 1) } },
  );
  const cookie = second.headers.get("set-cookie")!;
  expect(cookie).toMatch(/^roster_session=[\w-]{64}; .*HttpOnly; SameSite=Lax/);
  expect(await second.json()).toEqual({ data: { signInWithTwoFactor: { result: { token: null } } } });
  const { data } = await nobody(server).graphql(graphql(`{ viewer { user { id } } }`), undefined, {
    cookie: cookie.split(";")[0]!,
  });
  expect(data!.viewer!.user!.id).toBe(member.userId);
});
