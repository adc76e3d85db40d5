import { expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  graphql,
  idle,
  nobody,
  type TestServer,
} from "../kit/index.js";
import { aMemberWithPassword, PASSWORD, signIn } from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, laterCode } from "./two-factor.js";

const server = await aServer({ trustProxy: 1 });

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const HOME = "203.0.113.7";

const from = (agent: string, address: string) => ({ "user-agent": agent, "x-forwarded-for": address });

/** The subjects of all mails to an address, once all that were to be sent are. */
async function subjectsTo(email: string): Promise<string[]> {
  await idle(server);
  const rows = await server.sql<{ subject: string }>("select subject from mailbox where recipient = $1 order by id", [
    email,
  ]);
  return rows.map(({ subject }) => subject);
}

const NEW = "New sign-in to Padaria Aurora";

test("a sign-in from elsewhere is mailed to its user; the first ever is not, nor one from where it was before", async () => {
  const { account } = await anAccount(server, { name: "Padaria Aurora" });
  const { email } = await aMemberWithPassword(account);
  await signIn(server, { email }, from(FIREFOX, HOME));
  await signIn(server, { email }, from(FIREFOX, HOME));
  await signIn(server, { email }, from(FIREFOX.replaceAll("145", "146"), "203.0.113.200"));
  expect(await subjectsTo(email)).toEqual([]);

  await signIn(server, { email }, from(CHROME, HOME));
  expect(await subjectsTo(email)).toEqual([NEW]);
  await signIn(server, { email }, from(FIREFOX, "198.51.100.4"));
  expect(await subjectsTo(email)).toEqual([NEW, NEW]);
  for (const [agent, address] of [
    [CHROME, HOME],
    [FIREFOX, "198.51.100.250"],
    [FIREFOX, HOME],
  ] as const)
    await signIn(server, { email }, from(agent, address));
  expect(await subjectsTo(email)).toHaveLength(2);
});

test.each([
  ["EN", NEW, "Chrome / Windows, address 198.51.100.4, ", "change your password"],
  [
    "ES",
    "Nuevo inicio de sesión en Padaria Aurora",
    "Chrome / Windows, dirección 198.51.100.4, ",
    "cambie su contraseña",
  ],
  ["PT_BR", "Novo acesso a Padaria Aurora", "Chrome / Windows, endereço 198.51.100.4, ", "troque sua senha"],
] as const)("it says in %s what, from where and when", async (language, subject, where, advice) => {
  const { account } = await anAccount(server, { name: "Padaria Aurora" });
  const { email } = await aMemberWithPassword(account, { language });
  await signIn(server, { email }, from(FIREFOX, HOME));
  await signIn(server, { email }, from(CHROME, "198.51.100.4"));
  const [mail] = await server.mails(email);
  expect(mail).toMatchObject({ subject });
  for (const part of [mail!.text, mail!.html]) {
    expect(part).toContain(where);
    expect(part).toContain(advice);
    expect(part).toMatch(/\(UTC\)/);
  }
});

test("nothing of what a program says of itself is mailed", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  await signIn(server, { email }, from(FIREFOX, HOME));
  await signIn(server, { email }, from("Locked! See https://evil.example/", HOME));
  const [{ text, html } = { text: "", html: "" }] = await server.mails(email);
  for (const part of [text, html]) {
    expect(part).toContain("Unknown program");
    expect(part).not.toMatch(/evil|Locked/);
  }
});

test("it is mailed when the session begins, not at a challenge", async () => {
  const { account } = await anAccount(server, { name: "Padaria Aurora" });
  const { member, secret } = await anEnrolledMember(account);
  await signIn(server, { email: member.email }, from(CHROME, HOME));
  const again = async () => {
    const challenge = await challengeOf(server, member);
    return anonymously(server, "signInWithTwoFactor", { challenge, code: await laterCode(server, member, secret) });
  };
  await again();
  expect(await subjectsTo(member.email)).toEqual([]);
  const { result } = await signIn(server, { email: member.email }, from(CHROME, HOME));
  expect(await subjectsTo(member.email)).toEqual([]);
  const { challenge } = result as unknown as { challenge: string };
  await nobody(server).graphql(
    graphql(
      `mutation ($input: SignInWithTwoFactorInput!) { signInWithTwoFactor(input: $input) { result { __typename } } }`,
    ),
    { input: { challenge, code: await laterCode(server, member, secret) } },
    from(CHROME, HOME),
  );
  expect(await subjectsTo(member.email)).toEqual([NEW]);
});

test("signing up and accepting mail nothing of the kind, and are remembered", async () => {
  const email = "ana@devices.example.com";
  await nobody(server).graphql(
    graphql(`mutation ($input: CreateAccountInput!) { createAccount(input: $input) { userErrors { code } } }`),
    { input: { accountName: "Padaria Aurora", firstName: "Ana", lastName: "Souza", email, password: PASSWORD } },
    from(FIREFOX, HOME),
  );
  expect(await subjectsTo(email)).toEqual(["Confirm your e-mail address"]);
  await signIn(server, { email }, from(FIREFOX, HOME));
  expect(await subjectsTo(email)).toHaveLength(1);
  await signIn(server, { email }, from(CHROME, HOME));
  expect((await subjectsTo(email)).slice(1)).toEqual([NEW]);

  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const guest = "bia@devices.example.com";
  await admin.must(
    graphql(`mutation ($input: InviteUsersInput!) { inviteUsers(input: $input) { userErrors { code } } }`),
    {
      input: { emails: [guest], roleIds: [account.roleIds.AGENT] },
    },
  );
  const token = /[?&]token=([\w-]+)/.exec((await server.mails(guest))[0]!.text)![1];
  await nobody(server).graphql(
    graphql(`mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { userErrors { code } } }`),
    { input: { token, firstName: "Bia", lastName: "Reis", password: PASSWORD } },
    from(FIREFOX, HOME),
  );
  expect(await subjectsTo(guest)).toHaveLength(1);
  await signIn(server, { email: guest }, from(CHROME, HOME));
  expect((await subjectsTo(guest)).slice(1)).toEqual([NEW]);
});

const devicesOf = ({ server: { sql } }: { server: TestServer }, userId: string) =>
  sql<{ device_hash: Buffer }>("select device_hash from known_device where user_id = $1", [userId]);

test("of each user the last twenty are remembered, as hashes, which say nothing of another user's", async () => {
  const { account } = await anAccount(server);
  const [one, two] = [await aMemberWithPassword(account), await aMemberWithPassword(account)];
  for (let i = 0; i < 23; i++) await signIn(server, { email: one.email }, from(FIREFOX, `10.0.${i}.1`));
  await signIn(server, { email: two.email }, from(FIREFOX, "10.0.22.1"));
  const hashes = (await devicesOf(account, one.userId)).map(({ device_hash }) => device_hash.toString("hex"));
  expect(hashes).toHaveLength(20);
  const [other] = await devicesOf(account, two.userId);
  expect(hashes).not.toContain(other!.device_hash.toString("hex"));
  await server.sql("truncate throttle");
  const mailed = (await subjectsTo(one.email)).length;
  await signIn(server, { email: one.email }, from(FIREFOX, "10.0.22.9"));
  expect(await subjectsTo(one.email)).toHaveLength(mailed);
  await signIn(server, { email: one.email }, from(FIREFOX, "10.0.0.9"));
  expect(await subjectsTo(one.email)).toHaveLength(mailed + 1);
});

test("a deleted user leaves neither devices nor second factor nor what was begun", async () => {
  const { account, admin } = await anAccount(server);
  const { member } = await anEnrolledMember(account);
  await challengeOf(server, member);
  await signedInFromSomewhere(account, member.userId);
  await admin.must(graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: member.userId,
  });
  for (const table of ["known_device", "two_factor", "recovery_code", "two_factor_enrolment", "sign_in_challenge"])
    expect([table, await server.sql(`select from ${table} where user_id = $1`, [member.userId])]).toEqual([table, []]);
  expect(await aMember(account)).toBeTruthy();
});

const signedInFromSomewhere = ({ id }: AccountScene, userId: string) =>
  server.sql("insert into known_device (account_id, user_id, device_hash) values ($1, $2, sha256('x'))", [id, userId]);
