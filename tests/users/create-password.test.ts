import { expect, test } from "vitest";
import { anAccount, aServer, type Console, graphql, idle, nobody, signedIn, untyped } from "../kit/index.js";
import { codeOf, NEW_PASSWORD, PASSWORD, signIn, tokenMailed } from "../sessions/kit.js";
import { anAddress, aUser } from "./create-kit.js";

const server = await aServer();

const RESET = graphql(
  `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code path } } }`,
);
const choose = async (token: string) =>
  (await nobody(server).must(RESET, { input: { token, newPassword: NEW_PASSWORD } })).resetPassword;
const act = (admin: Console, mutation: string, id: string) =>
  admin.must(
    untyped(
      `mutation ($id: ID!) { ${mutation}(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { id },
  );
const mailsTo = async (email: string): Promise<number> => {
  await idle(server);
  const [row] = await server.sql<{ count: number }>("select count(*)::int as count from mailbox where recipient = $1", [
    email,
  ]);
  return row!.count;
};

test("with a password it is mailed nothing, and has to change the password at its first sign-in", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  const user = await aUser(admin, account, { email, password: PASSWORD });
  expect(user.mustChangePassword).toBe(true);
  expect(await mailsTo(email)).toBe(0);
  const { result } = await signIn(server, { email });
  expect(result).toMatchObject({ __typename: "PasswordChangeChallenge" });
  const [event] = await server.eventsOf(account.id);
  expect(event!.changes).toContainEqual({ field: "mustChangePassword", before: null, after: "true" });
  expect(JSON.stringify(event)).not.toContain(PASSWORD);
  expect(JSON.stringify(event)).not.toContain("argon2");

  const { signInWithNewPassword } = await nobody(server).must(
    graphql(`mutation ($input: SignInWithNewPasswordInput!) {
       signInWithNewPassword(input: $input) { result { __typename ... on SignedIn { viewer { user { id mustChangePassword } } } } userErrors { code } } }`),
    { input: { challenge: (result as unknown as { challenge: string }).challenge, newPassword: NEW_PASSWORD } },
  );
  expect(signedIn(signInWithNewPassword.result).viewer.user).toEqual({ id: user.id, mustChangePassword: false });
});

test.each([
  ["EN", "Welcome to Padaria Aurora"],
  ["ES", "Le damos la bienvenida a Padaria Aurora"],
  ["PT_BR", "Boas-vindas a Padaria Aurora"],
] as const)(
  "without one it is mailed a link, in the account's language %s, by which it chooses one",
  async (language, subject) => {
    const { account, admin } = await anAccount(server, { language });
    const email = anAddress();
    const user = await aUser(admin, account, { email });
    expect(user.mustChangePassword).toBe(false);
    expect(codeOf(await signIn(server, { email }))).toBe("INVALID_CREDENTIALS");
    const [mail] = await server.mails(email);
    expect(mail!.subject).toBe(subject);
    expect(mail!.text).toMatch(/\/reset-password\?token=[\w-]{64}/);

    expect(await choose(await tokenMailed(server, email))).toMatchObject({ reset: true });
    expect(await signIn(server, { email, password: NEW_PASSWORD })).toMatchObject({
      result: { __typename: "SignedIn", viewer: { user: { id: user.id } } },
    });
    expect(
      (await admin.must(graphql(`query ($id: ID!) { user(id: $id) { emailVerified } }`), { id: user.id })).user,
    ).toEqual({
      emailVerified: true,
    });
    // Nobody had a password before who would have to be warned.
    expect((await server.mails(email)).map((sent) => sent.subject)).toContain(subject);
    expect((await server.mails(email)).some((sent) => /changed|cambiado|alterada/.test(sent.subject))).toBe(false);
  },
);

test("the link works once, for seven days, and is stored as a hash alone", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  const { id } = await aUser(admin, account, { email });
  const token = await tokenMailed(server, email);
  await idle(server);
  const links = await server.sql<{ row: string; days: number }>(
    "select l::text as row, round(extract(epoch from expires_at - now()) / 86400)::int as days from link_token l where user_id = $1",
    [id],
  );
  expect(links).toMatchObject([{ days: 7 }]);
  expect(links[0]!.row).not.toContain(token);
  await choose(token);
  expect(await nobody(server).graphql(RESET, { input: { token, newPassword: PASSWORD } })).toMatchObject({
    data: { resetPassword: { reset: false, userErrors: [{ code: "INVALID_TOKEN" }] } },
  });
  const late = anAddress();
  await aUser(admin, account, { email: late });
  const lateToken = await tokenMailed(server, late);
  await server.sql("update link_token set expires_at = now() - interval '1 second' where email = $1", [late]);
  expect(await nobody(server).graphql(RESET, { input: { token: lateToken, newPassword: PASSWORD } })).toMatchObject({
    data: { resetPassword: { userErrors: [{ code: "INVALID_TOKEN" }] } },
  });
});

test("the link outlives a request for another password, and dies with any password that is chosen", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  await aUser(admin, account, { email });
  const first = await tokenMailed(server, email);
  await nobody(server).must(
    graphql(
      `mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted userErrors { code } } }`,
    ),
    {
      email,
    },
  );
  const second = await tokenMailed(server, email, 2);
  expect(second).not.toBe(first);
  expect(await choose(second)).toMatchObject({ reset: true });
  expect(await nobody(server).graphql(RESET, { input: { token: first, newPassword: PASSWORD } })).toMatchObject({
    data: { resetPassword: { userErrors: [{ code: "INVALID_TOKEN" }] } },
  });
});

test("who is not active is mailed its link when it is reactivated, and no second one while that works", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  const { id } = await aUser(admin, account, { email, active: false });
  expect(await mailsTo(email)).toBe(0);
  await act(admin, "reactivateUsers", id);
  const token = await tokenMailed(server, email);
  await act(admin, "suspendUsers", id);
  expect(await nobody(server).graphql(RESET, { input: { token, newPassword: NEW_PASSWORD } })).toMatchObject({
    data: { resetPassword: { userErrors: [{ code: "INVALID_TOKEN" }] } },
  });
  await act(admin, "reactivateUsers", id);
  expect(await mailsTo(email)).toBe(1);
  expect(await choose(token)).toMatchObject({ reset: true });
  await act(admin, "suspendUsers", id);
  await act(admin, "reactivateUsers", id);
  expect(await mailsTo(email)).toBe(1);
});

test("one that is made suspended, with a password, learns only with the right one that it is suspended", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  await aUser(admin, account, { email, active: false, password: PASSWORD });
  expect(codeOf(await signIn(server, { email, password: NEW_PASSWORD }))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email }))).toBe("USER_SUSPENDED");
});

test("a dry run of reactivating mails nothing", async () => {
  const { account, admin } = await anAccount(server);
  const email = anAddress();
  const { id } = await aUser(admin, account, { email, active: false });
  await admin.must(
    graphql(
      `mutation ($id: ID!) { reactivateUsers(input: { ids: [$id], dryRun: true }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { id },
  );
  expect(await mailsTo(email)).toBe(0);
});
