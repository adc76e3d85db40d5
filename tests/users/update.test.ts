import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import type { SystemRole } from "../../src/access/system-roles.js";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, type TestServer } from "../kit/index.js";
import { aDepartment, aPendingInvitation, asked, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const PATCH = ["input", "patch"];

test("changes what the patch names, as one event and one version", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { role: "AGENT", firstName: "Bruno", lastName: "Lima" });
  const sales = await aDepartment(admin, "Sales");
  const support = await aDepartment(admin, "Support");
  await payloadOf(admin, "updateUser", { id: agent.userId, patch: { departmentIds: [sales] } });
  const { updateUser } = await admin.must(
    graphql(`mutation($input: UpdateUserInput!) { updateUser(input: $input) {
      user { firstName lastName webchatName conversationLimit absenceMessage version roles { name } departments { name } } userErrors { code } } }`),
    {
      input: {
        id: agent.userId,
        patch: {
          firstName: " João  ",
          webchatName: "Jo",
          roleIds: [account.roleIds.DISPATCHER, account.roleIds.EDITOR, account.roleIds.EDITOR],
          departmentIds: [support],
          conversationLimit: 5,
          absenceMessage: "Back at nine.\r\nPromised.",
        },
      },
    },
  );
  expect(updateUser.user).toEqual({
    firstName: "João",
    lastName: "Lima",
    webchatName: "Jo",
    conversationLimit: 5,
    absenceMessage: "Back at nine.\nPromised.",
    version: 3,
    roles: [{ name: "Dispatcher" }, { name: "Editor" }],
    departments: [{ name: "Support" }],
  });
  const event = (await server.eventsOf(account.id)).at(-1)!;
  expect(event).toMatchObject({
    kind: "USER_UPDATED",
    actor_id: admin.userId,
    actor_name: "Ana Souza",
    user_id: agent.userId,
    subject_id: agent.userId,
    subject_name: "Bruno Lima",
    ended_sessions: null,
  });
  expect(event.changes).toEqual([
    { field: "firstName", before: '"Bruno"', after: '"João"' },
    { field: "webchatName", before: "null", after: '"Jo"' },
    { field: "conversationLimit", before: "null", after: "5" },
    { field: "absenceMessage", before: "null", after: '"Back at nine.\\nPromised."' },
    { field: "roles", before: '["Agent"]', after: '["Dispatcher","Editor"]' },
    { field: "departments", before: '["Sales"]', after: '["Support"]' },
  ]);
});

test("null clears what may be empty", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const departmentIds = [await aDepartment(admin, "Sales")];
  const full = { webchatName: "B", departmentIds, conversationLimit: 1, absenceMessage: "Away." };
  await payloadOf(admin, "updateUser", { id: agent.userId, patch: full });
  const empty = { webchatName: null, departmentIds: null, conversationLimit: null, absenceMessage: null };
  await payloadOf(admin, "updateUser", { id: agent.userId, patch: empty });
  const { user } = await admin.must(
    graphql(`query($id: ID!) { user(id: $id) { webchatName conversationLimit absenceMessage departments { name } } }`),
    { id: agent.userId },
  );
  expect(user).toEqual({
    webchatName: "Bruno Lima",
    departments: [],
    conversationLimit: null,
    absenceMessage: null,
  });
});

test.each([
  ["nothing", {}],
  ["what is so already", { firstName: " Bruno ", webchatName: null, conversationLimit: null, departmentIds: [] }],
])("a patch of %s is no change: no version and no event", async (_, patch) => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bruno" });
  const given = { ...patch, roleIds: [account.roleIds.AGENT] };
  const { user } = await leavingNoTrace(account, () =>
    payloadOf(admin, "updateUser", { id: agent.userId, patch: given }),
  );
  expect(user).toEqual({ id: agent.userId, version: 1 });
});

test("an expected version that is no longer so is a CONFLICT, whatever the patch", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const update = (expectedVersion: number | null, patch: object) =>
    payloadOf(admin, "updateUser", { id: agent.userId, expectedVersion, patch });
  expect(await update(1, { firstName: "A" })).toMatchObject({ user: { version: 2 }, userErrors: [] });
  for (const patch of [{ firstName: "B" }, { firstName: "A" }])
    expect(await leavingNoTrace(account, () => update(1, patch))).toEqual({
      user: null,
      userErrors: [{ code: "CONFLICT", path: ["input", "expectedVersion"], permissions: null }],
    });
  expect(await update(null, { firstName: "C" })).toMatchObject({ user: { version: 3 } });
});

describe("a patch that is wrong changes nothing and says where", () => {
  const unknown = uuidv7();
  const ids = (count: number) => Array.from({ length: count }, () => uuidv7());
  test.each<[name: string, patch: object, errors: [code: string, ...path: string[]][]]>([
    ["an empty name", { firstName: "" }, [["BLANK", "firstName"]]],
    [
      "two empty names",
      { firstName: null, lastName: "   " },
      [
        ["BLANK", "firstName"],
        ["BLANK", "lastName"],
      ],
    ],
    ["a long name", { lastName: "x".repeat(121) }, [["TOO_LONG", "lastName"]]],
    ["an override", { firstName: "a\u202eb" }, [["INVALID", "firstName"]]],
    ["a line break", { webchatName: "a\nb" }, [["INVALID", "webchatName"]]],
    ["an empty webchat name", { webchatName: "" }, [["BLANK", "webchatName"]]],
    ["a negative limit", { conversationLimit: -1 }, [["INVALID", "conversationLimit"]]],
    ["a huge limit", { conversationLimit: 10_001 }, [["INVALID", "conversationLimit"]]],
    ["a long message", { absenceMessage: "x".repeat(10_001) }, [["TOO_LONG", "absenceMessage"]]],
    ["no role", { roleIds: [] }, [["BLANK", "roleIds"]]],
    ["roles cleared", { roleIds: null }, [["BLANK", "roleIds"]]],
    ["an unknown role", { roleIds: [unknown] }, [["NOT_FOUND", "roleIds", "0"]]],
    ["an unknown department, twice", { departmentIds: [unknown, unknown] }, [["NOT_FOUND", "departmentIds", "0"]]],
    ["501 departments", { departmentIds: ids(501) }, [["TOO_MANY", "departmentIds"]]],
    ["501 roles", { roleIds: ids(501) }, [["TOO_MANY", "roleIds"]]],
  ])("%s", async (_, patch, errors) => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account);
    const userErrors = errors.map(([code, ...path]) => ({ code, path: [...PATCH, ...path], permissions: null }));
    expect(await leavingNoTrace(account, () => payloadOf(admin, "updateUser", { id: agent.userId, patch }))).toEqual({
      user: null,
      userErrors,
    });
    const many = { ids: [agent.userId], patch };
    expect(await leavingNoTrace(account, () => payloadOf(admin, "updateUsers", many))).toEqual({
      results: [],
      userErrors,
    });
  });

  test("roles and departments of another account are unknown ones", async () => {
    const { account, admin } = await anAccount(server);
    const other = await anAccount(server);
    const agent = await aMember(account);
    const patch = {
      roleIds: [account.roleIds.AGENT, other.account.roleIds.AGENT],
      departmentIds: [await aDepartment(other.admin, "Sales")],
    };
    const { userErrors } = await leavingNoTrace(account, () =>
      payloadOf(admin, "updateUser", { id: agent.userId, patch }),
    );
    expect(userErrors).toMatchObject([
      { code: "NOT_FOUND", path: [...PATCH, "roleIds", "1"] },
      { code: "NOT_FOUND", path: [...PATCH, "departmentIds", "0"] },
    ]);
  });
});

test("unknown, foreign and deleted users are not found, and a malformed id is a bad one", async () => {
  const { account, admin } = await anAccount(server);
  const gone = await aMember(account);
  const { admin: stranger } = await anAccount(server);
  await payloadOf(admin, "deleteUsers", { ids: [gone.userId] });
  for (const id of [uuidv7(), stranger.userId, gone.userId])
    expect(
      await leavingNoTrace(account, () => payloadOf(admin, "updateUser", { id, patch: { firstName: "X" } })),
    ).toEqual({
      user: null,
      userErrors: [{ code: "NOT_FOUND", path: ["input", "id"], permissions: null }],
    });
  const { errors } = await asked(admin, "updateUser", { id: "1 or 1=1", patch: {} });
  expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect(JSON.stringify(errors)).not.toContain("1=1");
});

test("whoever loses the right to invite loses the invitations that wait, as events of their own", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const invitation = await aPendingInvitation(account, manager.userId, "new@example.com");
  const kept = await aPendingInvitation(account, admin.userId, "other@example.com");
  const statuses = async () =>
    (
      await server.sql<{ id: string; status: string }>(
        "select id, status from invitation where account_id = $1 order by id",
        [account.id],
      )
    ).map(({ status }) => status);
  const give = (...roles: (keyof typeof SystemRole)[]) =>
    payloadOf(admin, "updateUser", {
      id: manager.userId,
      patch: { roleIds: roles.map((role) => account.roleIds[role]) },
    });
  await give("MANAGER", "EDITOR");
  expect(await statuses()).toEqual(["PENDING", "PENDING"]);
  await give("EDITOR");
  expect(await statuses()).toEqual(["REVOKED", "PENDING"]);
  expect(kept > invitation).toBe(true);
  expect((await server.eventsOf(account.id)).slice(-2)).toMatchObject([
    { kind: "USER_UPDATED", user_id: manager.userId },
    { kind: "INVITATION_REVOKED", subject_id: invitation, subject_name: "new@example.com", actor_id: admin.userId },
  ]);
});
