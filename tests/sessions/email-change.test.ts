import { expect, test } from "vitest";
import { newToken } from "../../src/security/tokens.js";
import { aMember, anAccount, aServer, type Console, graphql, idle, nobody } from "../kit/index.js";
import { codeOf, isAlive, PASSWORD, refusalsIn, signIn, stateOf, tokenMailed, withPassword } from "./kit.js";

const server = await aServer();

const REQUEST = graphql(`mutation ($input: RequestEmailChangeInput!) {
  requestEmailChange(input: $input) { accepted userErrors { code path } }
}`);
const VERIFY = graphql(
  `mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { code path } } }`,
);

let addresses = 0;
const anAddress = () => `new-${++addresses}@example.com`;
const request = (console: Console, email: string, password = PASSWORD) =>
  console.graphql(REQUEST, { input: { email, password } });
const verify = (token: string) => nobody(server).graphql(VERIFY, { token });

async function aScene() {
  const { account, admin } = await anAccount(server);
  return { account, admin: await withPassword(server, admin) };
}

const invite = (accountId: string, email: string) =>
  server.sql(
    `insert into invitation (account_id, id, email, language, token_hash, expires_at)
     values ($1, gen_random_uuid(), $2::text, 'EN', sha256(convert_to($2::text, 'UTF8')), now() + interval '1 day')`,
    [accountId, email],
  );

test("the new address is the user's when its link is opened; until then the old one is, and is told", async () => {
  const { account, admin } = await aScene();
  const email = anAddress();
  expect((await request(admin, ` ${email.toUpperCase()} `)).data).toEqual({
    requestEmailChange: { accepted: true, userErrors: [] },
  });
  const [notice] = await server.mails(admin.email);
  expect(notice!.subject).toBe("Your e-mail address is about to change");
  expect(notice!.text).toContain("n***@example.com");
  expect(notice!.text).not.toContain(email);
  expect(notice!.text).not.toContain("token");
  const token = await tokenMailed(server, email);
  expect(codeOf(await signIn(server, { email: admin.email }))).toBe(null);
  expect(codeOf(await signIn(server, { email }))).toBe("INVALID_CREDENTIALS");

  expect((await verify(token)).data).toEqual({ verifyEmail: { verified: true, userErrors: [] } });
  expect(codeOf(await signIn(server, { email }))).toBe(null);
  expect(codeOf(await signIn(server, { email: admin.email }))).toBe("INVALID_CREDENTIALS");
  expect(await isAlive(admin)).toBe(true);
  const events = await server.eventsOf(account.id);
  expect(events.filter(({ kind }) => kind !== "USER_SIGNED_IN")).toMatchObject([
    {
      kind: "USER_UPDATED",
      user_id: admin.userId,
      changes: [{ field: "email", before: JSON.stringify(admin.email), after: JSON.stringify(email) }],
    },
  ]);
  const before = await stateOf(server);
  expect(refusalsIn(await verify(token))).toEqual([{ code: "INVALID_TOKEN", path: ["token"] }]);
  expect(await stateOf(server)).toEqual(before);
});

test.each([
  ["INVALID_CREDENTIALS", "password", () => ({ password: "wrong" })],
  ["EMAIL_INVALID", "email", () => ({ email: "ana@" })],
  ["EMAIL_DISPOSABLE", "email", () => ({ email: "ana@mailinator.com" })],
  ["ALREADY_MEMBER", "email", ({ admin }: { admin: Console }) => ({ email: admin.email })],
  ["ALREADY_MEMBER", "email", ({ colleague }: { colleague: Console }) => ({ email: colleague.email.toUpperCase() })],
  ["ALREADY_INVITED", "email", () => ({ email: "invited@example.com" })],
])("%s for %s: nothing is kept and nobody is told", async (code, field, input) => {
  const { account, admin } = await aScene();
  const colleague = await aMember(account);
  await invite(account.id, "invited@example.com");
  const before = await stateOf(server);
  const { email, password } = { email: anAddress(), password: PASSWORD, ...input({ admin, colleague } as never) };
  expect(refusalsIn(await request(admin, email, password))).toEqual([{ code, path: ["input", field] }]);
  expect(await stateOf(server)).toEqual(before);
});

test("an address that is somebody's in another account is free in this one", async () => {
  const { admin } = await aScene();
  const { admin: stranger } = await anAccount(server);
  expect(refusalsIn(await request(admin, stranger.email))).toEqual([]);
  expect(refusalsIn(await verify(await tokenMailed(server, stranger.email)))).toEqual([]);
});

test.each([
  [
    "ALREADY_MEMBER",
    (accountId: string, email: string, id: string) =>
      server.sql("update app_user set email = $2 where account_id = $1 and id = $3", [accountId, email, id]),
  ],
  ["ALREADY_INVITED", invite],
])("an address that was given away meanwhile: %s", async (code, giveAway) => {
  const { account, admin } = await aScene();
  const colleague = await aMember(account);
  const email = anAddress();
  await request(admin, email);
  const token = await tokenMailed(server, email);
  await idle(server);
  await giveAway(account.id, email, colleague.userId);
  const before = await stateOf(server);
  expect(refusalsIn(await verify(token))).toEqual([{ code, path: ["token"] }]);
  expect(await stateOf(server)).toEqual(before);
});

test("of ten users who want one address at once, one gets it, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  const users: Console[] = [];
  for (let i = 0; i < 10; i++) users.push(await aMember(account));
  for (let round = 0; round < 20; round++) {
    const email = anAddress();
    const links = users.map(({ userId }) => ({ userId, ...newToken(account.id) }));
    await server.sql("delete from link_token where account_id = $1", [account.id]);
    await server.sql(
      `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
       select $1, gen_random_uuid(), user_id, 'CHANGE_EMAIL', $2, hash, now() + interval '1 day'
       from unnest($3::uuid[], $4::bytea[]) as link (user_id, hash)`,
      [account.id, email, links.map(({ userId }) => userId), links.map(({ hash }) => hash)],
    );
    const answers = await Promise.all(links.map(({ token }) => verify(token)));
    expect(answers.filter(({ data }) => data!.verifyEmail!.verified)).toHaveLength(1);
    expect(answers.filter((answer) => refusalsIn(answer)[0]?.code === "ALREADY_MEMBER")).toHaveLength(9);
    expect(await server.eventsOf(account.id)).toHaveLength(round + 1);
  }
});

test("a changed password kills a change of address that somebody else has begun", async () => {
  const { admin } = await aScene();
  const email = anAddress();
  await request(admin, email);
  const token = await tokenMailed(server, email);
  await admin.must(
    graphql(
      `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed userErrors { code } } }`,
    ),
    { input: { currentPassword: PASSWORD, newPassword: "quiet harbour" } },
  );
  expect(refusalsIn(await verify(token))).toEqual([{ code: "INVALID_TOKEN", path: ["token"] }]);
});

test("one user asks for ten changes an hour", async () => {
  const { admin } = await aScene();
  for (let i = 0; i < 10; i++) expect(refusalsIn(await request(admin, anAddress()))).toEqual([]);
  expect(refusalsIn(await request(admin, anAddress()))).toMatchObject([{ code: "TOO_MANY_ATTEMPTS" }]);
});
