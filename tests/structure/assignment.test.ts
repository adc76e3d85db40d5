import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace, untyped } from "../kit/index.js";
import { codesOf, payloadOf as userPayloadOf } from "../users/scenes.js";
import { ALL_KINDS, aPart, aPartOfEach, codeOf, give, idsOf, KINDS, LISTS, payloadOf } from "./kit.js";

const server = await aServer();

const USER = untyped(`query ($id: ID!) { user(id: $id) { version ${LISTS} } }`);
const OF_EACH = {
  departments: [{ name: "The Department" }],
  skills: [{ name: "The Skill" }],
  projects: [{ name: "The Project" }],
  channels: [{ name: "The Channel" }],
  chatGroups: [{ name: "The ChatGroup", channel: { name: "The Channel" } }],
};
const NONE = { departments: [], skills: [], projects: [], channels: [], chatGroups: [] };

test("a user gets parts of every kind in one change, and loses them when they are cleared, each as one event and one version", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const agent = await aMember(account, { firstName: "Bruno", lastName: "Lima" });
  const userId = agent.userId;
  await give(admin, agent, idsOf(parts));
  expect((await agent.must(USER, { id: userId })).user).toEqual({ version: 2, ...OF_EACH });
  const { skillIds: _, ...others } = idsOf(parts);
  await give(admin, agent, Object.fromEntries(Object.keys(others).map((ids, i) => [ids, i % 2 ? [] : null])));
  expect((await agent.must(USER, { id: userId })).user).toEqual({ version: 3, ...NONE, skills: OF_EACH.skills });

  const events = (await server.eventsOf(account.id)).filter(({ kind }) => !kind.startsWith("STRUCTURE_"));
  const change = (field: string, before: string[], after: string[]) => ({
    field,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  expect(events).toMatchObject([
    { kind: "USER_UPDATED", actor_id: admin.userId, user_id: userId, subject_name: "Bruno Lima", ended_sessions: null },
    { kind: "USER_UPDATED", actor_id: admin.userId, user_id: userId, subject_name: "Bruno Lima", ended_sessions: null },
  ]);
  expect(events.map(({ changes }) => changes)).toEqual([
    ALL_KINDS.map((kind) => change(KINDS[kind].many, [], [`The ${kind}`])),
    ALL_KINDS.filter((kind) => kind !== "Skill").map((kind) => change(KINDS[kind].many, [`The ${kind}`], [])),
  ]);
});

test("a list replaces the list, what is named twice is given once, and names are told and shown in their order", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const [b, a, c] = [
    await aPart(admin, "Skill", "Baking"),
    await aPart(admin, "Skill", "árabe"),
    await aPart(admin, "Skill", "Cooking"),
  ];
  await give(admin, agent, { skillIds: [b.id, a.id, b.id.toUpperCase()] });
  await give(admin, agent, { skillIds: [c.id, a.id] });
  const { user } = await admin.must(graphql(`query ($id: ID!) { user(id: $id) { skills { name } } }`), {
    id: agent.userId,
  });
  expect(user.skills).toEqual([{ name: "árabe" }, { name: "Cooking" }]);
  expect((await server.eventsOf(account.id)).at(-1)!.changes).toEqual([
    { field: "skills", before: '["Baking","árabe"]', after: '["Cooking","árabe"]' },
  ]);
  await leavingNoTrace(account, () => give(admin, agent, { skillIds: [a.id, c.id, a.id], projectIds: [] }));
});

test("of many users those whom a change would leave as they are get neither version nor event", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const [one, other] = [await aMember(account), await aMember(account)];
  await give(admin, one, idsOf(parts));
  const before = (await server.eventsOf(account.id)).length;
  const ids = [one.userId, other.userId];
  const payload = await userPayloadOf(admin, "updateUsers", { ids, patch: idsOf(parts) });
  expect(codesOf(payload)).toEqual(["done", "done"]);
  expect(payload.results.map(({ user }) => user!.version)).toEqual([2, 2]);
  expect((await server.eventsOf(account.id)).slice(before)).toMatchObject([
    { kind: "USER_UPDATED", user_id: other.userId },
  ]);
  expect((await admin.must(USER, { id: other.userId })).user).toEqual({ version: 2, ...OF_EACH });
});

describe.each(ALL_KINDS)("%s", (kind) => {
  const { ids, many, table } = KINDS[kind];

  test("unknown ones, and those of other accounts and other kinds, are told where they stand, and nothing is changed", async () => {
    const { account, admin } = await anAccount(server);
    const { admin: stranger } = await anAccount(server);
    const agent = await aMember(account);
    const known = await aPart(admin, kind, "Ours");
    const foreign = await aPart(stranger, kind, "Theirs");
    const ofAnotherKind = await aPart(admin, kind === "Skill" ? "Project" : "Skill", "Of another kind");
    const patch = {
      [ids]: [known.id, foreign.id, uuidv7(), ofAnotherKind.id],
      [kind === "Skill" ? "projectIds" : "skillIds"]: [ofAnotherKind.id],
    };
    const userErrors = ["1", "2", "3"].map((place) => ({
      code: "NOT_FOUND",
      path: ["input", "patch", ids, place],
      permissions: null,
    }));
    await leavingNoTrace(account, async () => {
      expect(await userPayloadOf(admin, "updateUser", { id: agent.userId, patch })).toEqual({ user: null, userErrors });
      const all = await userPayloadOf(admin, "updateUsers", { ids: [agent.userId], patch });
      expect(all).toEqual({ results: [], userErrors });
    });
  });

  test("501 are too many, and a malformed id is none", async () => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account);
    await leavingNoTrace(account, async () => {
      const input = { id: agent.userId, patch: { [ids]: Array.from({ length: 501 }, () => uuidv7()) } };
      const path = ["input", "patch", ids];
      expect((await userPayloadOf(admin, "updateUser", input)).userErrors).toMatchObject([{ code: "TOO_MANY", path }]);
      const { errors } = await admin.graphql(
        graphql(
          `mutation ($input: UpdateUserInput!) { updateUser(input: $input) { user { id } userErrors { code } } }`,
        ),
        { input: { id: agent.userId, patch: { [ids]: ["1"] } } },
      );
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    });
  });

  test("who is deleted is out of it at once", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Ours");
    const agent = await aMember(account);
    await give(admin, agent, { [ids]: [id] });
    if (kind !== "Skill") expect(codeOf(await payloadOf(admin, "delete", kind, { id }))).toBe("IN_USE");
    await userPayloadOf(admin, "suspendUsers", { ids: [agent.userId] });
    if (kind !== "Skill") expect(codeOf(await payloadOf(admin, "delete", kind, { id }))).toBe("IN_USE");
    await userPayloadOf(admin, "deleteUsers", { ids: [agent.userId] });
    expect(await server.sql(`select * from user_${table} where account_id = $1`, [account.id])).toEqual([]);
    expect(codeOf(await payloadOf(admin, "delete", kind, { id }))).toBe("done");
  });

  test("a dry run gives nothing", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Ours");
    const agent = await aMember(account);
    const input = { ids: [agent.userId], patch: { [ids]: [id] }, dryRun: true };
    const payload = await leavingNoTrace(account, () => userPayloadOf(admin, "updateUsers", input));
    expect(codesOf(payload)).toEqual(["done"]);
    expect((await admin.must(USER, { id: agent.userId })).user[many]).toEqual([]);
  });
});

test("a skill that is deleted is taken off whoever has it", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const agent = await aMember(account);
  await give(admin, agent, idsOf(parts));
  expect(codeOf(await payloadOf(admin, "delete", "Skill", { id: parts.Skill.id }))).toBe("done");
  expect((await admin.must(USER, { id: agent.userId })).user).toEqual({ version: 2, ...OF_EACH, skills: [] });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({ kind: "STRUCTURE_DELETED", user_id: null });
});

test("who stands beneath may be given parts by whom USERS_MANAGE lets manage it, and by nobody else", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const manager = await aMember(account, { role: "MANAGER" });
  const [agent, peer] = [await aMember(account), await aMember(account, { role: "MANAGER" })];
  await give(manager, agent, idsOf(parts));
  await leavingNoTrace(account, async () => {
    for (const { userId } of [peer, admin, manager]) {
      const input = { id: userId, patch: idsOf(parts) };
      expect((await userPayloadOf(manager, "updateUser", input)).userErrors).toMatchObject([{ code: "ESCALATION" }]);
    }
  });
});

test("users are found by their skills and projects, all of which must hold, and any of those that a list names", async () => {
  const { account, admin } = await anAccount(server);
  const [a, b] = [await aPart(admin, "Skill", "A"), await aPart(admin, "Skill", "B")];
  const p = await aPart(admin, "Project", "P");
  const [one, two, three] = [
    await aMember(account, { firstName: "One" }),
    await aMember(account, { firstName: "Two" }),
    await aMember(account, { firstName: "Three" }),
  ];
  await give(admin, one, { skillIds: [a.id], projectIds: [p.id] });
  await give(admin, two, { skillIds: [a.id, b.id] });
  await give(admin, three, { projectIds: [p.id] });
  // Everybody may ask so: the structure is no secret in the team.
  const found = async (filter: object) => {
    const { users } = await three.must(
      graphql(`query ($filter: UserFilter) { users(filter: $filter) { totalCount nodes { firstName } } }`),
      { filter },
    );
    expect(users.totalCount).toBe(users.nodes.length);
    return users.nodes.map(({ firstName }) => firstName);
  };
  expect(await found({ skillIds: [a.id] })).toEqual(["One", "Two"]);
  expect(await found({ skillIds: [b.id] })).toEqual(["Two"]);
  expect(await found({ skillIds: [b.id, a.id] })).toEqual(["One", "Two"]);
  expect(await found({ projectIds: [p.id] })).toEqual(["One", "Three"]);
  expect(await found({ projectIds: [p.id], skillIds: [a.id] })).toEqual(["One"]);
  expect(await found({ projectIds: [p.id], skillIds: [a.id], search: "two" })).toEqual([]);
  expect(await found({ skillIds: [] })).toEqual([]);
  expect(await found({ skillIds: [uuidv7()] })).toEqual([]);
  expect(await found({ skillIds: null, projectIds: null })).toHaveLength(4);
  for (const filter of [{ skillIds: ["1"] }, { projectIds: Array.from({ length: 501 }, () => uuidv7()) }])
    expect(
      (
        await admin.graphql(graphql(`query ($filter: UserFilter) { users(filter: $filter) { totalCount } }`), {
          filter,
        })
      ).errors,
    ).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});
