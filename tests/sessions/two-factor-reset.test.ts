import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql } from "../kit/index.js";
import { isAlive, codeOf as refusalOf, signIn, stateOf } from "./kit.js";
import { anEnrolledMember, anonymously, challengeOf, codeOf, payloadOf, twoFactorOf } from "./two-factor.js";

const server = await aServer();

const codesOf = (payload: { results: { userErrors: { code: string }[] }[] }) =>
  payload.results.map(({ userErrors }) => userErrors.map(({ code }) => code).join() || "done");

test("a lost second factor is taken away, with its recovery codes and the sessions; then the password signs in", async () => {
  const { account, admin } = await anAccount(server);
  const { member, secret, recoveryCodes } = await anEnrolledMember(account, { firstName: "Bia", lastName: "Reis" });
  const plain = await aMember(account);
  const challenge = await challengeOf(server, member);
  const logged = (await server.eventsOf(account.id)).length;
  const payload = await payloadOf(admin, "resetUserTwoFactor", { ids: [member.userId, plain.userId] });
  expect(payload).toMatchObject({
    results: [
      { id: member.userId, user: { twoFactor: { enabled: false } }, userErrors: [] },
      { id: plain.userId, user: { twoFactor: { enabled: false } }, userErrors: [] },
    ],
    userErrors: [],
  });
  expect(await Promise.all([member, plain].map(isAlive))).toEqual([false, true]);
  expect((await server.eventsOf(account.id)).slice(logged)).toMatchObject([
    {
      kind: "USER_TWO_FACTOR_CHANGED",
      actor_id: admin.userId,
      user_id: member.userId,
      subject_name: "Bia Reis",
      changes: [{ field: "twoFactorEnabled", before: "true", after: "false" }],
      ended_sessions: [member.sessionId],
      end_reason: "SESSION_REVOKED",
    },
  ]);
  for (const code of [codeOf(secret, 1), recoveryCodes[0]])
    expect(refusalOf(await anonymously(server, "signInWithTwoFactor", { challenge, code }))).toBe("INVALID_TOKEN");
  expect((await signIn(server, { email: member.email })).result).toMatchObject({ __typename: "SignedIn" });
});

test("where it is required, the next sign-in enrols anew", async () => {
  const { account, admin } = await anAccount(server);
  const { member } = await anEnrolledMember(account);
  await server.sql("update account set two_factor_required = true where id = $1", [account.id]);
  await payloadOf(admin, "resetUserTwoFactor", { ids: [member.userId] });
  expect((await signIn(server, { email: member.email })).result).toMatchObject({
    __typename: "TwoFactorEnrolmentChallenge",
  });
});

test("only of users below one, of one's own account, and not of oneself", async () => {
  const { account, admin } = await anAccount(server);
  const { member: manager } = await anEnrolledMember(account, { role: "MANAGER" });
  const { member: peer } = await anEnrolledMember(account, { role: "MANAGER" });
  const { member: agent } = await anEnrolledMember(account);
  const { member: stranger } = await anEnrolledMember((await anAccount(server)).account);
  const before = await stateOf(server);
  const ids = [manager, peer, admin, stranger].map(({ userId }) => userId);
  expect(codesOf(await payloadOf(manager, "resetUserTwoFactor", { ids: [...ids, randomUUID()] }))).toEqual([
    ...["CANNOT_TARGET_SELF", "ESCALATION", "ESCALATION", "NOT_FOUND", "NOT_FOUND"],
  ]);
  expect(codesOf(await payloadOf(admin, "resetUserTwoFactor", { ids: [admin.userId] }))).toEqual([
    "CANNOT_TARGET_SELF",
  ]);
  const atomic = { ids: [agent.userId, peer.userId], atomic: true };
  expect(codesOf(await payloadOf(manager, "resetUserTwoFactor", atomic))).toEqual(["ABORTED", "ESCALATION"]);
  const dry = { ids: [agent.userId], dryRun: true };
  expect(codesOf(await payloadOf(manager, "resetUserTwoFactor", dry))).toEqual(["done"]);
  const { errors } = await agent.graphql(
    graphql(`mutation ($id: ID!) { resetUserTwoFactor(input: { ids: [$id] }) { userErrors { code } } }`),
    { id: peer.userId },
  );
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_MANAGE" } }]);
  expect(await stateOf(server)).toEqual(before);
  expect(await twoFactorOf(agent)).toMatchObject({ enabled: true });
  const mixed = { ids: [agent.userId, peer.userId] };
  expect(codesOf(await payloadOf(manager, "resetUserTwoFactor", mixed))).toEqual(["done", "ESCALATION"]);
  expect(await Promise.all([agent, peer].map(isAlive))).toEqual([false, true]);
});

test("of 500 at once, in a handful of statements", async () => {
  const { account, admin } = await anAccount(server, { seats: 600 });
  await server.sql(
    `insert into app_user (account_id, id, first_name, last_name, email, language)
     select $1::uuid, gen_random_uuid(), 'N', i::text, 'n' || i || '@' || $1::uuid || '.example', 'EN' from generate_series(1, 500) i`,
    [account.id],
  );
  await server.sql(
    "insert into two_factor (account_id, user_id, secret, last_step) select account_id, id, 'x', 0 from app_user where account_id = $1 and first_name = 'N'",
    [account.id],
  );
  const rows = await server.sql<{ id: string }>("select id from app_user where account_id = $1 and first_name = 'N'", [
    account.id,
  ]);
  const ids = rows.map(({ id }) => id);
  const statements = await server.statements(() => payloadOf(admin, "resetUserTwoFactor", { ids }));
  expect(statements.length).toBeLessThan(12);
  expect(await server.sql("select from two_factor where account_id = $1", [account.id])).toEqual([]);
  expect(await server.eventsOf(account.id)).toHaveLength(500);
});
