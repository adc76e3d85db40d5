import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, aServer, type Console, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import { aDesk, aRow, assign, close, closeAsked, fromContact, fromUser, leavingNoTrace, outcomeOf } from "./kit.js";

const server = await aServer();

const labelled = (console: Console, id: string, labelIds: string[]) =>
  console.graphql(
    graphql(
      `mutation ($id: ID!, $labelIds: [ID!]!) { labelConversation(input: { id: $id, labelIds: $labelIds }) { conversation { labels { name color } } userErrors { code path } } }`,
    ),
    { id, labelIds },
  );

const rated = (console: Console, conversationId: string, rating: number, comment?: string) =>
  console.graphql(
    graphql(
      `mutation ($input: RecordFeedbackInput!) { recordFeedback(input: $input) { conversation { id feedback { rating comment } } userErrors { code path } } }`,
    ),
    { input: { conversationId, rating, comment } },
  );

const removed = (console: Console, id: string) =>
  console.graphql(
    graphql(`mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code path } } }`),
    { id },
  );

test("closing ends it: its assignee and who assigns close it, once; it keeps its assignee", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account);
  const { id } = await fromUser(desk, agent);
  const other = await aMember(desk.account, { role: "ATTENDANT" });
  const waiting = await fromContact(desk);
  await leavingNoTrace(desk, async () => {
    expect(outcomeOf(await closeAsked(other, waiting.id))).toBe("FORBIDDEN");
    expect(outcomeOf(await closeAsked(other, id))).toBe("NOT_FOUND");
    expect(outcomeOf(await closeAsked(desk.admin, uuidv7()))).toBe("NOT_FOUND");
  });
  expect(await close(agent, id)).toMatchObject({ status: "CLOSED", writable: false, closedAt: expect.any(String) });
  await leavingNoTrace(desk, async () => expect(outcomeOf(await closeAsked(agent, id))).toBe("INVALID_STATE"));
  const { conversation, user } = await agent.must(
    graphql(
      `query ($id: ID!, $user: ID!) { conversation(by: { id: $id }) { assignee { id } } user(id: $user) { openConversationCount } }`,
    ),
    { id, user: agent.userId },
  );
  expect({ conversation, user }).toEqual({
    conversation: { assignee: { id: agent.userId } },
    user: { openConversationCount: 0 },
  });
  await close(desk.admin, waiting.id);
});

test("ten close one at once: one of them does", { timeout: 60_000 }, async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < 20; round++) {
    const { id } = await fromContact(desk);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, async () => outcomeOf(await closeAsked(desk.admin, id))),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("INVALID_STATE"), "done"]);
  }
});

test("labels replace labels, of the account alone, where the conversation is writable", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account);
  const { id } = await fromUser(desk, agent);
  const [vip, urgent] = [await aRow(desk, "label", "VIP"), await aRow(desk, "label", "Urgente")];
  const put = async (ids: string[]) => (await labelled(agent, id, ids)).data!.labelConversation!.conversation!.labels;
  expect(await put([vip, urgent, vip])).toEqual([
    { name: "Urgente", color: "#808080" },
    { name: "VIP", color: "#808080" },
  ]);
  expect(await put([vip])).toEqual([{ name: "VIP", color: "#808080" }]);
  const foreign = await aRow(await aDesk(server), "label", "Fora");
  const waiting = await fromContact(desk);
  await leavingNoTrace(desk, async () => {
    const { data } = await labelled(agent, id, [urgent, foreign]);
    expect(data!.labelConversation!.userErrors).toEqual([{ code: "NOT_FOUND", path: ["input", "labelIds", "1"] }]);
    expect(outcomeOf(await labelled(agent, waiting.id, [vip]))).toBe("NOT_FOUND");
  });
  expect(await put([])).toEqual([]);
  await close(agent, id);
  await leavingNoTrace(desk, async () => expect(outcomeOf(await labelled(agent, id, [vip]))).toBe("INVALID_STATE"));
});

test("lists are filtered by everything the filter has", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account);
  const [vip, sales, group] = [
    await aRow(desk, "label", "VIP"),
    await aRow(desk, "department", "Vendas"),
    await aRow(desk, "contact_group", "Sul"),
  ];
  const own = await fromUser(desk, agent, { departmentId: sales });
  const waiting = await fromContact(desk);
  const done = await fromContact(desk);
  await close(desk.admin, done.id);
  await labelled(desk.admin, waiting.id, [vip]);
  await server.sql("insert into contact_group_contact values ($1, $2, $3)", [desk.account.id, group, desk.contactId]);
  const listed = async (filter: object) => {
    const { conversations } = await desk.admin.must(
      graphql(`query ($filter: ConversationFilter) { conversations(filter: $filter) { totalCount nodes { id } } }`),
      { filter },
    );
    expect(conversations.totalCount).toBe(conversations.nodes.length);
    return conversations.nodes.map(({ id }) => (id === own.id ? "own" : id === waiting.id ? "waiting" : "done"));
  };
  expect(await listed({})).toEqual(["done", "waiting", "own"]);
  expect(await listed({ status: ["OPEN"] })).toEqual(["waiting", "own"]);
  expect(await listed({ status: ["CLOSED", "OPEN"], unassigned: true })).toEqual(["done", "waiting"]);
  expect(await listed({ unassigned: false })).toEqual(["own"]);
  expect(await listed({ assigneeIds: [agent.userId, uuidv7()] })).toEqual(["own"]);
  expect(await listed({ departmentIds: [sales] })).toEqual(["own"]);
  expect(await listed({ labelIds: [vip] })).toEqual(["waiting"]);
  expect(await listed({ contactId: desk.contactId })).toEqual(["done", "waiting", "own"]);
  expect(await listed({ contactId: uuidv7() })).toEqual([]);
  expect(await listed({ contactGroupId: group, status: ["CLOSED"] })).toEqual(["done"]);
  expect(await listed({ search: "ZELIA" })).toEqual(["done", "waiting", "own"]);
  expect(await listed({ search: own.protocol.slice(1, 7) })).toContain("own");
  expect(await listed({ search: "100%" })).toEqual([]);
});

test("feedback is recorded by the channel, the last one counts, and FEEDBACK_READ shows it", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account);
  const { id } = await fromUser(desk, agent);
  await close(agent, id);
  await rated(desk.admin, id, 2, "Lento");
  const { data } = await rated(desk.admin, id, 5, " Resolveu! ");
  expect(data!.recordFeedback!.conversation).toEqual({ id, feedback: { rating: 5, comment: "Resolveu!" } });
  const { data: seen, errors } = await agent.graphql(
    graphql(`query ($id: ID!) { conversation(by: { id: $id }) { id feedback { rating } } }`),
    { id },
  );
  expect(seen).toEqual({ conversation: { id, feedback: null } });
  expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: "FORBIDDEN", permission: "FEEDBACK_READ" }]);
  await leavingNoTrace(desk, async () => {
    for (const rating of [0, 6]) expect(outcomeOf(await rated(desk.admin, id, rating))).toBe("INVALID");
    expect(outcomeOf(await rated(desk.admin, uuidv7(), 3))).toBe("NOT_FOUND");
    expect(outcomeOf(await rated(agent, id, 3))).toBe("FORBIDDEN");
  });
});

test("who records feedback without seeing the conversation is shown nothing of it", async () => {
  const desk = await aDesk(server);
  const { id } = await fromContact(desk);
  const channel = await holding(desk.account, await aMember(desk.account), ["CONVERSATIONS_INGEST"]);
  expect((await rated(channel, id, 4)).data!.recordFeedback).toEqual({ conversation: null, userErrors: [] });
  expect(await server.sql("select rating from feedback where conversation_id = $1", [id])).toEqual([{ rating: 4 }]);
});

test("deleting is for good, with all that was said; the log tells its id alone", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account);
  const { id } = await fromUser(desk, agent);
  const user = await holding(desk.account, await aMember(desk.account), [
    "CONVERSATIONS_DELETE",
    "CONVERSATIONS_READ_ASSIGNED",
  ]);
  await leavingNoTrace(desk, async () => {
    expect(outcomeOf(await removed(agent, id))).toBe("FORBIDDEN");
    expect(outcomeOf(await removed(user, id))).toBe("NOT_FOUND");
    expect(outcomeOf(await removed(desk.admin, uuidv7()))).toBe("NOT_FOUND");
  });
  await assign(desk.admin, id, { userId: user.userId });
  expect((await removed(user, id)).data!.deleteConversation).toEqual({ deletedId: id, userErrors: [] });
  for (const table of ["conversation", "message", "milestone"])
    expect(await server.sql(`select 1 from ${table} where account_id = $1`, [desk.account.id])).toEqual([]);
  const [event] = (await server.eventsOf(desk.account.id)).slice(-1);
  expect(event).toMatchObject({
    kind: "CONVERSATION_DELETED",
    subject_id: id,
    subject_name: null,
    changes: [],
    actor_id: user.userId,
  });
});
