import { beforeAll, describe, expect, test } from "vitest";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";
import { aChatGroup, aDesk, aRow, type Desk, join } from "../conversations/kit.js";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import { type Asking, counted, type Facts, insertFacts, type Member, randomFacts } from "./facts.js";

const INDICATORS = graphql(`query ($from: DateTime!, $to: DateTime!, $userIds: [ID!], $feedback: Boolean!) {
  indicators(from: $from, to: $to, userIds: $userIds) {
    user { id name } conversationsReceived conversationsClosed messagesSent firstResponseSeconds
    averageRating @include(if: $feedback) feedback @include(if: $feedback) { rating comment createdAt } } }`);

/** Who asks: of the system roles those that read reports, and sets of rights that see some conversations, or none. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  ADMINISTRATOR: permissionsOf(SystemRole.ADMINISTRATOR),
  MANAGER: permissionsOf(SystemRole.MANAGER),
  AGENT: permissionsOf(SystemRole.AGENT),
  DISPATCHER: permissionsOf(SystemRole.DISPATCHER),
  "reads its departments": ["REPORTS_READ_ALL", "FEEDBACK_READ", "CONVERSATIONS_READ_DEPARTMENT"],
  "assigns what waits": ["REPORTS_READ_ALL", "FEEDBACK_READ", "CONVERSATIONS_ASSIGN", "CONVERSATIONS_READ_ASSIGNED"],
  "reads what is its own": ["REPORTS_READ_ALL", "FEEDBACK_READ", "CONVERSATIONS_READ_ASSIGNED"],
  "its own of its departments": ["REPORTS_READ_OWN", "FEEDBACK_READ", "CONVERSATIONS_READ_DEPARTMENT"],
  "sees no conversations": ["REPORTS_READ_ALL", "FEEDBACK_READ"],
};
const PERIOD = { from: new Date("2026-03-01T00:00:00.000Z"), to: new Date("2026-04-01T00:00:00.000Z") };

const server = await aServer();
let desk: Desk;
let facts: Facts;
let members: Member[];
const viewers = new Map<string, { console: Console; asking: Asking }>();

beforeAll(async () => {
  desk = await aDesk(server);
  const { account, admin } = desk;
  const departments = await Promise.all(["A", "B", "C"].map((name) => aRow(desk, "department", name)));
  const projects = await Promise.all(["A", "B"].map((name) => aRow(desk, "project", name)));
  const chatGroups = [await aChatGroup(desk, "A"), await aChatGroup(desk, "B")];
  for (const [name, permissions] of Object.entries(RIGHTS)) {
    const role = name === "MANAGER" || name === "AGENT" || name === "DISPATCHER" ? name : undefined;
    const console = name === "ADMINISTRATOR" ? admin : await aMember(account, { role });
    if (!(name in SystemRole)) await holding(account, console, permissions);
    await join(desk, "department", departments[0]!, console);
    await join(desk, "project", projects[0]!, console);
    await join(desk, "chat_group", chatGroups[0]!, console);
    const own = [departments, projects, chatGroups].map((ids) => ids.slice(0, 1));
    const asking = {
      userId: console.userId,
      permissions,
      departments: own[0]!,
      projects: own[1]!,
      chatGroups: own[2]!,
    };
    viewers.set(name, { console, asking });
  }
  const others = [];
  for (const firstName of ["ana", "Zé", "Xavier", "Idle", "Gone", "Forgotten"])
    others.push({ firstName, userId: (await aMember(account, { firstName })).userId });
  await server.sql(
    "update app_user set status = 'DELETED', deleted_at = now() where account_id = $1 and first_name in ('Gone', 'Forgotten')",
    [account.id],
  );
  const busy = others.filter(({ firstName }) => firstName !== "Idle" && firstName !== "Forgotten");
  const users = [...[...viewers.values()].map(({ asking }) => asking.userId), ...busy.map(({ userId }) => userId)];
  facts = randomFacts(400, { users, departments, projects, chatGroups }, PERIOD);
  await insertFacts(server, account.id, desk, facts);
  members = await server.sql<{ id: string; name: string; deleted: boolean }>(
    "select id, first_name || ' ' || last_name as name, status = 'DELETED' as deleted from app_user where account_id = $1",
    [account.id],
  );
  // What happens in another account is nobody's here.
  const other = await aDesk(server);
  const stranger = { users: [other.admin.userId], departments: [await aRow(other, "department", "A")] };
  await insertFacts(
    server,
    other.account.id,
    other,
    randomFacts(20, { ...stranger, projects: [], chatGroups: [] }, PERIOD),
  );
});

describe.each(Object.keys(RIGHTS))("%s", (name) => {
  const expected = (period = PERIOD) => {
    const { asking } = viewers.get(name)!;
    const rows = counted(facts, members, asking, period);
    const all = asking.permissions.includes("REPORTS_READ_ALL");
    return all ? rows : rows.filter(({ user }) => user.id === asking.userId);
  };
  const feedback = RIGHTS[name]!.includes("FEEDBACK_READ");
  const shown = (rows: ReturnType<typeof expected>) =>
    feedback ? rows : rows.map(({ averageRating, feedback, ...figures }) => figures);
  const asked = async (variables: { userIds?: string[]; from?: Date; to?: Date } = {}) => {
    const { from, to } = { ...PERIOD, ...variables };
    const period = { from: from.toISOString(), to: to.toISOString() };
    const { console } = viewers.get(name)!;
    return (await console.must(INDICATORS, { ...variables, ...period, feedback })).indicators;
  };

  test("is told what counting one by one comes to, in one statement", async () => {
    const statements = await server.statements(async () => expect(await asked()).toEqual(shown(expected())));
    expect(statements.filter((text) => text.includes("::text as json"))).toHaveLength(1);
    expect(expected().length).toBeGreaterThan(0);
  });

  test("in a shorter period, whose end it is not told of", async () => {
    const { at } = facts.milestones.find(({ at }) => new Date(at) > PERIOD.from && new Date(at) < PERIOD.to)!;
    for (const period of [
      { ...PERIOD, from: new Date(at) },
      { ...PERIOD, to: new Date(at) },
    ])
      expect(await asked(period)).toEqual(shown(expected(period)));
  });

  test("of some users", async () => {
    const some = members.filter((_, i) => i % 3 === 0).map(({ id }) => id);
    const rows = expected().filter(({ user }) => some.includes(user.id));
    expect(await asked({ userIds: some })).toEqual(shown(rows));
    expect(await asked({ userIds: [] })).toEqual([]);
    const { admin: stranger } = await anAccount(server);
    expect(await asked({ userIds: [stranger.userId, desk.contactId] })).toEqual([]);
  });
});

test("the scene has something to tell apart", () => {
  const names = [...viewers.keys()];
  const sums = names.map((name) => {
    const rows = counted(facts, members, viewers.get(name)!.asking, PERIOD);
    return rows.reduce((sum, { conversationsReceived }) => sum + conversationsReceived, 0);
  });
  const [all, , agent, dispatcher, departments, queue, assigned, , none] = sums;
  expect(none).toBe(0);
  for (const some of [agent, dispatcher, departments, queue, assigned]) {
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all!);
  }
  const deleted = counted(facts, members, viewers.get("ADMINISTRATOR")!.asking, PERIOD)
    .filter(({ user }) => members.find(({ id }) => id === user.id)!.deleted)
    .map(({ user }) => user.name);
  expect(deleted).toEqual(["Gone Lima"]);
});
