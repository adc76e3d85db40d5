import { describe, expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import { aClient, aDesk, aRow, assign, close, type Desk, fromContact, say } from "../conversations/kit.js";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";

const INDICATORS = graphql(`query ($from: DateTime!, $to: DateTime!, $userIds: [ID!]) {
  indicators(from: $from, to: $to, userIds: $userIds) {
    user { id name email } conversationsReceived conversationsClosed messagesSent firstResponseSeconds } }`);
const FEEDBACK = graphql(`query ($from: DateTime!, $to: DateTime!) {
  indicators(from: $from, to: $to) { user { name } averageRating feedback { rating comment } } }`);

const server = await aServer();
const HOUR = 3_600_000;
const lately = () => ({
  from: new Date(Date.now() - HOUR).toISOString(),
  to: new Date(Date.now() + HOUR).toISOString(),
});

const codesOf = async (console: Console, variables: { from: string; to: string; userIds?: string[] } = lately()) =>
  (await console.graphql(INDICATORS, variables)).errors?.map(({ extensions }) => extensions.code);

const rowOf = async (console: Console, { userId }: Console) =>
  (await console.must(INDICATORS, { ...lately(), userIds: [userId] })).indicators[0];

/** Gives users conversations at these instants. */
async function received({ account, contactId, channelId }: Desk, given: readonly [user: Console, at: string][]) {
  for (const [{ userId }, at] of given)
    await server.sql(
      `with made as (
         insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by)
         select $1, gen_random_uuid(), (10000000 + count(*))::text, $2, $3, 'CONTACT' from conversation where account_id = $1 returning *)
       insert into milestone (account_id, conversation_id, kind, user_id, at) select account_id, id, 'RECEIVED', $4, $5 from made`,
      [account.id, contactId, channelId, userId, at],
    );
}

test("what users do with conversations is what they are told of", async () => {
  const desk = await aDesk(server);
  const { account, admin } = desk;
  const [ana, rui] = [await aMember(account, { firstName: "Ana" }), await aMember(account, { firstName: "Rui" })];
  const { id } = await fromContact(desk);
  await assign(admin, id, { userId: ana.userId });
  await assign(admin, id, { userId: rui.userId });
  await assign(admin, id, { userId: ana.userId });
  await say(ana, id, "Bom dia, Zélia!");
  await say(ana, id, "Tudo bem?");
  await close(ana, id);
  await admin.must(
    graphql(
      `mutation ($id: ID!) { recordFeedback(input: { conversationId: $id, rating: 4, comment: "Rápido" }) { conversation { id } userErrors { code } } }`,
    ),
    { id },
  );
  const { firstResponseSeconds, ...figures } = await rowOf(admin, ana).then((row) => row!);
  expect(figures).toMatchObject({ conversationsReceived: 1, conversationsClosed: 1, messagesSent: 2 });
  expect(firstResponseSeconds).toBeGreaterThan(0);
  expect(firstResponseSeconds).toBeLessThan(60);
  expect(await rowOf(admin, rui)).toMatchObject({
    conversationsReceived: 1,
    conversationsClosed: 0,
    messagesSent: 0,
    firstResponseSeconds: null,
  });
  const { indicators } = await admin.must(FEEDBACK, lately());
  expect(indicators).toEqual([
    { user: { name: "Ana Lima" }, averageRating: 4, feedback: [{ rating: 4, comment: "Rápido" }] },
    { user: { name: "Rui Lima" }, averageRating: null, feedback: [] },
    { user: { name: "Ana Souza" }, averageRating: null, feedback: [] },
  ]);
  // Conversations that are erased are counted no more.
  await admin.must(graphql(`mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code } } }`), {
    id,
  });
  expect(await rowOf(admin, ana)).toMatchObject({ conversationsReceived: 0, messagesSent: 0 });
});

test("a day of the account's time zone begins and ends at its midnights", async () => {
  const desk = await aDesk(server);
  const [{ time_zone }] = (await server.sql<{ time_zone: string }>("select time_zone from account where id = $1", [
    desk.account.id,
  ])) as [{ time_zone: string }];
  expect(time_zone).toBe("America/Sao_Paulo");
  const agent = await aMember(desk.account);
  await received(desk, [
    [agent, "2026-03-10T02:59:59.999Z"],
    [agent, "2026-03-10T03:00:00.000Z"],
    [agent, "2026-03-10T23:30:00.000Z"],
    [agent, "2026-03-11T02:59:59.999Z"],
    [agent, "2026-03-11T03:00:00.000Z"],
  ]);
  const of = async (from: string, to: string) => {
    const { indicators } = await desk.admin.must(INDICATORS, { from, to, userIds: [agent.userId] });
    return indicators[0]!.conversationsReceived;
  };
  expect(await of("2026-03-10T00:00:00-03:00", "2026-03-11T00:00:00-03:00")).toBe(3);
  expect(await of("2026-03-09T00:00:00-03:00", "2026-03-10T00:00:00-03:00")).toBe(1);
  expect(await of("2026-03-10T00:00:00Z", "2026-03-11T00:00:00Z")).toBe(3);
  expect(await of("2026-03-11T00:00:00-03:00", "2026-03-12T00:00:00-03:00")).toBe(1);
});

describe("who may ask", () => {
  test("those who read reports: of everybody, or of themselves alone", async () => {
    const desk = await aDesk(server);
    const { account, admin } = desk;
    for (const role of ["EDITOR", "ATTENDANT"] as const)
      expect(await codesOf(await aMember(account, { role })), role).toEqual(["FORBIDDEN"]);
    expect(await codesOf(await aClient(desk, await aRow(desk, "organization", "Sul")))).toEqual(["FORBIDDEN"]);
    const agent = await aMember(account, { role: "AGENT" });
    const names = async (console: Console, userIds?: string[]) =>
      (await console.must(INDICATORS, { ...lately(), userIds })).indicators.map(({ user }) => user.id);
    expect(await names(agent)).toEqual([agent.userId]);
    expect(await names(agent, [agent.userId, admin.userId])).toEqual([agent.userId]);
    expect(await names(agent, [admin.userId])).toEqual([]);
    expect(await names(await aMember(account, { role: "MANAGER" }))).toHaveLength(5);
  });

  test("a key has no row of its own", async () => {
    const { admin } = await anAccount(server);
    const { console: own } = await aKey(admin, ["REPORTS_READ_OWN", "CONVERSATIONS_READ_ALL"]);
    expect((await own.must(INDICATORS, lately())).indicators).toEqual([]);
    const { console: all } = await aKey(admin, ["REPORTS_READ_ALL", "CONVERSATIONS_READ_ASSIGNED"]);
    const answer = await all.graphql(INDICATORS, lately());
    expect(answer.data!.indicators).toMatchObject([{ user: { id: admin.userId, email: null } }]);
    expect(answer.errors).toMatchObject([{ path: ["indicators", 0, "user", "email"] }]);
  });

  test("feedback is null without FEEDBACK_READ, with one error for each field", async () => {
    const desk = await aDesk(server);
    const reader = await holding(desk.account, await aMember(desk.account), [
      "REPORTS_READ_ALL",
      "CONVERSATIONS_READ_ALL",
    ]);
    await aMember(desk.account);
    const { data, errors } = await reader.graphql(FEEDBACK, lately());
    expect(data!.indicators).toHaveLength(3);
    for (const row of data!.indicators!) expect(row).toMatchObject({ averageRating: null, feedback: null });
    expect(errors).toMatchObject([
      { path: ["indicators", 0, "averageRating"], extensions: { code: "FORBIDDEN", permission: "FEEDBACK_READ" } },
      { path: ["indicators", 0, "feedback"], extensions: { code: "FORBIDDEN", permission: "FEEDBACK_READ" } },
    ]);
  });
});

describe("bounds", () => {
  test("of the period and of the ids", async () => {
    const { admin } = await anAccount(server);
    const from = "2026-01-01T00:00:00.000Z";
    const later = (milliseconds: number) => new Date(Date.parse(from) + milliseconds).toISOString();
    const most = 400 * 24 * HOUR;
    for (const [to, userIds, codes] of [
      [from, undefined, ["BAD_USER_INPUT"]],
      [later(-1), undefined, ["BAD_USER_INPUT"]],
      [later(1), undefined, undefined],
      [later(most), undefined, undefined],
      [later(most + 1), undefined, ["BAD_USER_INPUT"]],
      [later(1), ["nonsense"], ["BAD_USER_INPUT"]],
      [later(1), Array.from({ length: 500 }, () => admin.userId), undefined],
      [later(1), Array.from({ length: 501 }, () => admin.userId), ["BAD_USER_INPUT"]],
    ] as const)
      expect(await codesOf(admin, { from, to, userIds: userIds && [...userIds] }), to).toEqual(codes);
  });

  test("of the answer: 1,000 rows, those of the most conversations first, and 100 pieces of feedback each", async () => {
    const desk = await aDesk(server);
    const { account, admin } = desk;
    await server.sql(
      `insert into app_user (account_id, id, first_name, last_name, email, language)
       select $1, gen_random_uuid(), 'Aa', lpad(n::text, 4, '0'), n || '@example.com', 'EN' from generate_series(1, 1001) n`,
      [account.id],
    );
    const zoe = await aMember(account, { firstName: "Zoé" });
    await received(desk, [[zoe, new Date().toISOString()]]);
    await server.sql(
      `with made as (
         insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by)
         select $1, gen_random_uuid(), (20000000 + n)::text, $2, $3, 'CONTACT' from generate_series(1, 120) n returning *)
       insert into feedback (account_id, conversation_id, user_id, rating, comment, created_at)
       select account_id, id, $4, 1 + right(protocol, 3)::int % 2, protocol, now() - right(protocol, 3)::int * interval '1 second' from made`,
      [account.id, desk.contactId, desk.channelId, zoe.userId],
    );
    const { indicators } = await admin.must(FEEDBACK, lately());
    expect(indicators).toHaveLength(1_000);
    expect(indicators.slice(0, 2).map(({ user }) => user.name)).toEqual(["Zoé Lima", "Aa 0001"]);
    const { averageRating, feedback } = indicators[0]!;
    expect(averageRating).toBe(1.5);
    expect(feedback!.map(({ comment }) => Number(comment))).toEqual(
      Array.from({ length: 100 }, (_, i) => 20_000_001 + i),
    );
  });
});
