import { createClient } from "graphql-ws";
import { expect, test } from "vitest";
import WebSocket from "ws";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { codesOf, RawSocket } from "./kit.js";

const server = await aServer();
const { account, admin } = await anAccount(server);
const EVENTS = graphql(`subscription ($after: String) { events(after: $after) { kind } }`);
const RENAME = graphql(`mutation { updateProfile(input: { firstName: "Rita" }) { userErrors { code } } }`);

/** What `after` has to be for a subscription to miss nothing from here on, however long it takes to begin. */
const now = async (console: Console) => ({
  after: (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor,
});

test.each<[string, string | undefined, Record<string, unknown> | undefined]>([
  ["a query", "{ viewer { user { id } } }", {}],
  ["a mutation", RENAME, {}],
  ["a syntax error", "subscription {", {}],
  ["an unknown field", "subscription { nothing }", {}],
  ["a wrong variable", EVENTS, { variables: { after: [1] } }],
  ["a cursor of nothing", 'subscription { events(after: "x") { kind } }', {}],
  ["an unknown operation", EVENTS, { operationName: "Other" }],
  ["one of two operations, unnamed", "subscription A { events { kind } } subscription B { events { kind } }", {}],
  ["only a fragment", "fragment F on User { id }", {}],
])("%s fails alone: the socket's other subscriptions go on", async (_what, query, more) => {
  const { account, admin } = await anAccount(server);
  const socket = await RawSocket.connected(server, admin.token);
  const going = socket.subscribe(EVENTS, await now(admin));
  const before = await server.eventsOf(account.id);
  const id = "other";
  socket.send({ id, type: "subscribe", payload: { query, ...more } });
  expect(await socket.next()).toMatchObject({ id });
  expect(await server.eventsOf(account.id)).toEqual(before);
  await admin.must(RENAME);
  let frame = await socket.next();
  // A result with errors is followed by the operation's end.
  if (frame.type === "complete") frame = await socket.next();
  expect(frame).toEqual({ id: going, type: "next", payload: { data: { events: { kind: "USER_UPDATED" } } } });
});

test("so does a subscription that is denied, which opens nothing", async () => {
  const agent = await aMember(account);
  const socket = await RawSocket.connected(server, agent.token);
  const own = socket.subscribe(
    graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`),
    await now(agent),
  );
  const statements = await server.statements(async () => {
    for (const [query, permission] of [
      ["subscription { events { kind } }", "EVENTS_READ"],
      ["subscription { userEvents { kind } }", "USERS_READ"],
      ["subscription { invitationEvents { kind } }", "USERS_INVITE"],
    ]) {
      const [error] = await socket.errorsOf(query!);
      expect(error!.extensions).toEqual({ code: "FORBIDDEN", permission });
    }
  });
  expect(statements.filter((text) => /from event/.test(text))).toEqual([]);
  await agent.must(RENAME);
  expect(await socket.next()).toMatchObject({ id: own, payload: { data: { viewerEvents: { kind: "USER_UPDATED" } } } });
});

test("signed out, every subscription is UNAUTHENTICATED, and the socket goes on", async () => {
  const socket = await RawSocket.connected(server);
  for (const field of ["events", "userEvents", "invitationEvents", "viewerEvents"])
    expect(codesOf(await socket.errorsOf(`subscription { ${field} { kind } }`))).toEqual(["UNAUTHENTICATED"]);
  await socket.ping();
});

test.each(["Bearer unknown", `Bearer ${"a".repeat(64)}`, "Basic YTpi", "", "Bearer"])(
  "an authorization of %o that says nothing closes with 4401",
  async (authorization) => {
    const socket = await RawSocket.open(server);
    socket.send({ type: "connection_init", payload: { authorization } });
    expect(await socket.closed).toEqual({ code: 4401, reason: "UNAUTHENTICATED" });
  },
);

test("the token may also come with the upgrade", async () => {
  const socket = await RawSocket.connected(server, null, { headers: { authorization: `Bearer ${admin.token}` } });
  socket.subscribe(graphql(`subscription { viewerEvents { kind } }`));
  await socket.ping();
});

test.each<[string, number, (socket: RawSocket) => void]>([
  ["text that is no JSON", 4400, (socket) => socket.send("hunter2")],
  ["JSON that is no message", 4400, (socket) => socket.send("[]")],
  ["a message of no type", 4400, (socket) => socket.send('{"type":"hunter2"}')],
  ["a subscription without an id", 4400, (socket) => socket.send({ type: "subscribe", payload: { query: EVENTS } })],
  ["a subscription without a query", 4400, (socket) => socket.send({ id: "1", type: "subscribe", payload: {} })],
  ["variables that are a list", 4400, (socket) => socket.subscribe(EVENTS, [])],
  ["what only servers say", 4400, (socket) => socket.send({ id: "1", type: "next", payload: {} })],
  ["a second start", 4429, (socket) => socket.send({ type: "connection_init" })],
  [
    "an id that is in use",
    4409,
    (socket) => {
      for (let i = 0; i < 2; i++) socket.send({ id: "1", type: "subscribe", payload: { query: EVENTS } });
    },
  ],
])("%s closes the socket with %i", async (_what, code, offend) => {
  const socket = await RawSocket.connected(server, admin.token);
  offend(socket);
  const closed = await socket.closed;
  expect(closed.code).toBe(code);
  expect(closed.reason).not.toContain("hunter2");
});

test("who subscribes before it is acknowledged is closed with 4401", async () => {
  const socket = await RawSocket.open(server);
  socket.subscribe(EVENTS);
  expect((await socket.closed).code).toBe(4401);
});

test("who never says who it is is closed with 4408", async () => {
  const socket = await RawSocket.open(server);
  expect((await socket.closed).code).toBe(4408);
});

test("another subprotocol is not spoken", async () => {
  expect((await (await RawSocket.open(server, { protocol: "" })).closed).code).toBe(4406);
  await expect(RawSocket.open(server, { protocol: "graphql-ws" })).rejects.toThrow("no subprotocol");
});

test.each(["/", "/graphql/", "/livez", "/%"])("there is no socket at %s", async (path) => {
  const ws = new WebSocket(server.socketUrl.replace("/graphql", path), "graphql-transport-ws");
  const status = await new Promise((resolve) =>
    ws.on("error", () => {}).on("unexpected-response", (_, { statusCode }) => resolve(statusCode)),
  );
  expect(status).toBe(404);
  ws.terminate();
});

test("a session has 50 sockets at most", async () => {
  const agent = await aMember(account);
  await Promise.all(Array.from({ length: 50 }, () => RawSocket.connected(server, agent.token)));
  const socket = await RawSocket.open(server);
  socket.send({ type: "connection_init", payload: { authorization: `Bearer ${agent.token}` } });
  expect(await socket.closed).toEqual({ code: 1013, reason: "TOO_MANY_SOCKETS" });
});

test("variables that an operation does not have do not count", async () => {
  const { admin } = await anAccount(server);
  const socket = await RawSocket.connected(server, admin.token);
  const variables = await now(admin);
  const ids = [1, 2].map((other) => socket.subscribe(EVENTS, { ...variables, other }));
  await admin.must(RENAME);
  const answers = [await socket.next(), await socket.next()];
  expect(answers.map(({ id }) => id).sort()).toEqual(ids);
});

test("graphql-ws's own client subscribes, hears, and completes", async () => {
  const { admin } = await anAccount(server);
  const client = createClient({
    url: server.socketUrl,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { Authorization: `Bearer ${admin.token}` },
  });
  const events = client.iterate<{ events: { kind: string } }>({ query: EVENTS, variables: await now(admin) });
  const first = events.next();
  await admin.must(RENAME);
  expect((await first).value!.data!.events.kind).toBe("USER_UPDATED");
  expect(await events.return!(undefined)).toEqual({ value: undefined, done: true });
  await client.dispose();
});
