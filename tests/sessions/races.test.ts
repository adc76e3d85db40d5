import { expect, test } from "vitest";
import { newToken } from "../../src/security/tokens.js";
import {
  type AccountScene,
  anAccount,
  aServer,
  aSession,
  type Console,
  graphql,
  nobody,
  type ResultOf,
  signedIn,
} from "../kit/index.js";
import {
  aMemberWithPassword,
  codeOf,
  isAlive,
  NEW_PASSWORD,
  PASSWORD,
  signIn,
  withPassword,
  withToken,
} from "./kit.js";

const server = await aServer();

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const ten = <T>(run: (i: number) => Promise<T>) => Array.from({ length: 10 }, (_, i) => run(i));
const indexesOf = (values: boolean[]) => values.flatMap((value, i) => (value ? [i] : []));

// Nothing of the viewer is selected: whoever is thrown out between signing in and reading has nothing to read.
const SIGN_IN = graphql(`mutation ($input: SignInInput!) {
  signIn(input: $input) { result { __typename ... on SignedIn { token } } userErrors { code } }
}`);
const SUSPEND = graphql(`mutation ($ids: [ID!]!) {
  suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } }
}`);
const RESET = graphql(
  `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code } } }`,
);
const CHANGE = graphql(
  `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed userErrors { code } } }`,
);

type SignIn = NonNullable<ResultOf<typeof SIGN_IN>["signIn"]>;

const tenSignIns = (email: string): Promise<SignIn>[] =>
  ten(async () => {
    const { data } = await nobody(server).graphql(SIGN_IN, { input: { email, password: PASSWORD } });
    return data!.signIn!;
  });

/** Each signed in before, or was refused after; none has a session any more. */
async function expectNobodyIn(answers: SignIn[], user: Console, code: string): Promise<void> {
  for (const { result, userErrors } of answers) if (!result) expect(userErrors).toEqual([{ code }]);
  const consoles = answers.flatMap(({ result }) => (result ? [withToken(server, signedIn(result).token!)] : []));
  expect(await Promise.all([user, ...consoles].map(isAlive))).not.toContain(true);
  expect(await server.sql("select from session where user_id = $1", [user.userId])).toEqual([]);
}

async function aResetLink(account: AccountScene, { userId, email }: Console): Promise<string> {
  const { token, hash } = newToken(account.id);
  await server.sql(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
     values ($1, gen_random_uuid(), $2, 'RESET_PASSWORD', $3, $4, now() + interval '1 hour')`,
    [account.id, userId, email, hash],
  );
  return token;
}

test("a suspension that races ten sign-ins leaves no session alive, 20 times out of 20", async () => {
  const { account, admin } = await anAccount(server);
  for (const round of ROUNDS) {
    const user = await aMemberWithPassword(account);
    const signIns = tenSignIns(user.email);
    if (round % 2) await Promise.race(signIns);
    const { suspendUsers } = await admin.must(SUSPEND, { ids: [user.userId] });
    expect(suspendUsers.results).toEqual([{ userErrors: [] }]);
    await expectNobodyIn(await Promise.all(signIns), user, "USER_SUSPENDED");
  }
});

test("a reset that races ten sign-ins with the old password leaves no session alive, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const round of ROUNDS) {
    const user = await aMemberWithPassword(account);
    const token = await aResetLink(account, user);
    const signIns = tenSignIns(user.email);
    if (round % 2) await Promise.race(signIns);
    await nobody(server).must(RESET, { input: { token, newPassword: NEW_PASSWORD } });
    await expectNobodyIn(await Promise.all(signIns), user, "INVALID_CREDENTIALS");
  }
});

test("of ten who open one link at once one gets through, 20 times out of 20", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const token = await aResetLink(account, admin);
    const answers = await Promise.all(
      ten((i) => nobody(server).graphql(RESET, { input: { token, newPassword: `${NEW_PASSWORD} ${i}` } })),
    );
    const payloads = answers.map(({ data }) => data!.resetPassword!);
    const [winner, ...others] = indexesOf(payloads.map(({ reset }) => reset));
    expect(others).toEqual([]);
    expect(payloads.filter((answer) => codeOf(answer) === "INVALID_TOKEN")).toHaveLength(9);
    expect(await server.eventsOf(account.id)).toHaveLength(1);
    const password = `${NEW_PASSWORD} ${winner}`;
    expect(codeOf(await signIn(server, { email: admin.email, password }))).toBe(null);
  }
});

test("of ten who change one password at once, from ten sessions, one does and stays, 20 times out of 20", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    await withPassword(server, admin);
    const consoles = [admin, ...(await Promise.all(ten(() => aSession(account, admin.userId)))).slice(1)];
    const answers = await Promise.all(
      consoles.map((console, i) =>
        console.graphql(CHANGE, { input: { currentPassword: PASSWORD, newPassword: `${NEW_PASSWORD} ${i}` } }),
      ),
    );
    const changed = indexesOf(answers.map(({ data }) => data?.changePassword?.changed ?? false));
    expect(changed).toHaveLength(1);
    expect(indexesOf(await Promise.all(consoles.map(isAlive)))).toEqual(changed);
    expect(await server.eventsOf(account.id)).toHaveLength(1);
    await server.sql("truncate throttle");
    const password = `${NEW_PASSWORD} ${changed[0]}`;
    expect(codeOf(await signIn(server, { email: admin.email, password }))).toBe(null);
  }
});
