import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, graphql, nobody } from "../kit/index.js";
import { isAlive, refusalsIn, stateOf } from "./kit.js";

const server = await aServer();

const SIGN_OUT = graphql(`mutation { signOut { signedOut } }`);
const REVOKE = graphql(
  `mutation ($ids: [ID!]) { revokeSessions(input: { ids: $ids }) { revokedIds userErrors { code path } } }`,
);

test("signing out ends this session alone", async () => {
  const { account, admin } = await anAccount(server);
  const other = await aSession(account, admin.userId);
  expect(await admin.must(SIGN_OUT)).toEqual({ signOut: { signedOut: true } });
  expect([await isAlive(admin), await isAlive(other)]).toEqual([false, true]);
  expect((await admin.graphql(SIGN_OUT)).errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "USER_SIGNED_OUT",
      actor_id: admin.userId,
      user_id: admin.userId,
      ended_sessions: [admin.sessionId],
      end_reason: "SIGNED_OUT",
    },
  ]);
});

test("who is not signed in cannot sign out", async () => {
  const { data, errors } = await nobody(server).graphql(SIGN_OUT);
  expect(data).toEqual({ signOut: null });
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});

test("without ids every other session of the viewer ends, as one event", async () => {
  const { account, admin } = await anAccount(server);
  const others = [await aSession(account, admin.userId), await aSession(account, admin.userId)];
  const agent = await aMember(account);
  const { revokeSessions } = await admin.must(REVOKE);
  const ids = others.map(({ sessionId }) => sessionId).sort();
  expect(revokeSessions.revokedIds.sort()).toEqual(ids);
  expect(await Promise.all([admin, ...others, agent].map(isAlive))).toEqual([true, false, false, true]);
  const events = await server.eventsOf(account.id);
  expect(events).toMatchObject([
    { kind: "USER_SESSIONS_REVOKED", user_id: admin.userId, end_reason: "SESSION_REVOKED" },
  ]);
  expect(events[0]!.ended_sessions!.sort()).toEqual(ids);
  expect((await admin.must(REVOKE)).revokeSessions.revokedIds).toEqual([]);
  expect(await server.eventsOf(account.id)).toHaveLength(1);
});

test("the named sessions end, the current one too", async () => {
  const { account, admin } = await anAccount(server);
  const [one, two] = [await aSession(account, admin.userId), await aSession(account, admin.userId)];
  await admin.must(REVOKE, { ids: [one.sessionId, one.sessionId.toUpperCase()] });
  expect(await Promise.all([admin, one, two].map(isAlive))).toEqual([true, false, true]);
  await admin.must(REVOKE, { ids: [admin.sessionId] });
  expect(await Promise.all([admin, two].map(isAlive))).toEqual([false, true]);
});

test("a session that is not one's own is an unknown one, and then none ends", async () => {
  const { account, admin } = await anAccount(server);
  const own = await aSession(account, admin.userId);
  const agent = await aMember(account);
  const { admin: stranger } = await anAccount(server);
  const before = await stateOf(server);
  for (const foreign of [agent.sessionId, stranger.sessionId, randomUUID()])
    expect(refusalsIn(await admin.graphql(REVOKE, { ids: [own.sessionId, foreign] }))).toEqual([
      { code: "NOT_FOUND", path: ["input", "ids", "1"] },
    ]);
  const many = Array.from({ length: 501 }, () => own.sessionId);
  expect(refusalsIn(await admin.graphql(REVOKE, { ids: many }))).toEqual([
    { code: "TOO_MANY", path: ["input", "ids"] },
  ]);
  const { errors } = await admin.graphql(REVOKE, { ids: ["x"] });
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect(await stateOf(server)).toEqual(before);
});
