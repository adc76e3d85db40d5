import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, idle, leavingNoTrace, statementsOf, type TestServer } from "../kit/index.js";
import { asked, codesOf, type ManyVerb, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

/** A Manager, and users of whom it may manage the first, the third and the fourth. */
async function aTeam() {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const agents = [await aMember(account), await aMember(account), await aMember(account)];
  const [first, second, third] = agents.map(({ userId }) => userId) as [string, string, string];
  return { account, admin, manager, ids: [first, admin.userId, second, third], agents };
}

const VERBS: [verb: ManyVerb, more: object, kind: string][] = [
  ["updateUsers", { patch: { firstName: "Nova" } }, "USER_UPDATED"],
  ["suspendUsers", { reason: "Holidays" }, "USER_SUSPENDED"],
  ["revokeUserSessions", {}, "USER_SESSIONS_REVOKED"],
];

describe.each(VERBS)("%s", (verb, more, kind) => {
  test("answers in the order asked for, does each that it can, and counts the same id once", async () => {
    const { account, manager, ids } = await aTeam();
    const [first, admin, second, third] = ids;
    const unknown = uuidv7();
    const payload = await payloadOf(manager, verb, {
      ...more,
      ids: [third, unknown, third!.toUpperCase(), first, admin, second, first],
    });
    expect(payload.userErrors).toEqual([]);
    expect(payload.results).toMatchObject([
      { id: third, user: { id: third }, userErrors: [] },
      { id: unknown, user: null, userErrors: [{ code: "NOT_FOUND", path: ["input", "ids", "1"] }] },
      { id: first, user: { id: first }, userErrors: [] },
      { id: admin, user: null, userErrors: [{ code: "ESCALATION", path: ["input", "ids", "4"] }] },
      { id: second, user: { id: second }, userErrors: [] },
    ]);
    const events = await server.eventsOf(account.id);
    expect(events.map((event) => [event.kind, event.user_id])).toEqual([third, first, second].map((id) => [kind, id]));
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test("atomic: one that cannot be done aborts all the others", async () => {
    const { account, manager, ids } = await aTeam();
    const payload = await leavingNoTrace(account, () => payloadOf(manager, verb, { ...more, ids, atomic: true }));
    expect(codesOf(payload)).toEqual(["ABORTED", "ESCALATION", "ABORTED", "ABORTED"]);
    expect(payload.results[2]).toMatchObject({ user: null, userErrors: [{ path: ["input", "ids", "2"] }] });
  });

  test("atomic: all are done where nothing speaks against any", async () => {
    const { account, admin, agents } = await aTeam();
    const ids = agents.map(({ userId }) => userId);
    const payload = await payloadOf(admin, verb, { ...more, ids, atomic: true });
    expect(codesOf(payload)).toEqual(["done", "done", "done"]);
    expect(await server.eventsOf(account.id)).toHaveLength(3);
  });

  test.each([false, true])("a dry run answers the same, and does nothing (atomic: %s)", async (atomic) => {
    const { account, manager, ids } = await aTeam();
    const input = { ...more, ids, atomic };
    const dry = await leavingNoTrace(account, () => payloadOf(manager, verb, { ...input, dryRun: true }));
    for (const { id, user } of dry.results) if (user) expect(user).toEqual({ id, version: 1, status: "ACTIVE" });
    const real = await payloadOf(manager, verb, input);
    expect(codesOf(dry)).toEqual(codesOf(real));
  });

  test("more than 500 are too many, a malformed one is bad, and none is nothing to do", async () => {
    const { account, admin } = await aTeam();
    const many = Array.from({ length: 501 }, () => uuidv7());
    const refused = await leavingNoTrace(account, () => payloadOf(admin, verb, { ...more, ids: many }));
    expect(refused).toMatchObject({ results: [], userErrors: [{ code: "TOO_MANY", path: ["input", "ids"] }] });
    const allowed = await payloadOf(admin, verb, { ...more, ids: [...many.slice(1), many[1]] });
    expect(new Set(codesOf(allowed))).toEqual(new Set(["NOT_FOUND"]));
    expect(await payloadOf(admin, verb, { ...more, ids: [] })).toEqual({ results: [], userErrors: [] });
    const { errors } = await asked(admin, verb, { ...more, ids: ["nobody"] });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  test("users of another account are unknown", async () => {
    const { admin } = await aTeam();
    const { account, admin: stranger } = await anAccount(server);
    const payload = await leavingNoTrace(account, () => payloadOf(admin, verb, { ...more, ids: [stranger.userId] }));
    expect(codesOf(payload)).toEqual(["NOT_FOUND"]);
  });

  test("needs the permission, and says which", async () => {
    const { account, agents, ids } = await aTeam();
    const { data, errors } = await leavingNoTrace(account, () => asked(agents[0]!, verb, { ...more, ids }));
    expect(data).toEqual({ answer: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_MANAGE" } }]);
  });
});

test("500 users are done in as many statements as one", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  await server.sql(
    `insert into app_user (account_id, id, first_name, last_name, email, language, password_hash)
     select $1, gen_random_uuid(), 'Person', i::text, 'p' || i || '@example.com', 'EN', 'known' from generate_series(1, 500) i`,
    [account.id],
  );
  await server.sql(
    "insert into user_role select account_id, id, $2 from app_user where account_id = $1 and first_name = 'Person'",
    [account.id, account.roleIds.AGENT],
  );
  const rows = await server.sql<{ id: string }>(
    "select id from app_user where account_id = $1 and first_name = 'Person'",
    [account.id],
  );
  const ids = rows.map(({ id }) => id);
  const inputs: [ManyVerb, object][] = [
    ["updateUsers", { patch: { conversationLimit: 3, roleIds: [account.roleIds.DISPATCHER] } }],
    ["revokeUserSessions", {}],
    ["suspendUsers", {}],
    ["reactivateUsers", {}],
    ["deleteUsers", {}],
  ];
  for (const [verb, more] of inputs) {
    const [one, ...others] = ids;
    const statementsFor = async (ids: string[]) => {
      // Mails of what was done before are the server's own statements too, and so is what it does for other accounts.
      await idle(server);
      const statements = await statementsOf(server.app.db, () => payloadOf(admin, verb, { ...more, ids }));
      const ofAccount = statements.filter(({ values }) => values.includes(account.id)).map(({ text }) => text);
      // Who comes free may be given what waits: asked afterwards, by the server itself, whenever it comes to it.
      return ofAccount.filter((text) => !text.includes("automation"));
    };
    const alone = await statementsFor([one!]);
    expect(alone.length, verb).toBeGreaterThan(3);
    expect(await statementsFor(others), verb).toEqual(alone);
  }
  const kinds = await server.sql(
    "select kind, count(*)::int as count from event where account_id = $1 group by 1 order by 1",
    [account.id],
  );
  expect(kinds).toEqual(
    ["USER_DELETED", "USER_REACTIVATED", "USER_SUSPENDED", "USER_UPDATED"].map((kind) => ({ kind, count: 500 })),
  );
});
