import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { trimLog } from "../../src/events/trim.js";
import { turnsOf } from "../../src/jobs/sweeper.js";
import { endExpiredKeys } from "../../src/modules/api-keys/index.js";
import { expireDue } from "../../src/modules/invitations/index.js";
import { endExpiredChallenges, endExpiredLinks, endExpiredSessions } from "../../src/modules/sessions/index.js";
import { anAccount, aServer, type Console, graphql } from "../kit/index.js";

const server = await aServer();
const { db } = server.app;

test("of many nodes that ask at once, one has the turn; the next is had when its time has come", async () => {
  const ask = turnsOf(db, { name: "test", everySeconds: 100, tasks: [] });
  const askedAtOnce = async () => (await Promise.all(Array.from({ length: 10 }, ask))).filter(Boolean).length;
  expect(await askedAtOnce()).toBe(1);
  expect(await askedAtOnce()).toBe(0);
  expect(await turnsOf(db, { name: "another", everySeconds: 100, tasks: [] })()).toBe(true);
  await server.sql("update throttle set ends_at = now()");
  expect(await askedAtOnce()).toBe(1);
});

test("what is over by time is found by an index of what is due", async () => {
  const texts: string[] = [];
  const noting = {
    async query<Row>(text: string): Promise<Row[]> {
      texts.push(text);
      return [];
    },
  };
  const nobody = null as never;
  await endExpiredSessions(noting, 12);
  await endExpiredLinks(noting);
  await endExpiredChallenges(noting);
  await endExpiredKeys(noting, nobody);
  await expireDue(noting, nobody);
  const client = new pg.Client(server.databaseUrl);
  onTestFinished(() => client.end());
  await client.connect();
  await client.query("set enable_seqscan = off; set enable_bitmapscan = off");
  const used: (string | undefined)[] = [];
  for (const text of texts) {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain (generic_plan) ${text}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    used.push(/Limit[\s\S]*?Index (?:Only )?Scan using (\w+)/.exec(plan)?.[1]);
  }
  expect(used).toEqual([
    "session_by_check",
    "link_token_by_expiry",
    "sign_in_challenge_by_expiry",
    "two_factor_enrolment_by_expiry",
    "api_key_due",
    "invitation_due",
  ]);
});

const DAYS = 100;
const CURSOR = graphql(`{ viewer { eventCursor } }`);
const LIVE = graphql(`subscription ($after: String) { events(after: $after) { sequence } }`);
const PAGE = graphql(`query ($after: String) { events(first: 2, after: $after) { nodes { sequence cursor } } }`);

/** An account whose log holds so many events, and the cursors behind each; the first is behind none. */
async function aLog(count: number) {
  const { account, admin } = await anAccount(server);
  const cursors = [(await admin.must(CURSOR)).viewer.eventCursor];
  for (let n = 1; n <= count; n++) {
    await admin.must(
      graphql(`mutation ($name: String!) { createSkill(input: { name: $name }) { userErrors { code } } }`),
      { name: `Skill ${n}` },
    );
    cursors.push((await admin.must(CURSOR)).viewer.eventCursor);
  }
  return { id: account.id, admin, cursors };
}

const makeOld = (accountId: string, upTo: number, days = DAYS + 1) =>
  server.sql(
    "update event set at = at - $3 * interval '1 day' - interval '1 minute' where account_id = $1 and sequence <= $2",
    [accountId, upTo, days],
  );
const numbersOf = async (accountId: string) => (await server.eventsOf(accountId)).map(({ sequence }) => sequence);

/** The number of the first event that a subscription behind a cursor gets. */
async function resume(console: Console, after: string): Promise<number> {
  const stream = console.subscribe(LIVE, { after });
  const { data } = await stream.next();
  stream.unsubscribe();
  return data!.events.sequence;
}

const isExpired = async (console: Console, after: string) =>
  expect(await console.subscribe(LIVE, { after }).ended).toMatchObject({
    errors: [{ extensions: { code: "CURSOR_EXPIRED" } }],
  });

test("the log forgets what is older than so many days, and nothing else; who resumes behind that is told so", async () => {
  const { id, admin, cursors } = await aLog(4);
  const young = await aLog(1);
  await makeOld(id, 2);
  for (const [days, held] of [
    [DAYS - 1, [1]],
    [1, [1]],
    [1, []],
  ] as const) {
    await makeOld(young.id, 1, days);
    await trimLog(db, DAYS);
    expect(await numbersOf(young.id)).toEqual(held);
  }
  expect(await numbersOf(id)).toEqual([3, 4]);

  for (const cursor of cursors.slice(0, 2)) await isExpired(admin, cursor);
  expect(await resume(admin, cursors[2]!)).toBe(3);
  const { events } = await admin.must(PAGE, {});
  expect(events!.nodes.map(({ sequence }) => sequence)).toEqual([4, 3]);
  expect((await admin.must(PAGE, { after: cursors[1]! })).events!.nodes).toEqual([]);
  admin.close();
});

test("a log that has forgotten everything goes on with its numbers", async () => {
  const { id, admin, cursors } = await aLog(2);
  await makeOld(id, 2);
  await Promise.all([trimLog(db, DAYS), trimLog(db, DAYS)]);
  expect(await numbersOf(id)).toEqual([]);
  await isExpired(admin, cursors[1]!);

  const stream = admin.subscribe(LIVE, { after: cursors[2]! });
  await admin.must(graphql(`mutation { createSkill(input: { name: "Espanhol" }) { userErrors { code } } }`));
  expect((await stream.next()).data!.events.sequence).toBe(3);
  admin.close();
});

test("an old log goes in several statements", async () => {
  const { id } = await aLog(1);
  await makeOld(id, 1, 2 * 365);
  await server.sql(
    `insert into event (account_id, sequence, id, kind, at, actor_name)
     select $1, 1 + i, gen_random_uuid(), 'USER_UPDATED', now() - interval '1 year' + i * interval '1 second', 'Ana' from generate_series(1, 12000) i`,
    [id],
  );
  await server.sql("update account set event_sequence = 12001 where id = $1", [id]);
  const statements = await server.statements(() => trimLog(db, DAYS));
  expect(statements.filter((text) => /delete from event/.test(text)).length).toBeGreaterThan(2);
  expect(await numbersOf(id)).toEqual([]);
});
