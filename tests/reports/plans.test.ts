import { beforeAll, expect, test } from "vitest";
import { aDesk, type Desk } from "../conversations/kit.js";
import { aMember, aServerOfItsOwn, plansOf, type TestServer } from "../kit/index.js";
import { holding } from "../structure/kit.js";

const CONVERSATIONS = 2_000;
const USERS = 200;
let server: TestServer;
let desk: Desk;

/** Most of a year of one account, in which something was given to somebody 100,000 times. */
beforeAll(async () => {
  server = await aServerOfItsOwn();
  desk = await aDesk(server);
  const { account, contactId, channelId } = desk;
  await server.sql(
    `insert into app_user (account_id, id, first_name, last_name, email, language)
     select $1, gen_random_uuid(), 'Ana', n::text, n || '@example.com', 'EN' from generate_series(1, $2::int) n`,
    [account.id, USERS],
  );
  await server.sql(
    `with made as (
       insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by, created_at, assignee_id)
       select $1, gen_random_uuid(), (10000000 + n)::text, $2, $3, 'CONTACT', timestamptz '2025-01-01' + n * interval '4 hours', ids[1 + n % $5::int]
       from generate_series(1, $4::int) n, (select array_agg(id) as ids from app_user where account_id = $1) u
       returning account_id, id, created_at, assignee_id),
     given as (
       insert into milestone (account_id, conversation_id, kind, user_id, at)
       select account_id, id, 'RECEIVED', assignee_id, created_at + n * interval '1 hour' from made, generate_series(1, 50) n),
     said as (
       insert into message (account_id, id, conversation_id, author, user_id, text, created_at)
       select account_id, gen_random_uuid(), id, 'USER', assignee_id, 'Bom dia', created_at + n * interval '1 hour' from made, generate_series(1, 20) n)
     insert into feedback (account_id, conversation_id, user_id, rating, created_at) select account_id, id, assignee_id, 5, created_at from made`,
    [account.id, contactId, channelId, CONVERSATIONS, USERS],
  );
  await server.sql("vacuum analyze");
});

const INDICATORS = `query ($from: DateTime!, $to: DateTime!, $userIds: [ID!]) { indicators(from: $from, to: $to, userIds: $userIds) {
  user { name } conversationsReceived conversationsClosed messagesSent firstResponseSeconds } }`;
const YEAR = { from: "2025-01-01T00:00:00Z", to: "2026-01-01T00:00:00Z" };
const WEEK = { from: "2025-06-01T00:00:00Z", to: "2025-06-08T00:00:00Z" };

test("of 100,000 facts, indicators read ranges of indexes, and no conversations where all of them are seen", async () => {
  const { account, admin } = desk;
  const manager = await aMember(account, { role: "MANAGER" });
  const own = await aMember(account, { role: "DISPATCHER" });
  const some = await holding(account, await aMember(account), ["REPORTS_READ_ALL", "CONVERSATIONS_READ_DEPARTMENT"]);
  for (const [console, variables] of [
    [admin, YEAR],
    [manager, WEEK],
    [manager, { ...YEAR, userIds: [admin.userId] }],
    [own, YEAR],
    [some, WEEK],
  ] as const)
    for (const plan of await plansOf(server, console, INDICATORS, variables)) {
      expect(plan).not.toMatch(/Seq Scan on (milestone|message|feedback)\b/);
      expect(plan).toMatch(/using milestone_by_user[\s\S]*using message_by_user/);
      if (console === admin || console === manager) expect(plan).not.toMatch(/ on conversation /);
    }
});
