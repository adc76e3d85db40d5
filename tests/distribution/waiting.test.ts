import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { aMember, aServer, type Console } from "../kit/index.js";
import { until } from "../presence/kit.js";
import { aPart, give } from "../structure/kit.js";
import { ASSIGN, aDesk, assigneeOf, type Desk, open, present } from "./kit.js";

const server = await aServer();
const other = new pg.Client(server.databaseUrl);
await other.connect();
afterAll(() => other.end());

/** Runs something while somebody else holds the account, and answers how many wait for that when it is done. */
async function whileHeld({ account }: Desk, work: () => Promise<unknown>): Promise<number> {
  await other.query("begin");
  await other.query("select from account where id = $1 for no key update", [account.id]);
  try {
    await work();
    const [row] = await server.sql<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query ~ 'from account .* for no key update'`,
    );
    return row!.waiting;
  } finally {
    await other.query("commit");
  }
}

async function anExpert(desk: Desk): Promise<[agent: Console, skillId: string]> {
  const agent = await aMember(desk.account);
  const { id } = await aPart(desk.admin, "Skill", "Tax");
  await give(desk.admin, agent, { skillIds: [id] });
  await present(desk, agent);
  return [agent, id];
}

test("who opens a conversation is answered while the account is held, and the conversation is given afterwards", async () => {
  const desk = await aDesk(server);
  const [agent] = await anExpert(desk);
  let id = "";
  const waiting = await whileHeld(desk, async () => {
    id = await open(desk);
    expect(await assigneeOf(desk, id)).toBeNull();
  });
  expect(waiting).toBe(1);
  await until(() => assigneeOf(desk, id), agent.userId);
});

test("so is who assigns one to skills", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [agent, skillId] = await anExpert(desk);
  const id = await open(desk);
  const waiting = await whileHeld(desk, async () => {
    const { assignConversation } = await desk.admin.must(ASSIGN, { input: { id, to: { skillIds: [skillId] } } });
    expect(assignConversation.conversation!.assignee).toBeNull();
  });
  expect(waiting).toBe(1);
  await until(() => assigneeOf(desk, id), agent.userId);
});

test("what a conversation needs is read by a later statement than the one that holds it, which sees skills as they were", async () => {
  const desk = await aDesk(server);
  await anExpert(desk);
  const statements = await server.statements(() => open(desk));
  const giving = statements.slice(statements.findIndex((text) => /from account .* for no key update/s.test(text)));
  const [holding, reading] = ["for no key update skip locked", "as needs"].map((part) =>
    giving.findIndex((text) => text.includes("from conversation c where") && text.includes(part)),
  );
  expect(holding).toBeGreaterThan(0);
  expect(reading).toBeGreaterThan(holding!);
  expect(giving[holding!]).not.toContain("conversation_skill");
});
