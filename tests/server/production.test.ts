import { getIntrospectionQuery } from "graphql";
import { expect, test } from "vitest";
import { anAccount, aServer } from "../kit/index.js";
import { ask, bearer, codesOf, RawSocket, send } from "./kit.js";

const development = await aServer();
const production = await aServer({ production: true, developmentTools: false });

const INTROSPECTION = [
  getIntrospectionQuery(),
  "{ __schema { queryType { name } } }",
  '{ __type(name: "User") { name } }',
  "{ ...F } fragment F on Query { s: __schema { queryType { name } } }",
];

test.each(INTROSPECTION)("the schema is not shown to strangers in production: %.40s", async (query) => {
  const { status, json } = await ask(production, { query });
  expect([status, codesOf(json!.errors)]).toEqual([401, ["UNAUTHENTICATED"]]);
  expect(json).not.toHaveProperty("data");
});

test.each(INTROSPECTION)("but to who is signed in, and in development to everybody: %.40s", async (query) => {
  const { admin } = await anAccount(production);
  for (const asked of [await ask(production, { query }, bearer(admin)), await ask(development, { query })]) {
    expect(asked.status).toBe(200);
    expect(asked.json!.errors).toBeUndefined();
  }
});

test("nor is it over a socket, where only subscriptions run", async () => {
  const socket = await RawSocket.connected(production);
  expect(codesOf(await socket.errorsOf("{ __schema { queryType { name } } }"))).toEqual(["BAD_USER_INPUT"]);
  const inside = "subscription { __schema { queryType { name } } }";
  expect(codesOf(await socket.errorsOf(inside))).toContain("GRAPHQL_VALIDATION_FAILED");
  await socket.ping();
});

test("__typename is no secret", async () => {
  expect((await ask(production, { query: "{ __typename }" })).json).toEqual({ data: { __typename: "Query" } });
});

test("what a name could have been is told in development alone", async () => {
  const messages = async (server: typeof production) => {
    const { json } = await ask(server, { query: "{ viewr { user { id } } }" });
    const socket = await RawSocket.connected(server);
    const [error] = await socket.errorsOf("subscription { userEvent { kind } }");
    return [json!.errors![0]!.message, error!.message];
  };
  for (const message of await messages(development)) expect(message).toContain("Did you mean");
  for (const message of await messages(production)) {
    expect(message).not.toContain("Did you mean");
    expect(message).toContain("Cannot query field");
  }
});

test.each(["/graphql", "/dev/mailbox", "/dev/mailbox.json", "/accept-invitation", "/reset-password", "/verify-email"])(
  "%s is no page in production",
  async (path) => {
    const html = { headers: { accept: "text/html" } };
    const { status, headers, text } = await send(production, path, html);
    expect([400, 404]).toContain(status);
    expect(headers.get("content-type")).toMatch(/json/);
    expect(text).not.toContain("<html");
    expect((await send(development, path, html)).status).toBe(200);
  },
);
