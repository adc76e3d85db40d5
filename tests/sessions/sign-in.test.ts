import { expect, test } from "vitest";
import { hashing } from "../kit/argon2.js";
import { aMember, anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { aMemberWithPassword, codeOf, isAlive, PASSWORD, SIGN_IN, signIn, stateOf, withToken } from "./kit.js";

const server = await aServer();

test("the right password begins a session, which opens what its user may do, and the log tells of it", async () => {
  const { account } = await anAccount(server);
  const { userId, email } = await aMemberWithPassword(account, { firstName: "Bia", lastName: "Reis" });
  const { result, userErrors } = await signIn(server, { email: `  ${email.toUpperCase()} ` });
  expect(userErrors).toEqual([]);
  const { token, expiresAt, viewer } = result as unknown as Record<string, never>;
  expect(result).toMatchObject({
    __typename: "SignedIn",
    token: expect.stringMatching(/^[\w-]{64}$/),
    viewer: { user: { id: userId, email }, account: { slug: account.slug }, session: { current: true } },
  });
  const [session] = await server.sql<{ expires_at: Date; ip_address: string; user_agent: string; days: number }>(
    "select *, extract(epoch from expires_at - created_at) / 86400 as days from session where id = $1",
    [(viewer as { session: { id: string } }).session.id],
  );
  expect(session).toMatchObject({ ip_address: "127.0.0.1", user_agent: "node", expires_at: new Date(expiresAt!) });
  expect(Number(session!.days)).toBe(30);
  expect(await isAlive(withToken(server, token!))).toBe(true);
  expect(await server.eventsOf(account.id)).toMatchObject([
    { kind: "USER_SIGNED_IN", actor_id: userId, actor_name: "Bia Reis", user_id: userId, changes: [] },
  ]);
});

test("an unknown address, a wrong password and a user without one answer the same, for the same work", async () => {
  const { account } = await anAccount(server);
  const known = await aMemberWithPassword(account);
  const without = await aMember(account);
  const deleted = await aMemberWithPassword(account);
  await server.sql("update app_user set status = 'DELETED', deleted_at = now() where id = $1", [deleted.userId]);
  const before = await stateOf(server);
  const answers = [];
  for (const input of [
    { email: "nobody@example.com" },
    { email: known.email, password: "wrong" },
    { email: known.email, password: "x".repeat(5_000) },
    { email: known.email, account: "no-such-account" },
    { email: known.email, account: "\0" },
    { email: without.email },
    { email: without.email, password: "" },
    { email: deleted.email },
    { email: "not an address" },
    { email: "a\0b@example.com" },
  ]) {
    hashing.verifications = 0;
    answers.push(await signIn(server, input));
    expect(hashing.verifications).toBe(1);
  }
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect(answers[0]).toMatchObject({ result: null, userErrors: [{ code: "INVALID_CREDENTIALS", path: null }] });
  expect(await stateOf(server)).toEqual(before);
});

test("the statements for an unknown address are those for a wrong password", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  const unknown = await server.statements(() => signIn(server, { email: "nobody-2@example.com" }));
  const wrong = await server.statements(() => signIn(server, { email, password: "wrong" }));
  expect(unknown).toEqual(wrong);
});

test("a suspended user learns so with the right password, and only with that", async () => {
  const { account } = await anAccount(server);
  const { userId, email } = await aMemberWithPassword(account);
  await server.sql("update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1", [userId]);
  const before = await stateOf(server);
  expect(codeOf(await signIn(server, { email, password: "wrong" }))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email }))).toBe("USER_SUSPENDED");
  expect(await stateOf(server)).toEqual(before);
});

test("who has users in several accounts chooses among those that the password fits", async () => {
  const email = "ana@several.example.com";
  const scenes = [];
  for (const name of ["Zebra", "Água", "Moinho", "Suspensa"]) scenes.push(await anAccount(server, { name }));
  const [zebra, agua, moinho, suspended] = scenes.map(({ account }) => account);
  await aMemberWithPassword(zebra!, { email });
  await aMemberWithPassword(agua!, { email });
  await aMember(moinho!, { email });
  const { userId } = await aMemberWithPassword(suspended!, { email });
  await server.sql("update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1", [userId]);

  const before = await stateOf(server);
  expect(await signIn(server, { email })).toEqual({
    result: {
      __typename: "AccountChoice",
      accounts: [
        { slug: agua!.slug, name: "Água" },
        { slug: zebra!.slug, name: "Zebra" },
      ],
    },
    userErrors: [],
  });
  expect(await stateOf(server)).toEqual(before);
  expect(await signIn(server, { email, account: ` ${zebra!.slug.toUpperCase()} ` })).toMatchObject({
    result: { __typename: "SignedIn", viewer: { account: { slug: zebra!.slug } } },
  });
  expect(codeOf(await signIn(server, { email, account: moinho!.slug }))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email, account: suspended!.slug }))).toBe("USER_SUSPENDED");
  await server.sql("update app_user set password_hash = null where email = $1 and account_id = $2", [email, agua!.id]);
  expect(await signIn(server, { email })).toMatchObject({ result: { viewer: { account: { slug: zebra!.slug } } } });
});

test("a password is tried in 20 accounts at most", async () => {
  const email = "everywhere@example.com";
  for (let i = 0; i < 22; i++) await aMemberWithPassword((await anAccount(server)).account, { email });
  hashing.verifications = 0;
  const { result } = await signIn(server, { email });
  expect(result!.accounts).toHaveLength(20);
  expect(hashing.verifications).toBe(20);
});

test("what follows in the same operation is the new viewer's", async () => {
  const { account } = await anAccount(server);
  const { userId, email } = await aMemberWithPassword(account);
  const other = await anAccount(server);
  const operation = graphql(`mutation ($input: SignInInput!) {
    signIn(input: $input) { result { ... on SignedIn { viewer { user { id } } } } userErrors { code } }
    revokeSessions(input: {}) { revokedIds userErrors { code } }
    signOut { signedOut }
    again: signOut { signedOut }
  }`);
  const input = { email, password: PASSWORD };
  const { data, errors } = await other.admin.graphql(operation, { input });
  expect(data).toMatchObject({
    signIn: { result: { viewer: { user: { id: userId } } }, userErrors: [] },
    signOut: { signedOut: true },
    again: null,
  });
  expect(data!.revokeSessions!.revokedIds).toHaveLength(1);
  expect(errors).toMatchObject([{ path: ["again"], extensions: { code: "UNAUTHENTICATED" } }]);
  expect(await isAlive(other.admin)).toBe(true);
  expect((await nobody(server).graphql(SIGN_IN, { input })).errors).toBeUndefined();
});
