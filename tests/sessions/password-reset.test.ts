import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, graphql, idle, nobody } from "../kit/index.js";
import {
  aMemberWithPassword,
  codeOf,
  isAlive,
  NEW_PASSWORD,
  refusalsIn,
  signIn,
  stateOf,
  tokenMailed,
  withPassword,
} from "./kit.js";

const server = await aServer();

const REQUEST = graphql(`mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { accepted userErrors { code path retryAfter } }
}`);
const RESET = graphql(
  `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code path } } }`,
);

const request = (input: { email: string; account?: string }) => nobody(server).graphql(REQUEST, { input });
const reset = (token: string, newPassword = NEW_PASSWORD) =>
  nobody(server).graphql(RESET, { input: { token, newPassword } });
const mailsTo = (email: string) => server.sql("select subject from mailbox where recipient = $1", [email]);
const INVALID = [{ code: "INVALID_TOKEN", path: ["input", "token"] }];

/** Somebody who has asked for a link, and the token in it. */
async function aForgetfulUser() {
  const { account, admin } = await anAccount(server);
  await withPassword(server, admin);
  await request({ email: admin.email });
  return { account, admin, token: await tokenMailed(server, admin.email) };
}

test("the mailed link opens a new password once, ends every session and proves the address", async () => {
  const { account, admin, token } = await aForgetfulUser();
  await server.sql("update app_user set email_verified_at = null where id = $1", [admin.userId]);
  const other = await aSession(account, admin.userId);
  expect((await reset(token)).data).toEqual({ resetPassword: { reset: true, userErrors: [] } });

  expect(await Promise.all([admin, other].map(isAlive))).toEqual([false, false]);
  expect(codeOf(await signIn(server, { email: admin.email }))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email: admin.email, password: NEW_PASSWORD }))).toBe(null);
  const [changed, verified] = await server.eventsOf(account.id);
  expect(changed).toMatchObject({
    kind: "USER_PASSWORD_CHANGED",
    actor_id: admin.userId,
    user_id: admin.userId,
    end_reason: "PASSWORD_CHANGED",
  });
  expect(changed!.ended_sessions!.sort()).toEqual([admin.sessionId, other.sessionId].sort());
  expect(verified).toMatchObject({
    kind: "USER_UPDATED",
    changes: [{ field: "emailVerified", before: "false", after: "true" }],
  });
  expect((await server.mails(admin.email, 2))[1]!.subject).toBe("Your password was changed");
  await idle(server);

  const before = await stateOf(server);
  expect(refusalsIn(await reset(token, "another kettle 9000 drums"))).toEqual(INVALID);
  expect(await stateOf(server)).toEqual(before);
});

test("whoever has not chosen a password yet chooses one by it", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMember(account);
  await request({ email });
  await reset(await tokenMailed(server, email));
  expect(codeOf(await signIn(server, { email, password: NEW_PASSWORD }))).toBe(null);
});

test("known or not, an address is answered the same, by the same statements", async () => {
  const { account } = await anAccount(server);
  const known = await aMemberWithPassword(account);
  const answers: unknown[] = [];
  const statementsFor = async (email: string) => {
    const statements = await server.statements(async () => answers.push(await request({ email })));
    // The job, and the mail that it makes, run beside the answer.
    return statements.filter((text) => /throttle|add_job\(/.test(text));
  };
  const forKnown = await statementsFor(known.email);
  expect(forKnown).toHaveLength(2);
  expect(await statementsFor("nobody@example.com")).toEqual(forKnown);
  expect(answers[0]).toEqual({ data: { requestPasswordReset: { accepted: true, userErrors: [] } } });
  expect(answers[1]).toEqual(answers[0]);
  await idle(server);
  expect([await mailsTo(known.email), await mailsTo("nobody@example.com")]).toEqual([[expect.anything()], []]);
});

test("one mail for each account, in each user's language, and none for the suspended and deleted", async () => {
  const email = "several@example.com";
  const scenes = [];
  for (let i = 0; i < 4; i++) scenes.push((await anAccount(server)).account);
  const [english, portuguese, ofSuspended, ofDeleted] = scenes;
  await aMember(english!, { email });
  await aMember(portuguese!, { email, language: "PT_BR" });
  const suspended = await aMember(ofSuspended!, { email });
  await server.sql("update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1", [suspended.userId]);
  const deleted = await aMember(ofDeleted!, { email });
  await server.sql("update app_user set status = 'DELETED', deleted_at = now() where id = $1", [deleted.userId]);
  await request({ email });
  await idle(server);
  expect((await mailsTo(email)).map(({ subject }) => subject).sort()).toEqual([
    "Choose a new password",
    "Escolha uma nova senha",
  ]);
  await request({ email, account: english!.slug });
  await idle(server);
  expect(await mailsTo(email)).toHaveLength(3);
});

test.each(["known", "unknown"])("of 20 requests at once for one %s address three are accepted", async (which) => {
  const { account } = await anAccount(server);
  const email = which === "known" ? (await aMember(account)).email : "nobody-else@example.com";
  const spellings = [email, email.toUpperCase(), ` ${email} `];
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => request({ email: spellings[i % 3]! })));
  const payloads = answers.map(({ data }) => data!.requestPasswordReset!);
  expect(payloads.filter(({ accepted }) => accepted)).toHaveLength(3);
  const refused = payloads.filter((answer) => codeOf(answer) === "TOO_MANY_ATTEMPTS");
  expect(refused).toHaveLength(17);
  expect(refused[0]!.userErrors[0]!.retryAfter).toBeGreaterThan(3590);
  await idle(server);
  expect(await mailsTo(email)).toHaveLength(which === "known" ? 3 : 0);
});

test("what is no address is told so", async () => {
  expect(refusalsIn(await request({ email: "ana@" }))).toMatchObject([
    { code: "EMAIL_INVALID", path: ["input", "email"] },
  ]);
});

test("a newer link replaces the older one", async () => {
  const { admin, token } = await aForgetfulUser();
  await request({ email: admin.email });
  const newer = await tokenMailed(server, admin.email, 2);
  expect(refusalsIn(await reset(token))).toEqual(INVALID);
  expect(refusalsIn(await reset(newer))).toEqual([]);
});

test("a password that is too weak leaves the link as it was", async () => {
  const { admin, token } = await aForgetfulUser();
  const before = await stateOf(server);
  for (const weak of ["short", "password12", admin.email])
    expect(refusalsIn(await reset(token, weak))).toEqual([
      { code: "PASSWORD_TOO_WEAK", path: ["input", "newPassword"] },
    ]);
  expect(refusalsIn(await reset(token, "x".repeat(300)))).toEqual([
    { code: "TOO_LONG", path: ["input", "newPassword"] },
  ]);
  expect(await stateOf(server)).toEqual(before);
  expect(refusalsIn(await reset(token))).toEqual([]);
});

test.each([
  ["expired", "update link_token set expires_at = now() where user_id = $1"],
  ["for something else", "update link_token set purpose = 'VERIFY_EMAIL' where user_id = $1"],
  ["of somebody suspended", "update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1"],
  [
    "mailed to an address that has changed since",
    "update app_user set email = 'moved-' || id || '@example.com' where id = $1",
  ],
])("a link that is %s opens nothing", async (_, statement) => {
  const { admin, token } = await aForgetfulUser();
  await server.sql(statement, [admin.userId]);
  const before = await stateOf(server);
  expect(refusalsIn(await reset(token))).toEqual(INVALID);
  expect(await stateOf(server)).toEqual(before);
});

test.each(["", "x", "A".repeat(64), "\0".repeat(64)])("what nobody was mailed opens nothing: %j", async (token) => {
  expect(refusalsIn(await reset(token))).toEqual(INVALID);
});
