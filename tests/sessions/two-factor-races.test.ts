import { expect, test } from "vitest";
import { anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { aMemberWithPassword, isAlive, NEW_PASSWORD, PASSWORD, codeOf as refusalOf, signIn, withToken } from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, codeOf, payloadOf, twoFactorOf } from "./two-factor.js";

const server = await aServer();

// Nothing of the viewer is selected: whoever is thrown out between signing in and reading has nothing to read.
const BARELY = graphql(
  `mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename } userErrors { code } } }`,
);

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const ten = <T>(run: (i: number) => Promise<T>) => Promise.all(Array.from({ length: 10 }, (_, i) => run(i)));
const won = (answers: { result: object | null }[]) => answers.filter(({ result }) => result !== null);
const sessionsOf = ({ userId }: { userId: string }) =>
  server.sql<{ id: string }>("select id from session where user_id = $1", [userId]);

test("a challenge with the right code, ten times at once: one session, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const _ of ROUNDS) {
    const { member, secret } = await anEnrolledMember(account);
    const input = { challenge: await challengeOf(server, member), code: codeOf(secret, 1) };
    const answers = await ten(() => anonymously(server, "signInWithTwoFactor", input));
    expect(won(answers)).toHaveLength(1);
    expect(answers.filter((answer) => refusalOf(answer) === "INVALID_TOKEN")).toHaveLength(9);
    expect(await sessionsOf(member)).toHaveLength(2);
  }
});

test("one code in ten challenges at once: one session, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const round of ROUNDS) {
    const { member, secret, recoveryCodes } = await anEnrolledMember(account);
    const challenges = await ten(() => challengeOf(server, member));
    const code = round % 2 ? recoveryCodes[0] : codeOf(secret, 1);
    const answers = await ten((i) => anonymously(server, "signInWithTwoFactor", { challenge: challenges[i], code }));
    expect(won(answers)).toHaveLength(1);
    expect(answers.filter((answer) => refusalOf(answer) === "INVALID_CREDENTIALS")).toHaveLength(9);
    expect(await sessionsOf(member)).toHaveLength(2);
    expect((await twoFactorOf(member)).recoveryCodesLeft).toBe(round % 2 ? 9 : 10);
  }
});

test("ten recovery codes in one challenge at once use one of them up, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const _ of ROUNDS) {
    const { member, recoveryCodes } = await anEnrolledMember(account);
    const challenge = await challengeOf(server, member);
    const answers = await ten((i) => anonymously(server, "signInWithTwoFactor", { challenge, code: recoveryCodes[i] }));
    expect(won(answers)).toHaveLength(1);
    expect((await twoFactorOf(member)).recoveryCodesLeft).toBe(9);
  }
});

test("ten first codes at once enrol once, by challenge and by session, 20 times out of 20", async () => {
  for (const round of ROUNDS) {
    const { account } = await anAccount(server);
    const member = await aMemberWithPassword(account);
    let challenge: string | undefined;
    if (round % 2) {
      await server.sql("update account set two_factor_required = true where id = $1", [account.id]);
      challenge = await challengeOf(server, member);
    }
    const { secret } = await payloadOf(member, "beginTwoFactor", challenge ? { challenge } : { password: PASSWORD });
    const input = { challenge, code: codeOf(secret) };
    const answers = await ten(() => payloadOf(member, "confirmTwoFactor", input));
    expect(answers.filter(({ recoveryCodes }) => recoveryCodes)).toHaveLength(1);
    expect(await sessionsOf(member)).toHaveLength(challenge ? 2 : 1);
    expect(await twoFactorOf(member)).toMatchObject({ enabled: true, recoveryCodesLeft: 10 });
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(["USER_TWO_FACTOR_CHANGED", ...(challenge ? ["USER_SIGNED_IN"] : [])]);
  }
});

test("ten new passwords by one challenge at once: one is set, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const _ of ROUNDS) {
    const member = await aMemberWithPassword(account);
    await server.sql("update app_user set must_change_password = true where id = $1", [member.userId]);
    const challenge = await challengeOf(server, member);
    const answers = await ten((i) =>
      anonymously(server, "signInWithNewPassword", { challenge, newPassword: `${NEW_PASSWORD} ${i}` }),
    );
    expect(won(answers)).toHaveLength(1);
    expect(answers.filter((answer) => refusalOf(answer) === "INVALID_TOKEN")).toHaveLength(9);
    const winner = answers.findIndex(({ result }) => result !== null);
    expect(await isAlive(withToken(server, answers[winner].result.token))).toBe(true);
    const password = `${NEW_PASSWORD} ${winner}`;
    expect((await signIn(server, { email: member.email, password })).result).toMatchObject({ __typename: "SignedIn" });
  }
});

test("a requirement that races ten sign-ins leaves nobody signed in without it, 20 times out of 20", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const member = await aMemberWithPassword(account);
    const input = { email: member.email, password: PASSWORD };
    const signIns = Array.from({ length: 10 }, () => nobody(server).graphql(BARELY, { input }));
    if (round % 2) await Promise.race(signIns);
    await admin.must(graphql(`mutation { updateAccount(input: { twoFactorRequired: true }) { userErrors { code } } }`));
    for (const { data } of await Promise.all(signIns))
      expect(["SignedIn", "TwoFactorEnrolmentChallenge"]).toContain(data!.signIn!.result!.__typename);
    expect(await sessionsOf(member)).toEqual([]);
  }
});

test("enrolling that races ten sign-ins leaves no session that began after it without a code, 20 times out of 20", async () => {
  const { account } = await anAccount(server);
  for (const _ of ROUNDS) {
    const member = await aMemberWithPassword(account);
    const { secret } = await payloadOf(member, "beginTwoFactor", { password: PASSWORD });
    const signIns = ten(() => signIn(server, { email: member.email }));
    const enrolling = payloadOf(member, "confirmTwoFactor", { code: codeOf(secret) });
    const [answers] = await Promise.all([signIns, enrolling]);
    const after = (await server.eventsOf(account.id)).filter(({ user_id }) => user_id === member.userId);
    const enrolled = after.findIndex(({ kind }) => kind === "USER_TWO_FACTOR_CHANGED");
    expect(after.slice(enrolled + 1)).toEqual([]);
    const open = answers.flatMap(({ result }) => (result!.__typename === ("SignedIn" as never) ? [result] : []));
    expect(open).toHaveLength(enrolled);
  }
});
