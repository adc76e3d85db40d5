import { expect, test } from "vitest";
import { loadConfig } from "../../src/config.js";
import { anAccount, aServer, Console, graphql } from "../kit/index.js";
import { PASSWORD, codeOf as refusalOf, signIn } from "./kit.js";
import { anEnrolledMember, codeOf, laterCode, payloadOf } from "./two-factor.js";

const [OLD, NEW, OTHER] = ["old", "new", "other"].map((name) => `${name} key `.repeat(5)) as [string, string, string];
const keys = (value: string) => ({ secretKeys: loadConfig({ SECRET_KEY: value }).secretKeys });

const server = await aServer(keys(OLD));

/** The server as it comes back with other keys: a node of its own on the same database. */
const restartedWith = async (value: string) => {
  const app = await server.anotherNode(keys(value));
  return { ...server, app, graphqlUrl: `${app.url}/graphql` };
};

type Server = Awaited<ReturnType<typeof restartedWith>>;

async function signInAt(node: Server, email: string, code: string) {
  const { result } = await signIn(node, { email, password: PASSWORD });
  const { challenge } = result as unknown as { challenge: string };
  return payloadOf(new Console(node.graphqlUrl, null, "", "", ""), "signInWithTwoFactor", { challenge, code });
}

test("a new key in front opens what the old one sealed, and seals it anew when it is used: then the old one can go", async () => {
  const { account } = await anAccount(server);
  const [used, unused] = [await anEnrolledMember(account), await anEnrolledMember(account)];

  const rotated = await restartedWith(`${NEW},${OLD}`);
  expect(refusalOf(await signInAt(rotated, used.member.email, codeOf(used.secret, 1)))).toBe(null);

  const retired = await restartedWith(NEW);
  const later = await laterCode(server, used.member, used.secret);
  expect(refusalOf(await signInAt(retired, used.member.email, later))).toBe(null);
  expect(refusalOf(await signInAt(retired, unused.member.email, unused.recoveryCodes[0]!))).toBe(null);
  await expect(signInAt(retired, unused.member.email, codeOf(unused.secret, 1))).rejects.toThrow();
});

test("what is being set up while keys are rotated is finished all the same", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  await payloadOf(member, "disableTwoFactor", { password: PASSWORD, code: codeOf(secret, 1) });
  const begun = await payloadOf(member, "beginTwoFactor", { password: PASSWORD });
  const rotated = await restartedWith(`${NEW},${OLD}`);
  const there = new Console(rotated.graphqlUrl, member.token, member.userId, "", "");
  const { recoveryCodes } = await payloadOf(there, "confirmTwoFactor", { code: codeOf(begun.secret) });
  expect(recoveryCodes).toHaveLength(10);
  const retired = await restartedWith(NEW);
  expect(refusalOf(await signInAt(retired, member.email, codeOf(begun.secret, 1)))).toBe(null);
});

test("a server without the key says nothing of why, and lets nobody in", async () => {
  const { account } = await anAccount(server);
  const { member, secret } = await anEnrolledMember(account);
  const foreign = await restartedWith(OTHER);
  const { result } = await signIn(foreign, { email: member.email, password: PASSWORD });
  const { challenge } = result as unknown as { challenge: string };
  const { data, errors } = await new Console(foreign.graphqlUrl, null, "", "", "").graphql(
    graphql(
      `mutation ($input: SignInWithTwoFactorInput!) { signInWithTwoFactor(input: $input) { result { __typename } } }`,
    ),
    { input: { challenge, code: codeOf(secret, 1) } },
  );
  expect(data).toEqual({ signInWithTwoFactor: null });
  expect(errors).toMatchObject([{ extensions: { code: "INTERNAL_SERVER_ERROR" } }]);
  expect(JSON.stringify(errors)).not.toMatch(/seal|key/i);
});

test("secrets and recovery codes are nowhere in the database in clear, and a secret opens for its user alone", async () => {
  const { account } = await anAccount(server);
  const mine = await anEnrolledMember(account);
  const theirs = await anEnrolledMember(account);
  const tables = await server.sql<{ name: string }>(
    "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'graphile_worker')",
  );
  let everything = "";
  for (const { name } of tables) {
    const [row] = await server.sql<{ text: string }>(
      `select coalesce(string_agg(t::text, E'\\n'), '') as text from ${name} t`,
    );
    everything += row!.text;
  }
  expect(everything).toContain("USER_TWO_FACTOR_CHANGED");
  expect(everything).toContain(mine.member.userId);
  for (const secret of [mine.secret, ...mine.recoveryCodes])
    for (const spelling of [secret, secret.replaceAll("-", ""), Buffer.from(secret).toString("hex")])
      expect(everything.toLowerCase()).not.toContain(spelling.toLowerCase());

  await server.sql(
    "update two_factor set secret = (select secret from two_factor where user_id = $1) where user_id = $2",
    [theirs.member.userId, mine.member.userId],
  );
  await expect(signInAt(server as Server, mine.member.email, codeOf(theirs.secret, 1))).rejects.toThrow();
});
