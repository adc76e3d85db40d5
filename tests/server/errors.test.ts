import { expect, test } from "vitest";
import { anAccount, aServerOfItsOwn, graphql, nobody } from "../kit/index.js";
import { ask, bearer, codesOf, RawSocket, send } from "./kit.js";

const server = await aServerOfItsOwn();
const { admin } = await anAccount(server);
const headers = bearer(admin);

const SECRET = "hunter2";
const SIGN_IN = graphql(`mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`);
const USERS = graphql(
  `query ($filter: UserFilter, $first: Int, $after: String) { users(filter: $filter, first: $first, after: $after) { totalCount } }`,
);
const EVENTS = graphql(`query ($filter: EventFilter) { events(filter: $filter) { totalCount } }`);

const PREVIEW = graphql(`{ viewer { eventCursor } accountPreview(slug: "nobody") { name } }`);

type Case = [what: string, code: string, query: unknown, variables?: unknown, operationName?: string];

test.each<Case>([
  ["a wrong type", "BAD_USER_INPUT", SIGN_IN, { input: { email: "a@b.example", password: [SECRET, SECRET] } }],
  ["an object for a text", "BAD_USER_INPUT", SIGN_IN, { input: { email: { text: SECRET }, password: SECRET } }],
  ["a text for an object", "BAD_USER_INPUT", SIGN_IN, { input: SECRET }],
  ["a missing field", "BAD_USER_INPUT", SIGN_IN, { input: { password: SECRET } }],
  ["an unknown field", "BAD_USER_INPUT", SIGN_IN, { input: { email: "", password: SECRET, [SECRET]: SECRET } }],
  ["a missing variable", "BAD_USER_INPUT", SIGN_IN, { password: SECRET }],
  ["a text for a number", "BAD_USER_INPUT", USERS, { first: SECRET }],
  ["a page that is too large", "BAD_USER_INPUT", USERS, { first: 101 }],
  ["a cursor of nothing", "BAD_USER_INPUT", USERS, { after: SECRET }],
  ["an unknown enum value", "BAD_USER_INPUT", USERS, { filter: { status: [SECRET] } }],
  ["an id that is none", "BAD_USER_INPUT", USERS, { filter: { roleIds: [SECRET] } }],
  ["a bad time", "BAD_USER_INPUT", EVENTS, { filter: { from: SECRET } }],
  ["variables that are none", "BAD_USER_INPUT", USERS, SECRET],
  ["an unknown operation", "BAD_USER_INPUT", "query A { viewer { user { id } } }", {}, SECRET],
  [
    "null for a variable with a default",
    "BAD_USER_INPUT",
    'query ($id: ID = "x") { user(id: $id) { id } }',
    { id: null },
  ],
  [
    "null for a condition with a default",
    "BAD_USER_INPUT",
    "query ($if: Boolean = true) { departments { id @include(if: $if) } }",
    { if: null },
  ],
  ["a query that is none", "BAD_USER_INPUT", { kind: SECRET }],
  ["no query", "BAD_USER_INPUT", undefined, { password: SECRET }],
  ["an empty query", "BAD_USER_INPUT", ""],
  ["a subscription", "BAD_USER_INPUT", "subscription { events { kind } }"],
  ["a literal of a wrong type", "GRAPHQL_VALIDATION_FAILED", `{ users(first: "${SECRET}") { totalCount } }`],
  ["a literal enum value", "GRAPHQL_VALIDATION_FAILED", `{ users(filter: { status: ${SECRET} }) { totalCount } }`],
  ["a literal time", "GRAPHQL_VALIDATION_FAILED", `{ events(filter: { from: "${SECRET}" }) { totalCount } }`],
  ["a literal field of an input", "GRAPHQL_VALIDATION_FAILED", `{ users(filter: { ${SECRET}: 1 }) { totalCount } }`],
  [
    "a literal that lacks a field",
    "GRAPHQL_VALIDATION_FAILED",
    `mutation { signIn(input: { password: "${SECRET}" }) { userErrors { code } } }`,
  ],
  [
    "a default of a wrong type",
    "GRAPHQL_VALIDATION_FAILED",
    `query ($n: Int = "${SECRET}") { users(first: $n) { totalCount } }`,
  ],
  ["a syntax error", "GRAPHQL_PARSE_FAILED", `{ users(after: "${SECRET}" { totalCount } }`],
  ["an open string", "GRAPHQL_PARSE_FAILED", `{ users(after: "${SECRET}`],
  ["a bad escape", "GRAPHQL_PARSE_FAILED", `{ users(after: "\\u${SECRET}") { totalCount } }`],
  ["a bare word", "GRAPHQL_PARSE_FAILED", SECRET],
])("over HTTP %s is %s, and no value is repeated", async (_what, code, query, variables, operationName) => {
  const { text, json } = await ask(server, { query, variables, operationName }, headers);
  expect(codesOf(json!.errors)).toEqual([code]);
  expect(text).not.toContain(SECRET);
  expect(json!.errors![0]!.extensions).toEqual({ code });
  expect(json!.errors![0]!.message).not.toBe("");
});

const LIVE = graphql(
  `subscription ($after: String, $filter: EventFilter) { events(after: $after, filter: $filter) { kind } }`,
);

test.each<Case>([
  ["a wrong type", "BAD_USER_INPUT", LIVE, { after: [SECRET] }],
  ["an unknown field", "BAD_USER_INPUT", LIVE, { filter: { [SECRET]: SECRET } }],
  ["an unknown enum value", "BAD_USER_INPUT", LIVE, { filter: { kinds: [SECRET] } }],
  ["an id that is none", "BAD_USER_INPUT", LIVE, { filter: { userIds: [SECRET] } }],
  ["a bad time", "BAD_USER_INPUT", LIVE, { filter: { from: SECRET } }],
  ["a cursor of nothing", "BAD_USER_INPUT", LIVE, { after: SECRET }],
  ["an unknown operation", "BAD_USER_INPUT", "subscription A { events { kind } }", {}, SECRET],
  ["a query", "BAD_USER_INPUT", "{ viewer { user { id } } }"],
  ["a mutation", "BAD_USER_INPUT", "mutation { signOut { signedOut } }"],
  ["nothing", "GRAPHQL_PARSE_FAILED", ""],
  [
    "a literal of a wrong type",
    "GRAPHQL_VALIDATION_FAILED",
    `subscription { events(after: ["${SECRET}", 1]) { kind } }`,
  ],
  [
    "a literal enum value",
    "GRAPHQL_VALIDATION_FAILED",
    `subscription { events(filter: { kinds: ${SECRET} }) { kind } }`,
  ],
  ["a literal time", "GRAPHQL_VALIDATION_FAILED", `subscription { events(filter: { from: "${SECRET}" }) { kind } }`],
  [
    "a literal field of an input",
    "GRAPHQL_VALIDATION_FAILED",
    `subscription { events(filter: { ${SECRET}: 1 }) { kind } }`,
  ],
  ["two fields", "GRAPHQL_VALIDATION_FAILED", "subscription { events { kind } viewerEvents { kind } }"],
  ["a syntax error", "GRAPHQL_PARSE_FAILED", `subscription { events(after: "${SECRET}" { kind } }`],
  ["a bare word", "GRAPHQL_PARSE_FAILED", SECRET],
])("over a socket %s is %s, alone, and no value is repeated", async (_what, code, query, variables, operationName) => {
  const socket = await RawSocket.connected(server, admin.token);
  const errors = await socket.errorsOf(query as string, variables, operationName ? { operationName } : {});
  expect(codesOf(errors)).toEqual([code]);
  expect(JSON.stringify(errors)).not.toContain(SECRET);
  expect(errors[0]!.extensions).toEqual({ code });
  await socket.ping();
});

test.each([
  ["JSON that ends too early", `{"query":"{ viewer { user { id } } }","variables":{"password":"${SECRET}"`, {}],
  ["no JSON", SECRET, {}],
  ["a key that poisons", `{"query":"{__typename}","__proto__":{"${SECRET}":1}}`, {}],
  ["another media type", SECRET, { "content-type": `application/${SECRET}` }],
])("a body with %s is refused without repeating it", async (_what, body, more) => {
  const { text, json } = await ask(server, body, more as Record<string, string>);
  expect(codesOf(json!.errors)).toEqual(["BAD_USER_INPUT"]);
  expect(text).not.toContain(SECRET);
});

test("so are an address and credentials", async () => {
  const preflight = { "apollo-require-preflight": "1" };
  const address = await send(server, `/graphql?query={__typename}&variables=${SECRET}`, { headers: preflight });
  expect(codesOf(address.json!.errors)).toEqual(["BAD_USER_INPUT"]);
  const unknown = await send(server, `/${SECRET}`);
  expect(unknown.status).toBe(404);
  const bearing = await ask(server, { query: "{__typename}" }, { authorization: `Bearer ${SECRET}` });
  expect([bearing.status, codesOf(bearing.json!.errors)]).toEqual([401, ["UNAUTHENTICATED"]]);
  const basic = await ask(server, { query: "{__typename}" }, { authorization: `Basic ${SECRET}` });
  expect(basic.status).toBe(401);
  expect(address.text + unknown.text + bearing.text + basic.text).not.toContain(SECRET);
});

test("a message does not grow with a name in the document", async () => {
  const { text, json } = await ask(server, { query: `{ ${"x".repeat(100_000)} }` });
  expect(codesOf(json!.errors)).toEqual(["GRAPHQL_VALIDATION_FAILED"]);
  expect(text.length).toBeLessThan(1_000);
});

test("errors before execution have no data; errors of a field stand beside the rest", async () => {
  const refused = await ask(server, { query: "{ nothing }" }, headers);
  expect(refused.status).toBe(400);
  expect(refused.json).not.toHaveProperty("data");
  const partial = await ask(server, { query: '{ departments { id } users(after: "x") { totalCount } }' }, headers);
  expect(partial.status).toBe(200);
  expect(partial.json!.data).toEqual({ departments: [], users: null });
  expect(partial.json!.errors![0]).toMatchObject({ path: ["users"], locations: [{ line: 1, column: 22 }] });
});

test("what goes wrong inside is masked, and named by its request", async () => {
  const { viewer } = await admin.must(graphql(`{ viewer { eventCursor } }`));
  await admin.must(graphql(`mutation { updateProfile(input: { firstName: "Rita" }) { userErrors { code } } }`));
  await server.sql("alter table department rename to vanished");
  try {
    const { status, text, json } = await ask(
      server,
      { query: "{ viewer { user { id } } departments { id } }" },
      headers,
    );
    expect(status).toBe(200);
    expect(json!.data).toEqual({ viewer: { user: { id: admin.userId } }, departments: null });
    expect(json!.errors).toEqual([
      {
        message: "Something went wrong on our side.",
        path: ["departments"],
        locations: [{ line: 1, column: 26 }],
        extensions: { code: "INTERNAL_SERVER_ERROR", requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
      },
    ]);
    expect(text).not.toMatch(/department"|relation|vanished|select/);
    const socket = await RawSocket.connected(server, admin.token);
    const id = socket.subscribe(
      graphql(`subscription ($after: String) { userEvents(after: $after) { user { departments { id } } } }`),
      { after: viewer.eventCursor },
    );
    const frame = await socket.next();
    expect(frame).toMatchObject({ id, type: "next" });
    expect(frame.payload.errors[0].extensions).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      requestId: expect.any(String),
    });
    expect(JSON.stringify(frame)).not.toMatch(/relation|vanished/);
  } finally {
    await server.sql("alter table vanished rename to department");
  }
});

test("where no connection is to be had, requests fail cleanly, and succeed again afterwards", async () => {
  const { pool } = server.app.db;
  const socket = await RawSocket.open(server);
  // More than there are: whatever is given back meanwhile goes to them, who were first.
  const taken = Promise.allSettled(Array.from({ length: 2 * pool.options.max }, () => pool.connect()));
  try {
    socket.send({ type: "connection_init", payload: bearer(admin) });
    const [signedIn, signedOut, { code }] = await Promise.all([
      ask(server, { query: "{ departments { id } }" }, headers),
      // Its snapshot is the first that needs a connection.
      ask(server, { query: PREVIEW }),
      socket.closed,
    ]);
    const internal = { code: "INTERNAL_SERVER_ERROR", requestId: expect.any(String) };
    expect(signedIn.status).toBe(500);
    expect(signedIn.json!.errors!.map(({ extensions }) => extensions)).toEqual([internal]);
    expect(signedOut.json!.data).toEqual({ viewer: null, accountPreview: null });
    expect(signedOut.json!.errors!.map(({ extensions }) => extensions)).toEqual([internal]);
    // Clients come back by themselves.
    expect(code).toBe(1013);
  } finally {
    for (const client of await taken) if (client.status === "fulfilled") client.value.release();
  }
  expect((await admin.must(graphql(`{ departments { id } }`))).departments).toEqual([]);
  expect(await nobody(server).must(PREVIEW)).toEqual({ viewer: null, accountPreview: null });
});
