import { expect, test } from "vitest";
import { newToken } from "../../src/security/tokens.js";
import { anAccount, aServer, nobody } from "../kit/index.js";
import { aMemberWithPassword, isAlive, NEW_PASSWORD, PASSWORD, withToken } from "./kit.js";

const server = await aServer();

// Nothing of the viewer is selected: whoever is thrown out between signing in and reading has nothing to read.
const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { result { ... on SignedIn { token } } userErrors { code } }
}`;
const SUSPEND = `mutation ($ids: [ID!]!) {
  suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } }
}`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { code } } }`;

/** Ten at once; a password takes tens of milliseconds, two at a time, so that whatever comes next comes in between. */
const tenSignIns = (email: string) =>
  Array.from({ length: 10 }, async () => {
    const { data } = await nobody(server).graphql(SIGN_IN, { input: { email, password: PASSWORD } });
    return data!.signIn as { result: { token: string } | null; userErrors: { code: string }[] };
  });

const aliveAmong = async (answers: Awaited<ReturnType<typeof tenSignIns>[number]>[]) =>
  Promise.all(answers.flatMap(({ result }) => (result ? [isAlive(withToken(server, result.token))] : [])));

test("a suspension that races ten sign-ins leaves no session alive, 20 times out of 20", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const user = await aMemberWithPassword(account);
    const signIns = tenSignIns(user.email);
    if (round % 2) await Promise.race(signIns);
    const { suspendUsers } = await admin.must(SUSPEND, { ids: [user.userId] });
    expect(suspendUsers.results).toEqual([{ userErrors: [] }]);
    const answers = await Promise.all(signIns);
    expect(await aliveAmong(answers)).not.toContain(true);
    for (const { result, userErrors } of answers)
      expect(result ?? userErrors[0]!.code).toSatisfy(isEither("USER_SUSPENDED"));
    expect(await server.sql("select from session where user_id = $1", [user.userId])).toEqual([]);
  }
});

test("a password reset that races ten sign-ins with the old one leaves no session alive, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const user = await aMemberWithPassword(account);
    const { token, hash } = newToken(account.id);
    await server.sql(
      `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
       values ($1, gen_random_uuid(), $2, 'RESET_PASSWORD', $3, $4, now() + interval '1 hour')`,
      [account.id, user.userId, user.email, hash],
    );
    const signIns = tenSignIns(user.email);
    if (round % 2) await Promise.race(signIns);
    await nobody(server).must(RESET, { input: { token, newPassword: NEW_PASSWORD } });
    const answers = await Promise.all(signIns);
    expect(await aliveAmong(answers)).not.toContain(true);
    for (const { result, userErrors } of answers)
      expect(result ?? userErrors[0]!.code).toSatisfy(isEither("INVALID_CREDENTIALS"));
    expect(await server.sql("select from session where user_id = $1", [user.userId])).toEqual([]);
  }
});

/** Signed in before, or refused after. */
const isEither = (code: string) => (outcome: unknown) => typeof outcome === "object" || outcome === code;
