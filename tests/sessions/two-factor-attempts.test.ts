import { expect, test } from "vitest";
import { anAccount, aServer, untyped } from "../kit/index.js";
import { PASSWORD, codeOf as refusalOf } from "./kit.js";
import {
  anEnrolledMember,
  anonymously,
  challengeOf,
  codeOf,
  enrol,
  laterCode,
  payloadOf,
  wrongCode,
} from "./two-factor.js";

const server = await aServer();

const times = <T>(count: number, run: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => run(i)));

test("of wrong codes, typed at once into many challenges, ten are looked at; then no code is, not even the right one", async () => {
  const { account } = await anAccount(server);
  const { member, secret, recoveryCodes } = await anEnrolledMember(account);
  const challenges = await times(6, () => challengeOf(server, member));
  const wrong = wrongCode(secret);
  const answers = await times(48, (i) =>
    anonymously(server, "signInWithTwoFactor", { challenge: challenges[i % 6], code: wrong }),
  );
  const codes = answers.map(refusalOf);
  expect(codes.filter((code) => code === "INVALID_CREDENTIALS")).toHaveLength(10);
  expect(codes.filter((code) => code === "TOO_MANY_ATTEMPTS")).toHaveLength(38);
  for (const challenge of [challenges[0], await challengeOf(server, member)])
    for (const code of [codeOf(secret, 1), recoveryCodes[0]]) {
      const { userErrors } = await anonymously(server, "signInWithTwoFactor", { challenge, code });
      expect(userErrors).toMatchObject([{ code: "TOO_MANY_ATTEMPTS" }]);
      expect(userErrors[0].retryAfter).toBeGreaterThan(14 * 60);
      expect(userErrors[0].retryAfter).toBeLessThanOrEqual(15 * 60);
    }
});

test("aliases in one operation gain nothing, and neither do other mutations that take a code", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const challenge = await challengeOf(server, member);
  const input = `{ challenge: "${challenge}", code: "${wrongCode(secret)}" }`;
  const aliases = Array.from(
    { length: 8 },
    (_, i) => `a${i}: signInWithTwoFactor(input: ${input}) { userErrors { code } }`,
  );
  const { data } = await member.graphql(untyped(`mutation { ${aliases.join(" ")} }`));
  expect(Object.values(data!).map(refusalOf)).toEqual(Array(8).fill("INVALID_CREDENTIALS"));
  const proof = { password: PASSWORD, code: wrongCode(secret) };
  expect(refusalOf(await payloadOf(member, "disableTwoFactor", proof))).toBe("INVALID_CREDENTIALS");
  expect(refusalOf(await payloadOf(member, "renewRecoveryCodes", proof))).toBe("INVALID_CREDENTIALS");
  const right = { password: PASSWORD, code: codeOf(secret, 1) };
  expect(refusalOf(await payloadOf(member, "disableTwoFactor", right))).toBe("TOO_MANY_ATTEMPTS");
  expect(refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge, code: right.code }))).toBe(
    "TOO_MANY_ATTEMPTS",
  );
});

test("right codes do not count, and one user's wrong ones are no other's", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const other = await anEnrolledMember(account);
  const wrong = async (who: typeof member, ofSecret: string) =>
    refusalOf(
      await anonymously(server, "signInWithTwoFactor", {
        challenge: await challengeOf(server, who),
        code: wrongCode(ofSecret),
      }),
    );
  for (let i = 0; i < 9; i++) expect(await wrong(member, secret)).toBe("INVALID_CREDENTIALS");
  for (let i = 0; i < 3; i++) {
    const challenge = await challengeOf(server, member);
    const code = await laterCode(server, member, secret);
    expect(refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge, code }))).toBe(null);
  }
  expect(await wrong(member, secret)).toBe("INVALID_CREDENTIALS");
  expect(await wrong(member, secret)).toBe("TOO_MANY_ATTEMPTS");
  expect(await wrong(other.member, other.secret)).toBe("INVALID_CREDENTIALS");
});

test("what names no challenge is no attempt", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const challenge = await challengeOf(server, member);
  const code = codeOf(secret, 1);
  await anonymously(server, "signInWithTwoFactor", { challenge, code });
  const answers = await times(15, () => anonymously(server, "signInWithTwoFactor", { challenge, code }));
  expect(answers.map(refusalOf)).toEqual(Array(15).fill("INVALID_TOKEN"));
  expect(
    await server.sql("select count from throttle where maximum = 10 and count > 0 and key = sha256($1)", [
      Buffer.from(`secondFactor:${account.id}:${member.userId}`),
    ]),
  ).toEqual([]);
});

test("wrong codes are wrong attempts of their client, as wrong passwords are", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const challenge = await challengeOf(server, member);
  const count = async () => {
    const key = Buffer.from("password:client:127.0.0.1");
    const [row] = await server.sql<{ count: number }>("select count from throttle where key = sha256($1)", [key]);
    return row!.count;
  };
  const before = await count();
  await anonymously(server, "signInWithTwoFactor", { challenge, code: wrongCode(secret) });
  expect(await count()).toBe(before + 1);
  await anonymously(server, "signInWithTwoFactor", { challenge, code: codeOf(secret, 1) });
  expect(await count()).toBe(before + 1);
});

test("first codes count too, while enrolling", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  await server.sql("delete from two_factor where user_id = $1", [member.userId]);
  const begun = await payloadOf(member, "beginTwoFactor", { password: PASSWORD });
  for (let i = 0; i < 10; i++)
    expect(refusalOf(await payloadOf(member, "confirmTwoFactor", { code: wrongCode(begun.secret) }))).toBe(
      "INVALID_CREDENTIALS",
    );
  expect(refusalOf(await payloadOf(member, "confirmTwoFactor", { code: codeOf(begun.secret) }))).toBe(
    "TOO_MANY_ATTEMPTS",
  );
  await server.sql("truncate throttle");
  expect((await enrol(member)).secret).not.toBe(secret);
});
