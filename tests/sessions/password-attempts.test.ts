import { expect, test } from "vitest";
import { anAccount, aServer, graphql, nobody, untyped } from "../kit/index.js";
import { aMemberWithPassword, codeOf, PASSWORD, signIn, stateOf, withPassword, withToken } from "./kit.js";

const server = await aServer({ trustProxy: 1 });
const node = await server.anotherNode();

const from = (client: string) => ({ "x-forwarded-for": client });
let clients = 0;
const elsewhere = () => from(`10.${++clients >> 8}.${clients & 255}.1`);
const times = <T>(count: number, run: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => run(i)));
const count = (answers: Parameters<typeof codeOf>[0][], code: string | null) =>
  answers.filter((answer) => codeOf(answer) === code).length;

const CHANGE = graphql(`mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { changed userErrors { code path } }
}`);

test.each(["known", "unknown"])(
  "of 50 wrong passwords at once for one %s address, from 50 clients, 10 are looked at",
  async (which) => {
    const { account } = await anAccount(server);
    const email = which === "known" ? (await aMemberWithPassword(account)).email : "nobody@example.com";
    const before = await stateOf(server);
    const spellings = [email, email.toUpperCase(), `  ${email} `, `${email}\n`];
    const answers = await times(50, (i) =>
      signIn(
        i % 2 ? server : { ...server, graphqlUrl: `${node.url}/graphql` },
        { email: spellings[i % 4]!, password: `wrong ${i}` },
        elsewhere(),
      ),
    );
    expect(count(answers, "INVALID_CREDENTIALS")).toBe(10);
    expect(count(answers, "TOO_MANY_ATTEMPTS")).toBe(40);
    const refused = await signIn(server, { email }, elsewhere());
    expect(codeOf(refused)).toBe("TOO_MANY_ATTEMPTS");
    expect(refused.userErrors[0]!.retryAfter).toBeGreaterThan(890);
    expect(refused.userErrors[0]!.retryAfter).toBeLessThanOrEqual(900);
    expect(await stateOf(server)).toEqual(before);
  },
);

test("attempts under aliases of one operation count one by one", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  const attempts = Array.from({ length: 25 }, (_, i) => `a${i}: signIn(input: $input) { userErrors { code } }`);
  const { data } = await nobody(server).graphql(
    untyped(`mutation ($input: SignInInput!) { ${attempts.join("\n")} }`),
    { input: { email, password: "wrong" } },
    elsewhere(),
  );
  const answers = Object.values(data!) as Parameters<typeof codeOf>[0][];
  expect(count(answers, "INVALID_CREDENTIALS")).toBe(10);
  expect(count(answers, "TOO_MANY_ATTEMPTS")).toBe(15);
});

test("one client has 200 wrong attempts an hour, for whatever addresses", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  const client = from("2001:db8:1:2::1");
  const answers = [];
  for (let round = 0; round < 5; round++)
    answers.push(
      ...(await times(50, (i) =>
        signIn(server, { email: `nobody-${round}-${i}@example.com` }, from(`2001:db8:1:2::${round}${i}`)),
      )),
    );
  expect(count(answers, "INVALID_CREDENTIALS")).toBe(200);
  expect(count(answers, "TOO_MANY_ATTEMPTS")).toBe(50);
  expect(codeOf(await signIn(server, { email }, client))).toBe("TOO_MANY_ATTEMPTS");
  expect(codeOf(await signIn(server, { email }, from("2001:db8:1:3::1")))).toBe(null);
});

test("a right password is no attempt, and forgives none", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  for (let i = 0; i < 9; i++) await signIn(server, { email, password: "wrong" }, elsewhere());
  for (let i = 0; i < 12; i++) expect(codeOf(await signIn(server, { email }, elsewhere()))).toBe(null);
  expect(codeOf(await signIn(server, { email, password: "wrong" }, elsewhere()))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email }, elsewhere()))).toBe("TOO_MANY_ATTEMPTS");
});

test("after 15 minutes the address has its attempts again", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  await times(10, () => signIn(server, { email, password: "wrong" }, elsewhere()));
  expect(codeOf(await signIn(server, { email }, elsewhere()))).toBe("TOO_MANY_ATTEMPTS");
  await server.sql("update throttle set ends_at = now()");
  expect(codeOf(await signIn(server, { email }, elsewhere()))).toBe(null);
});

test("a stolen session guesses the password no more often than anybody else", async () => {
  const { admin } = await anAccount(server);
  await withPassword(server, admin);
  const before = await stateOf(server);
  for (let i = 0; i < 4; i++) await signIn(server, { email: admin.email, password: "wrong" }, elsewhere());
  const guesses = await times(20, (i) =>
    admin.graphql(CHANGE, { input: { currentPassword: `wrong ${i}`, newPassword: "quiet harbour" } }, elsewhere()),
  );
  const answers = guesses.map(({ data }) => data!.changePassword!);
  expect(count(answers, "INVALID_CREDENTIALS")).toBe(6);
  expect(count(answers, "TOO_MANY_ATTEMPTS")).toBe(14);
  const { data } = await withToken(server, admin.token!).graphql(CHANGE, {
    input: { currentPassword: PASSWORD, newPassword: "quiet harbour" },
  });
  expect(data!.changePassword).toMatchObject({ changed: false, userErrors: [{ code: "TOO_MANY_ATTEMPTS" }] });
  expect(await stateOf(server)).toEqual(before);
});
