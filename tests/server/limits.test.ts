import { getIntrospectionQuery, Lexer, Source, TokenKind } from "graphql";
import { expect, test } from "vitest";
import { anAccount, aServer, graphql } from "../kit/index.js";
import { ask, bearer, codesOf, RawSocket } from "./kit.js";

const server = await aServer();
const { admin } = await anAccount(server);
const headers = bearer(admin);

type Root = (selection: string) => string;

const query: Root = (selection) => `query ($id: ID!) { user(id: $id) { ${selection} } }`;
const subscription: Root = (selection) => `subscription { userEvents { user { ${selection} } } }`;
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");

/** A selection on a user so many levels deep. */
const deep = (levels: number): string => (levels < 2 ? "name" : `suspension { by { ${deep(levels - 2)} } }`);

const exponential: Root = (root) =>
  `${root} ${times(30, (i) => `fragment F${i} on User { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on User { name }`;

function tokensOf(text: string): number {
  const lexer = new Lexer(new Source(text));
  let count = 0;
  while (lexer.advance().kind !== TokenKind.EOF) count++;
  return count;
}

function withTokens(count: number, root: Root): string {
  const spare = count - tokensOf(root(""));
  return root(times(Math.floor(spare / 6), () => "... on User { name }") + " id".repeat(spare % 6));
}

/** Every page is a connection, 95 users and ten roles of each. */
const pages = (count: number) => `{ ${times(count, (i) => `p${i}: users(first: 95) { nodes { roles { name } } }`)} }`;
/** Where `first` is left out, a connection counts 50. */
const usualPages = (count: number) => `{ ${times(count, (i) => `p${i}: users { nodes { roles { name } } }`)} }`;

/** Every user of 20 pages is an object, and so is every other alias of a value of its own; what is repeated under one name is not. */
const aliased = (aliases: number) =>
  `{ ${times(20, (i) => `p${i}: users(first: 100) { nodes { name name ... { name } ${times(aliases, (n) => `n${n}: name`)} } }`)} }`;

/** What a limit is on, a document that is just within it, and one just beyond. */
type Limit = [limit: string, within: string, beyond: string];

const limitsOf = (root: Root, depth: number): Limit[] => [
  ["4,000 tokens", withTokens(4_000, root), withTokens(4_001, root)],
  ["a depth of 12", root(deep(13 - depth)), root(deep(15 - depth))],
  ["60 aliases", root(times(60, (i) => `a${i}: name`)), root(times(61, (i) => `a${i}: name`))],
  ["aliases of 63 characters", root(`${"a".repeat(63)}: name`), root(`${"a".repeat(64)}: name`)],
  ["20 directives", root(times(20, () => "name @include(if: true)")), root(times(21, () => "name @include(if: true)"))],
  ["fragments that do not multiply", `${root("...F")} fragment F on User { name }`, exponential(root("...F0"))],
];

test.each<Limit>([
  ...limitsOf(query, 2),
  ["30 root fields", `{ ${times(30, () => "departments { id }")} }`, `{ ${times(31, () => "departments { id }")} }`],
  ["a cost of 20,000", pages(19), pages(20)],
  ["a cost of 20,000 where no page is given", usualPages(30), usualPages(37)],
  ["a cost of 20,000 with what is selected again", aliased(1), aliased(9)],
])("over HTTP an operation may have %s and no more", async (_limit, within, beyond) => {
  const variables = { id: admin.userId };
  const ok = await ask(server, { query: within, variables }, headers);
  expect(ok.json!.errors).toBeUndefined();
  expect(ok.json!.data).toBeTruthy();
  const refused = await ask(server, { query: beyond, variables }, headers);
  expect(refused.status).toBe(400);
  expect(refused.json).not.toHaveProperty("data");
  expect(codesOf(refused.json!.errors)).toEqual(["QUERY_TOO_COMPLEX"]);
});

test.each<Limit>([
  ...limitsOf(subscription, 3),
  [
    "30 root fields",
    `subscription { ${times(30, () => "events { kind }")} }`,
    `subscription { ${times(31, () => "events { kind }")} }`,
  ],
])("over a socket an operation may have %s and no more, and the socket goes on", async (_limit, within, beyond) => {
  const socket = await RawSocket.connected(server, admin.token);
  expect(codesOf(await socket.errorsOf(beyond))).toEqual(["QUERY_TOO_COMPLEX"]);
  socket.subscribe(within);
  // Had it been refused, that would have come first.
  await socket.ping();
});

test("a result of an operation on many counts the ids that it is given", async () => {
  const suspend = (ids: number) =>
    ask(
      server,
      {
        query: `mutation ($input: SuspendUsersInput!) { suspendUsers(input: $input) { results { id user { ${times(4, (i) => `r${i}: roles { name }`)} } } userErrors { code } } }`,
        variables: { input: { dryRun: true, ids: Array.from({ length: ids }, () => admin.userId) } },
      },
      headers,
    );
  expect((await suspend(40)).json!.errors).toBeUndefined();
  expect(codesOf((await suspend(500)).json!.errors)).toEqual(["QUERY_TOO_COMPLEX"]);
});

test("the whole schema can be asked for at once", async () => {
  const introspection = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  });
  const { json } = await ask(server, { query: introspection });
  expect(json!.errors).toBeUndefined();
  expect(json!.data!.__schema.types.length).toBeGreaterThan(50);
});

test.each([
  [
    "fragments in a circle",
    "fragment A on User { ...B } fragment B on User { ...A }",
    "...A",
    "GRAPHQL_VALIDATION_FAILED",
  ],
  ["a list without end", "", `roles(x: ${"[".repeat(3_900)}`, "GRAPHQL_PARSE_FAILED"],
  ["fields that overlap in every way", "", times(900, () => "roles { id }"), "GRAPHQL_VALIDATION_FAILED"],
])("%s are refused", async (_what, definitions, selection, code) => {
  const { status, json } = await ask(server, { query: `${query(selection)} ${definitions}` }, headers);
  expect(status).toBe(400);
  expect(codesOf(json!.errors)).toContain(code);
  const socket = await RawSocket.connected(server, admin.token);
  expect(codesOf(await socket.errorsOf(`${subscription(selection)} ${definitions}`))).toContain(code);
  await socket.ping();
});

/** JSON text of a list in a list in a list. */
const nested = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;

test.each([
  ["a deep list for an id", `{"id":${nested(50_000)}}`, ["BAD_USER_INPUT"]],
  ["a deep list for nothing", `{"id":"%","other":${nested(50_000)}}`, undefined],
  ["a long list for an id", `{"id":[${"1,".repeat(100_000)}1]}`, ["BAD_USER_INPUT"]],
])("variables may be %s", async (_what, template, codes) => {
  const variables = template.replace("%", admin.userId);
  const { json } = await ask(server, `{"query":${JSON.stringify(query("id"))},"variables":${variables}}`, headers);
  expect(codesOf(json!.errors)).toEqual(codes);
  const socket = await RawSocket.connected(server, admin.token);
  const byId = graphql(`subscription ($id: ID!) { userEvents(userIds: [$id]) { kind } }`);
  socket.send(`{"id":"1","type":"subscribe","payload":{"query":"${byId}","variables":${variables}}}`);
  if (codes) expect(codesOf((await socket.next()).payload)).toEqual(codes);
  await socket.ping();
});

test("a body has 1 MiB at most", async () => {
  const body = (bytes: number) => JSON.stringify({ query: "{__typename}" }).padEnd(bytes);
  expect((await ask(server, body(1024 * 1024))).json).toEqual({ data: { __typename: "Query" } });
  const { status, json } = await ask(server, body(1024 * 1024 + 1));
  expect(status).toBe(413);
  expect(codesOf(json!.errors)).toEqual(["BAD_USER_INPUT"]);
});

test("a frame has 256 KiB at most; a larger one closes the socket", async () => {
  const socket = await RawSocket.connected(server, admin.token);
  socket.send(JSON.stringify({ type: "ping" }).padEnd(256 * 1024));
  expect((await socket.next()).type).toBe("pong");
  socket.send(JSON.stringify({ type: "ping" }).padEnd(256 * 1024 + 1));
  expect((await socket.closed).code).toBe(1009);
});

test("there are no batches", async () => {
  const { status, json } = await ask(server, JSON.stringify([{ query: "{__typename}" }, { query: "{__typename}" }]));
  expect(status).toBe(400);
  expect(codesOf(json!.errors)).toEqual(["BAD_USER_INPUT"]);
});

test("a socket has 50 subscriptions at most", async () => {
  const socket = await RawSocket.connected(server, admin.token);
  const ids = Array.from({ length: 50 }, () => socket.subscribe(graphql(`subscription { events { kind } }`)));
  expect(codesOf(await socket.errorsOf("subscription { events { kind } }"))).toEqual(["QUERY_TOO_COMPLEX"]);
  socket.send({ id: ids[0]!, type: "complete" });
  socket.subscribe(graphql(`subscription { events { kind } }`));
  await socket.ping();
});

test("a socket that asks on but does not read is dropped, before its answers pile up", async () => {
  const socket = await RawSocket.connected(server, admin.token);
  socket.ws.pause();
  const ping = JSON.stringify({ type: "ping", payload: { text: "x".repeat(250_000) } });
  for (let i = 0; i < 400 && socket.ws.readyState === socket.ws.OPEN; i++)
    await new Promise((sent) => socket.ws.send(ping, sent));
  socket.ws.resume();
  expect((await socket.closed).code).toBe(1006);
});
