import { beforeAll, expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, type TestServer } from "../kit/index.js";
import { aDepartment, aPendingInvitation, asked, codesOf, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

test("whoever is deleted is in no list and found by no id, and signed out everywhere", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bruno", lastName: "Lima" });
  const payload = await payloadOf(admin, "deleteUsers", { ids: [agent.userId] });
  expect(payload.results).toEqual([{ id: agent.userId, user: null, userErrors: [] }]);
  const { user, users, roles } = await admin.must(
    graphql(
      `query($id: ID!) { user(id: $id) { id } users { totalCount nodes { id } } roles { systemRole userCount } }`,
    ),
    { id: agent.userId },
  );
  expect(user).toBeNull();
  expect(users).toEqual({ totalCount: 1, nodes: [{ id: admin.userId }] });
  expect(roles.find(({ systemRole }) => systemRole === "AGENT")!.userCount).toBe(0);
  expect(await agent.graphql(graphql(`{ viewer { user { id } } }`))).toMatchObject({
    errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
  });
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "USER_DELETED",
      user_id: agent.userId,
      subject_name: "Bruno Lima",
      ended_sessions: [agent.sessionId],
      end_reason: "USER_DELETED",
      changes: [{ field: "status", before: '"ACTIVE"', after: '"DELETED"' }],
    },
  ]);
});

test("its seat, its address and its department are free at once, and its links are dead", async () => {
  const { account, admin } = await anAccount(server, { seats: 2 });
  const agent = await aMember(account, { email: "again@example.com" });
  const department = await aDepartment(admin, "Sales");
  await payloadOf(admin, "updateUser", { id: agent.userId, patch: { departmentIds: [department] } });
  await server.sql(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
     values ($1, gen_random_uuid(), $2, 'RESET_PASSWORD', 'again@example.com', '\\x01', now() + interval '1 hour')`,
    [account.id, agent.userId],
  );
  const remove = () =>
    admin.graphql(graphql(`mutation($id: ID!) { deleteDepartment(id: $id) { deletedId userErrors { code } } }`), {
      id: department,
    });
  expect(await remove()).toMatchObject({ data: { deleteDepartment: { userErrors: [{ code: "IN_USE" }] } } });
  await payloadOf(admin, "deleteUsers", { ids: [agent.userId] });
  const { viewer } = await admin.must(graphql(`{ viewer { account { seats { used available } } } }`));
  expect(viewer.account.seats).toEqual({ used: 1, available: 1 });
  expect(await remove()).toMatchObject({ data: { deleteDepartment: { deletedId: department, userErrors: [] } } });
  await aMember(account, { email: "again@example.com" });
  for (const table of ["user_role", "user_department", "link_token", "session"])
    expect(await server.sql(`select * from ${table} where user_id = $1`, [agent.userId]), table).toEqual([]);
});

test("nothing happens to whoever is deleted any more", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await payloadOf(admin, "deleteUsers", { ids: [agent.userId] });
  for (const verb of ["deleteUsers", "suspendUsers", "reactivateUsers", "revokeUserSessions"] as const) {
    const payload = await leavingNoTrace(account, () => payloadOf(admin, verb, { ids: [agent.userId] }));
    expect(codesOf(payload), verb).toEqual(["NOT_FOUND"]);
  }
});

test("a suspended one can be deleted", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await payloadOf(admin, "suspendUsers", { ids: [agent.userId], reason: "Leave", until: "2100-01-01T00:00:00Z" });
  expect(codesOf(await payloadOf(admin, "deleteUsers", { ids: [agent.userId] }))).toEqual(["done"]);
  const [row] = await server.sql(
    "select suspended_at, suspended_until, suspension_reason, suspended_by from app_user where id = $1",
    [agent.userId],
  );
  expect(row).toEqual({ suspended_at: null, suspended_until: null, suspension_reason: null, suspended_by: null });
});

test("nobody deletes itself, and a Manager nobody", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const agent = await aMember(account);
  expect(
    codesOf(await leavingNoTrace(account, () => payloadOf(admin, "deleteUsers", { ids: [admin.userId] }))),
  ).toEqual(["CANNOT_TARGET_SELF"]);
  expect(await leavingNoTrace(account, () => asked(manager, "deleteUsers", { ids: [agent.userId] }))).toMatchObject({
    errors: [{ extensions: { code: "FORBIDDEN", permission: "USERS_DELETE" } }],
  });
});

test("a dry run shows the user as it is", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const ids = [agent.userId, admin.userId];
  const dry = await leavingNoTrace(account, () => payloadOf(admin, "deleteUsers", { ids, dryRun: true }));
  expect(dry.results).toMatchObject([
    { user: { id: agent.userId, version: 1, status: "ACTIVE" }, userErrors: [] },
    { user: null, userErrors: [{ code: "CANNOT_TARGET_SELF" }] },
  ]);
  const aborted = await leavingNoTrace(account, () => payloadOf(admin, "deleteUsers", { ids, atomic: true }));
  expect(codesOf(aborted)).toEqual(["ABORTED", "CANNOT_TARGET_SELF"]);
});

test("the invitations that it sent and that wait are revoked", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const invitation = await aPendingInvitation(account, manager.userId, "new@example.com");
  await payloadOf(admin, "deleteUsers", { ids: [manager.userId] });
  expect(await server.sql("select status from invitation where id = $1", [invitation])).toEqual([
    { status: "REVOKED" },
  ]);
  expect((await server.eventsOf(account.id)).map(({ kind }) => kind)).toEqual(["USER_DELETED", "INVITATION_REVOKED"]);
});
