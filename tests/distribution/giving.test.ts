import { expect, test } from "vitest";
import { aMember, aServer, type Console } from "../kit/index.js";
import { setPresence, until } from "../presence/kit.js";
import { aPart, give, holding } from "../structure/kit.js";
import {
  ADD,
  ASSIGN,
  aDesk,
  assigneeOf,
  type Desk,
  givenIn,
  left,
  limit,
  open,
  openCounts,
  present,
  waitingIn,
} from "./kit.js";

const server = await aServer();

/** So many agents, all of them there. */
async function agents(desk: Desk, count: number): Promise<Console[]> {
  const made: Console[] = [];
  for (let i = 0; i < count; i++) made.push(await aMember(desk.account));
  await present(desk, ...made);
  return made;
}

/** To whom of these a new conversation goes: its place; null where it waits. */
async function goesTo(desk: Desk, among: readonly Console[], wanted?: Parameters<typeof open>[1]) {
  const assignee = await assigneeOf(desk, await open(desk, wanted));
  return assignee && among.findIndex(({ userId }) => userId === assignee);
}

test("a new conversation goes to the one with the fewest open, in turns where they are equal", async () => {
  const desk = await aDesk(server);
  const team = await agents(desk, 3);
  for (let i = 0; i < 6; i++) await open(desk);
  expect(await openCounts(desk, team)).toEqual([2, 2, 2]);
  expect(await givenIn(desk)).toBe(6);
  await server.sql("update conversation set status = 'CLOSED', closed_at = now() where assignee_id = $1", [
    team[1]!.userId,
  ]);
  expect([await goesTo(desk, team), await goesTo(desk, team)]).toEqual([1, 1]);
  await server.sql("update milestone set at = now() - interval '1 hour' where user_id = $1", [team[2]!.userId]);
  expect(await goesTo(desk, team)).toBe(2);
});

test("where distribution is not enabled, conversations wait", async () => {
  const desk = await aDesk(server, { enabled: false });
  const team = await agents(desk, 1);
  expect(await goesTo(desk, team)).toBeNull();
  expect(await givenIn(desk)).toBe(0);
});

test("nobody gets more than its limit, and who has none gets any number", async () => {
  const desk = await aDesk(server);
  const team = await agents(desk, 3);
  await limit(desk, 2, team[0]!);
  await limit(desk, 0, team[1]!);
  for (let i = 0; i < 7; i++) await open(desk);
  expect(await openCounts(desk, team)).toEqual([2, 0, 5]);
  await limit(desk, 1, ...team);
  expect(await goesTo(desk, team)).toBe(1);
  expect(await goesTo(desk, team)).toBeNull();
});

test("only to members who are there, and neither away nor gone", async () => {
  const desk = await aDesk(server);
  const [away, silent, suspended, deleted, client] = await agents(desk, 5);
  await setPresence(away!, "AWAY");
  await setPresence(silent!, "OFFLINE");
  const states: [Console, string][] = [
    [suspended!, "status = 'SUSPENDED', suspended_at = now()"],
    [deleted!, "status = 'DELETED', deleted_at = now()"],
    [client!, "kind = 'CLIENT'"],
  ];
  for (const [{ userId }, state] of states) await server.sql(`update app_user set ${state} where id = $1`, [userId]);
  const absent = await aMember(desk.account);
  expect(await goesTo(desk, [])).toBeNull();
  await present(desk, absent);
  expect(await goesTo(desk, [absent])).toBe(0);
});

test("only to who may read conversations", async () => {
  const desk = await aDesk(server);
  const editor = await aMember(desk.account, { role: "EDITOR" });
  const reporter = await holding(desk.account, await aMember(desk.account), ["REPORTS_READ_OWN"]);
  await present(desk, editor, reporter);
  expect(await goesTo(desk, [])).toBeNull();
  for (const permission of ["CONVERSATIONS_READ_DEPARTMENT", "CONVERSATIONS_READ_ALL"]) {
    const reader = await holding(desk.account, await aMember(desk.account), [permission]);
    await present(desk, editor, reporter, reader);
    expect(await goesTo(desk, [editor, reporter, reader]), permission).toBe(2);
  }
});

test("to who belongs to what it belongs to, and has all of its skills", async () => {
  const desk = await aDesk(server);
  const { admin } = desk;
  const [sales, service] = [await aPart(admin, "Department", "Sales"), await aPart(admin, "Department", "Service")];
  const [english, tax] = [await aPart(admin, "Skill", "English"), await aPart(admin, "Skill", "Tax")];
  const project = await aPart(admin, "Project", "Launch");
  const chatGroup = await aPart(admin, "ChatGroup", "Bakers", { channelId: desk.channelId });
  const team = await agents(desk, 3);
  const [, seller, expert] = team as [Console, Console, Console];
  await give(admin, seller, { departmentIds: [sales.id], skillIds: [english.id] });
  await give(admin, expert, {
    departmentIds: [sales.id],
    skillIds: [english.id, tax.id],
    projectIds: [project.id],
    chatGroupIds: [chatGroup.id],
  });
  const cases: [Parameters<typeof open>[1], number | null][] = [
    [{ departmentId: sales.id }, 1],
    [{ departmentId: sales.id }, 2],
    [{ departmentId: service.id }, null],
    [{ requiredSkillIds: [english.id] }, 1],
    [{ requiredSkillIds: [tax.id, english.id] }, 2],
    [{ departmentId: service.id, requiredSkillIds: [english.id] }, null],
    [{ departmentId: sales.id, requiredSkillIds: [tax.id] }, 2],
    [{ projectId: project.id }, 2],
    [{ chatGroupId: chatGroup.id }, 2],
    [{ departmentId: sales.id, projectId: project.id, chatGroupId: chatGroup.id, requiredSkillIds: [tax.id] }, 2],
    [{}, 0],
  ];
  for (const [wanted, place] of cases) expect(await goesTo(desk, team, wanted), JSON.stringify(wanted)).toBe(place);
});

test("the oldest first, however many wait, and what nobody can take keeps none of the others waiting", async () => {
  const desk = await aDesk(server);
  const [agent] = await agents(desk, 1);
  const nobodys = await aPart(desk.admin, "Department", "Night");
  await left(desk, 450, { departmentId: nobodys.id });
  const [first, second, third] = await left(desk, 3);
  await limit(desk, 2, agent!);
  const youngest = await open(desk);
  const owners = await Promise.all([first!, second!, third!, youngest].map((id) => assigneeOf(desk, id)));
  expect(owners).toEqual([agent!.userId, agent!.userId, null, null]);
});

test("what is given at once is more than a batch, and goes evenly", async () => {
  const desk = await aDesk(server);
  const team = await agents(desk, 4);
  await left(desk, 450);
  await open(desk);
  await until(() => waitingIn(desk), 0);
  expect((await openCounts(desk, team)).sort()).toEqual([112, 113, 113, 113]);
  expect(await givenIn(desk)).toBe(451);
});

test("a campaign's conversation waits for the contact first, and then for somebody", async () => {
  const desk = await aDesk(server);
  const [agent] = await agents(desk, 1);
  const [quiet] = await left(desk, 1, { awaitsContact: true });
  await open(desk);
  expect(await waitingIn(desk)).toBe(1);
  await desk.admin.must(ADD, { input: { conversationId: quiet!, author: "CONTACT", text: "Oi" } });
  expect(await assigneeOf(desk, quiet!)).toBe(agent!.userId);
});

test("by hand, to whoever is free and has all skills: whatever its department, and without distribution", async () => {
  const desk = await aDesk(server, { enabled: false });
  const { admin } = desk;
  const night = await aPart(admin, "Department", "Night");
  const [english, tax] = [await aPart(admin, "Skill", "English"), await aPart(admin, "Skill", "Tax")];
  const [plain, expert] = (await agents(desk, 2)) as [Console, Console];
  await give(admin, plain, { skillIds: [english.id] });
  await give(admin, expert, { skillIds: [english.id, tax.id] });
  const [id, other] = [await open(desk, { departmentId: night.id }), await open(desk)];
  const to = { skillIds: [tax.id, english.id] };
  const { assignConversation } = await admin.must(ASSIGN, { input: { id, to } });
  expect(assignConversation.conversation!.assignee).toEqual({ id: expert.userId });
  await limit(desk, 1, expert);
  await admin.must(ASSIGN, { input: { id: other, to } });
  expect(await assigneeOf(desk, other)).toBeNull();
  const skills = await server.sql("select 1 from conversation_skill where conversation_id = $1", [other]);
  expect(skills).toHaveLength(2);
});

test("the account is locked only where something can be given", async () => {
  const locks = async (desk: Desk) =>
    (await server.statements(() => open(desk))).filter((text) => /from account .* for no key update/s.test(text));
  const [desk, disabled] = [await aDesk(server), await aDesk(server, { enabled: false })];
  await agents(disabled, 1);
  expect([...(await locks(disabled)), ...(await locks(desk))]).toEqual([]);
  await limit(desk, 0, ...(await agents(desk, 1)));
  expect(await locks(desk)).toEqual([]);
  await agents(desk, 1);
  expect(await locks(desk)).toHaveLength(1);
});

test("what only several together could take costs no more than if it were not there", async () => {
  const [desk, crowded] = [await aDesk(server), await aDesk(server)];
  await agents(desk, 2);
  const { admin } = crowded;
  const [night, tax] = [await aPart(admin, "Department", "Night"), await aPart(admin, "Skill", "Tax")];
  const [watchman, expert] = (await agents(crowded, 2)) as [Console, Console];
  await give(admin, watchman, { departmentIds: [night.id] });
  await give(admin, expert, { skillIds: [tax.id] });
  await left(crowded, 600, { departmentId: night.id, skillId: tax.id });
  const [usual, asked] = [await server.statements(() => open(desk)), await server.statements(() => open(crowded))];
  expect(asked).toEqual(usual);
  expect(asked.filter((text) => text.includes("with able")).length).toBe(1);
  expect(await openCounts(crowded, [watchman, expert])).toEqual([1, 0]);
  expect(await waitingIn(crowded)).toBe(600);
});

test("however many conversations there are, what waits and who is free is found by indexes", async () => {
  const desk = await aDesk(server);
  const { account, contactId, channelId, admin } = desk;
  await agents(desk, 3);
  await server.sql(
    `with past as (
       insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by, assignee_id, status, closed_at)
       select $1, gen_random_uuid(), (10000000 + n)::text, $2, $3, 'CONTACT', $4, 'CLOSED', now() from generate_series(1, 10000) n returning id)
     insert into milestone (account_id, conversation_id, kind, user_id) select $1, id, 'RECEIVED', $4 from past`,
    [account.id, contactId, channelId, admin.userId],
  );
  await server.sql("analyze conversation, milestone");
  const statements = (await server.statements(() => open(desk))).filter((text) =>
    /^select .* from|^with given/s.test(text.trim()),
  );
  expect(statements.filter((text) => text.includes("from conversation c")).length).toBeGreaterThan(4);
  for (const text of statements) {
    const plan = await server.sql<{ "QUERY PLAN": string }>(`explain (generic_plan) ${text}`);
    const lines = plan.map((row) => row["QUERY PLAN"]).join("\n");
    expect(lines, lines).not.toMatch(/Seq Scan on (conversation|milestone) /);
  }
});

test("nobody of another account is given anything", async () => {
  const [desk, other] = [await aDesk(server), await aDesk(server)];
  const [stranger] = await agents(other, 1);
  expect(await goesTo(desk, [stranger!])).toBeNull();
  expect(await openCounts(other, [stranger!])).toEqual([0]);
});
