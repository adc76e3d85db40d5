import { beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../conversations/kit.js";
import { anAccount, aServerOfItsOwn, type Console, graphql, type TestServer, untyped } from "../kit/index.js";

const CONVERSATIONS = 1_000;
const MESSAGES = 20;

let server: TestServer;
let desk: Desk;
let admin: Console;

/** Conversations that each have said 1 to 20, but for the newest one, in which nothing was said; always two messages at the same instant. */
beforeAll(async () => {
  server = await aServerOfItsOwn();
  desk = await aDesk(server);
  ({ admin } = desk);
  await server.sql(
    `insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by, created_at)
     select $1, gen_random_uuid(), (10000000 + n)::text, $2, $3, 'CONTACT', timestamptz '2026-01-01' + n * interval '1 hour' from generate_series(1, $4::int) n`,
    [desk.account.id, desk.contactId, desk.channelId, CONVERSATIONS],
  );
  await server.sql(
    `insert into message (account_id, id, conversation_id, author, text, created_at)
     select account_id, (lpad(to_hex(n), 8, '0') || substr(id::text, 9))::uuid, id, 'CONTACT', n::text, created_at + n / 2 * interval '1 second'
     from conversation, generate_series(1, $2::int) n where account_id = $1 and protocol <> $3`,
    [desk.account.id, MESSAGES, String(10_000_000 + CONVERSATIONS)],
  );
  await server.sql("vacuum analyze conversation, message");
});

const PAGE =
  "{ nodes { text } edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
const LISTS = graphql(`query ($conversations: Int, $first: Int, $after: String, $last: Int, $before: String) {
  conversations(first: $conversations, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {
    messages(first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { text } edges { cursor node { text } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`);

type Arguments = { first?: number; after?: string | null; last?: number; before?: string | null };

/** The page of each of the newest conversations. */
const pages = async (args: Arguments, conversations = 2) =>
  (await admin.must(LISTS, { conversations, ...args })).conversations.nodes.map(({ messages }) => messages);

/** The page of the newest conversation in which something was said. */
const page = async (args: Arguments) => (await pages(args))[1]!;
const texts = ({ nodes }: { nodes: { text: string }[] }) => nodes.map(({ text }) => Number(text));
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const reads = (statements: string[]) => statements.filter((text) => text.includes("::text as json"));

test("the newest of each list come in the list's own order, with what lies before them", async () => {
  const [none, some] = await pages({ last: 3 });
  expect(texts(some!)).toEqual([18, 19, 20]);
  expect(some!.edges.map(({ node }) => node)).toEqual(some!.nodes);
  expect(some!.totalCount).toBe(MESSAGES);
  expect(some!.pageInfo).toEqual({
    hasNextPage: false,
    hasPreviousPage: true,
    startCursor: some!.edges[0]!.cursor,
    endCursor: some!.edges[2]!.cursor,
  });
  expect(none).toEqual({
    totalCount: 0,
    nodes: [],
    edges: [],
    pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
  });
  expect((await page({ last: MESSAGES })).pageInfo.hasPreviousPage).toBe(false);
});

describe("from one end to the other, page by page", () => {
  test("backwards", async () => {
    const found: number[] = [];
    const lengths: number[] = [];
    for (let before: string | null = null; ; ) {
      const { pageInfo, ...rest } = await page({ last: 6, before });
      expect(pageInfo.hasNextPage).toBe(before !== null);
      found.unshift(...texts(rest));
      lengths.push(rest.nodes.length);
      before = pageInfo.startCursor;
      if (!pageInfo.hasPreviousPage) break;
    }
    expect(found).toEqual(range(1, MESSAGES));
    expect(lengths).toEqual([6, 6, 6, 2]);
  });

  test("forwards", async () => {
    const found: number[] = [];
    for (let after: string | null = null; ; ) {
      const { pageInfo, ...rest } = await page({ first: 6, after });
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      found.push(...texts(rest));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(range(1, MESSAGES));
  });
});

test("a cursor holds in both directions, and `before` alone reads backwards", async () => {
  const newest = await page({ last: 5 });
  expect(texts(await page({ first: 5, after: newest.edges[2]!.cursor }))).toEqual([19, 20]);
  const oldest = await page({ first: 5 });
  expect(texts(await page({ last: 5, before: oldest.edges[2]!.cursor }))).toEqual([1, 2]);
  expect(texts(await page({ before: oldest.edges[3]!.cursor }))).toEqual([1, 2, 3]);
  expect(texts(await page({ after: newest.edges[1]!.cursor }))).toEqual([18, 19, 20]);
  expect(texts(await page({}))).toEqual(range(1, MESSAGES));
});

test("one document is another statement for each way it is read, and the same one for every page of that way", async () => {
  const { startCursor, endCursor } = (await page({ first: 10 })).pageInfo;
  const ways: Arguments[][] = [
    [{ first: 2 }, { first: 3 }, {}],
    [{ last: 2 }, { last: 3 }],
    [{ first: 2, after: startCursor }, { after: endCursor }],
    [{ last: 2, before: endCursor }, { before: startCursor }],
  ];
  const seen = new Set<string>();
  for (const way of [...ways, ...ways]) {
    const statements = reads(
      await server.statements(async () => void (await Promise.all(way.map((args) => page(args))))),
    );
    expect(statements).toHaveLength(way.length);
    expect(new Set(statements).size).toBe(1);
    seen.add(statements[0]!);
  }
  expect(seen.size).toBe(ways.length);
});

test("aliases, literals and variables of one document are pages of their own, in one statement", async () => {
  const query =
    untyped(`query ($one: Int, $two: Int) { conversations(first: 2, orderBy: { field: CREATED_AT, direction: DESC }) { nodes {
    newest: messages(last: 1) ${PAGE} oldest: messages(first: 1) ${PAGE} either: messages(first: $one, last: $two) ${PAGE} } } }`);
  for (const [variables, either] of [
    [{ one: 2 }, [1, 2]],
    [{ two: 2 }, [19, 20]],
    [{ one: 3, two: null }, [1, 2, 3]],
  ] as const) {
    const statements = await server.statements(async () => {
      const { conversations } = await admin.must(query, variables);
      const { newest, oldest, ...rest } = conversations.nodes[1];
      expect([texts(newest), texts(oldest), texts(rest.either)]).toEqual([[20], [1], either]);
    });
    expect(reads(statements)).toHaveLength(1);
  }
});

test("the last message of 50 conversations is one statement, by an index read backwards", async () => {
  const query = untyped("{ conversations { nodes { id messages(last: 1) { nodes { text } } } } }");
  const statements = reads(
    await server.statements(async () => {
      const { conversations } = await admin.must(query);
      expect(conversations.nodes).toHaveLength(50);
      for (const { messages } of conversations.nodes.slice(1)) expect(texts(messages)).toEqual([MESSAGES]);
    }),
  );
  expect(statements).toHaveLength(1);
  const rows = await server.sql<{ "QUERY PLAN": string }>(`explain (generic_plan) ${statements[0]}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("Index Scan Backward using message_by_conversation");
  expect(plan).not.toContain("Seq Scan on message");
});

describe("arguments below the root are bounded as those of the root are", () => {
  const codesOf = async (console: Console, args: Record<string, unknown>) => {
    const { errors } = await console.graphql(untyped(LISTS), args);
    return errors?.map(({ extensions }) => extensions.code);
  };

  test("those that contradict one another", async () => {
    const { startCursor } = (await page({ first: 1 })).pageInfo;
    for (const args of [
      { first: 1, last: 1 },
      { after: startCursor, before: startCursor },
      { first: 1, before: startCursor },
      { last: 1, after: startCursor },
      { last: 0 },
      { last: -1 },
      { last: 101 },
      { last: 1, before: "nonsense" },
    ])
      expect(await codesOf(admin, args), JSON.stringify(args)).toEqual(["BAD_USER_INPUT"]);
    const literal = untyped("{ conversations { nodes { messages(first: 1, last: 1) { totalCount } } } }");
    expect((await admin.graphql(literal)).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    // What was refused has spoiled nothing for the next one.
    expect(texts(await page({ last: 1 }))).toEqual([MESSAGES]);
  });

  test("a cursor of another account or another list", async () => {
    const { startCursor } = (await page({ last: 1 })).pageInfo;
    const { admin: stranger } = await anAccount(server);
    expect(await codesOf(stranger, { last: 1, before: startCursor })).toEqual(["BAD_USER_INPUT"]);
    const { conversations } = await admin.must(graphql(`{ conversations(first: 1) { pageInfo { endCursor } } }`));
    expect(await codesOf(admin, { last: 1, before: conversations.pageInfo.endCursor })).toEqual(["BAD_USER_INPUT"]);
  });

  test("`last` costs what `first` does", async () => {
    const query = untyped(`query ($last: Int) { conversations(first: 100) { nodes {
      one: messages(last: $last) { nodes { id } } two: messages(last: $last) { nodes { id } } } } }`);
    expect((await admin.graphql(query, { last: 100 })).errors).toMatchObject([
      { extensions: { code: "QUERY_TOO_COMPLEX" } },
    ]);
    expect((await admin.graphql(query, { last: 10 })).errors).toBeUndefined();
  });

  test("what is read forwards alone takes no `last`", async () => {
    const query = untyped("{ contactGroups { nodes { contacts(last: 1) { nodes { id } } } } }");
    expect((await admin.graphql(query)).errors).toMatchObject([{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }]);
  });
});
