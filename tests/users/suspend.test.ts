import { beforeAll, describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, graphql, leavingNoTrace, type TestServer } from "../kit/index.js";
import { aPendingInvitation, codesOf, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const VIEWER = graphql(`{ viewer { user { id } } }`);
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
const sessionsOf = (userId: string) => server.sql("select id from session where user_id = $1", [userId]);

test("a suspension says why, since when, until when and by whom, and ends every session", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bruno", lastName: "Lima" });
  const phone = await aSession(account, agent.userId);
  const until = inAnHour();
  const { suspendUsers } = await admin.must(
    graphql(`mutation($input: SuspendUsersInput!) { suspendUsers(input: $input) {
      results { user { status version suspension { at until reason by { id } } } userErrors { code } } userErrors { code } } }`),
    { input: { ids: [agent.userId], reason: " Leave\nof absence ", until } },
  );
  expect(suspendUsers.results).toEqual([
    {
      user: {
        status: "SUSPENDED",
        version: 2,
        suspension: { at: expect.any(String), until, reason: "Leave\nof absence", by: { id: admin.userId } },
      },
      userErrors: [],
    },
  ]);
  for (const console of [agent, phone])
    expect(await console.graphql(VIEWER)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  expect(await sessionsOf(agent.userId)).toEqual([]);
  const [event] = await server.eventsOf(account.id);
  expect(event).toMatchObject({
    kind: "USER_SUSPENDED",
    actor_id: admin.userId,
    user_id: agent.userId,
    subject_name: "Bruno Lima",
    end_reason: "USER_SUSPENDED",
    changes: [
      { field: "status", before: '"ACTIVE"', after: '"SUSPENDED"' },
      { field: "reason", before: "null", after: '"Leave\\nof absence"' },
      { field: "until", before: "null", after: JSON.stringify(until) },
    ],
  });
  expect(event!.ended_sessions!.sort()).toEqual([agent.sessionId, phone.sessionId].sort());
});

test("whoever is suspended keeps its seat, its roles and its address, and can still be edited", async () => {
  const { account, admin } = await anAccount(server, { seats: 2 });
  const agent = await aMember(account, { role: "DISPATCHER" });
  await payloadOf(admin, "suspendUsers", { ids: [agent.userId] });
  expect(await payloadOf(admin, "updateUser", { id: agent.userId, patch: { firstName: "Nova" } })).toMatchObject({
    user: { version: 3 },
    userErrors: [],
  });
  const { viewer, user } = await admin.must(
    graphql(
      `query($id: ID!) { viewer { account { seats { used available } } } user(id: $id) { email roles { systemRole } } }`,
    ),
    { id: agent.userId },
  );
  expect(viewer.account.seats).toEqual({ used: 2, available: 0 });
  expect(user).toEqual({ email: agent.email, roles: [{ systemRole: "DISPATCHER" }] });
});

test("reactivating lifts it; the sessions stay ended", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await payloadOf(admin, "suspendUsers", { ids: [agent.userId], reason: "x", until: inAnHour() });
  const payload = await payloadOf(admin, "reactivateUsers", { ids: [agent.userId] });
  expect(payload.results).toEqual([
    { id: agent.userId, user: { id: agent.userId, version: 3, status: "ACTIVE" }, userErrors: [] },
  ]);
  const { user } = await admin.must(graphql(`query($id: ID!) { user(id: $id) { suspension { at } } }`), {
    id: agent.userId,
  });
  expect(user).toEqual({ suspension: null });
  expect(await agent.graphql(VIEWER)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "USER_REACTIVATED",
    user_id: agent.userId,
    actor_id: admin.userId,
    changes: [{ field: "status", before: '"SUSPENDED"', after: '"ACTIVE"' }],
    ended_sessions: null,
  });
});

test("what is so already is an INVALID_STATE", async () => {
  const { account, admin } = await anAccount(server);
  const [active, suspended] = [await aMember(account), await aMember(account)];
  const ids = [active.userId, suspended.userId];
  await payloadOf(admin, "suspendUsers", { ids: [suspended.userId] });
  const again = await leavingNoTrace(account, () =>
    payloadOf(admin, "suspendUsers", { ids: [suspended.userId], reason: "another", until: inAnHour() }),
  );
  expect(codesOf(again)).toEqual(["INVALID_STATE"]);
  expect(codesOf(await payloadOf(admin, "reactivateUsers", { ids }))).toEqual(["INVALID_STATE", "done"]);
});

test("nobody suspends itself, not even among others", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const agent = await aMember(account);
  for (const viewer of [admin, manager]) {
    const payload = await leavingNoTrace(account, () =>
      payloadOf(viewer, "suspendUsers", { ids: [viewer.userId, agent.userId], atomic: true }),
    );
    expect(payload.results).toMatchObject([
      { user: null, userErrors: [{ code: "CANNOT_TARGET_SELF", path: ["input", "ids", "0"] }] },
      { user: null, userErrors: [{ code: "ABORTED", path: ["input", "ids", "1"] }] },
    ]);
  }
});

test.each([
  ["a moment ago", { until: new Date(Date.now() - 1_000).toISOString() }, "INVALID", "until"],
  ["a reason that is too long", { reason: "x".repeat(10_001) }, "TOO_LONG", "reason"],
  ["a reason with control characters", { reason: "a\u0007b" }, "INVALID", "reason"],
])("%s refuses the request as a whole", async (_, more, code, field) => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const payload = await leavingNoTrace(account, () =>
    payloadOf(admin, "suspendUsers", { ids: [agent.userId], ...more }),
  );
  expect(payload).toMatchObject({ results: [], userErrors: [{ code, path: ["input", field] }] });
});

test("a time that is none is a bad argument", async () => {
  const { admin } = await anAccount(server);
  const answer = await admin.graphql(
    graphql(`mutation($until: DateTime) { suspendUsers(input: { ids: [], until: $until }) { userErrors { code } } }`),
    { until: "tomorrow" },
  );
  expect(answer.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

describe("the invitations that somebody sent", () => {
  const statusOf = async (id: string) =>
    (await server.sql<{ status: string }>("select status from invitation where id = $1", [id]))[0]!.status;

  test.each([
    ["are revoked with a suspension that has no end", {}, "REVOKED"],
    ["outlast one that has", { until: inAnHour() }, "PENDING"],
  ])("%s", async (_, more, status) => {
    const { account, admin } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    const invitation = await aPendingInvitation(account, manager.userId, "new@example.com");
    await payloadOf(admin, "suspendUsers", { ids: [manager.userId], ...more });
    expect(await statusOf(invitation)).toBe(status);
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    expect(kinds).toEqual(status === "PENDING" ? ["USER_SUSPENDED"] : ["USER_SUSPENDED", "INVITATION_REVOKED"]);
  });
});

describe("revokeUserSessions", () => {
  test("signs out everywhere, and changes nothing else", async () => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account);
    const phone = await aSession(account, agent.userId);
    const payload = await payloadOf(admin, "revokeUserSessions", { ids: [agent.userId] });
    expect(payload.results[0]).toMatchObject({ user: { version: 1, status: "ACTIVE" }, userErrors: [] });
    for (const console of [agent, phone])
      expect(await console.graphql(VIEWER)).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    const [event] = await server.eventsOf(account.id);
    expect(event).toMatchObject({ kind: "USER_SESSIONS_REVOKED", end_reason: "SESSION_REVOKED", changes: [] });
    expect(event!.ended_sessions).toHaveLength(2);
  });

  test("of somebody who is signed in nowhere is done, and no event", async () => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account);
    await payloadOf(admin, "revokeUserSessions", { ids: [agent.userId] });
    const payload = await leavingNoTrace(account, () =>
      payloadOf(admin, "revokeUserSessions", { ids: [agent.userId] }),
    );
    expect(codesOf(payload)).toEqual(["done"]);
  });

  test("an Administrator may sign itself out", async () => {
    const { account, admin } = await anAccount(server);
    expect(codesOf(await payloadOf(admin, "revokeUserSessions", { ids: [admin.userId] }))).toEqual(["done"]);
    expect(await sessionsOf(admin.userId)).toEqual([]);
    expect(await server.eventsOf(account.id)).toHaveLength(1);
  });
});
