import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { aServer, aServerOfItsOwn, graphql } from "../kit/index.js";
import { ask, codesOf, RawSocket, type Reply, send } from "./kit.js";

const behindProxy = await aServer({ trustProxy: 1 });
const direct = await aServerOfItsOwn();

/** The statuses of many requests in a row, which are refused for their form: on one connection, none waits for the one before. */
async function flood(server: { url: string }, address: string): Promise<number[]> {
  const { hostname, port, host } = new URL(server.url);
  const request = `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nX-Forwarded-For: ${address}\r\n`;
  const socket = connect(Number(port), hostname);
  socket.end(`${`${request}\r\n`.repeat(1_250)}${request}Connection: close\r\n\r\n`);
  return [...(await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status));
}

/** Asks from an address until it may not, for long enough to look at what that means. */
async function floodUntilLimited(address: string): Promise<Reply> {
  for (;;) {
    await flood(behindProxy, address);
    const reply = await send(behindProxy, "/graphql", { headers: { "x-forwarded-for": address } });
    if (Number(reply.headers.get("retry-after")) > 3) return reply;
  }
}

test("one client address may ask for only so much, over HTTP and by sockets", async () => {
  const open = await RawSocket.connected(behindProxy, null, { headers: { "x-forwarded-for": "203.0.113.9" } });
  const { headers, json } = await floodUntilLimited("203.0.113.9");
  const [error] = json!.errors!;
  expect(error!.extensions).toEqual({ code: "RATE_LIMITED", retryAfter: expect.any(Number) });
  expect(error!.extensions.retryAfter).toBeGreaterThan(0);
  expect(error!.extensions.retryAfter).toBeLessThanOrEqual(10);
  expect(headers.get("retry-after")).toBe(String(error!.extensions.retryAfter));

  const from = (address: string) => ({ headers: { "x-forwarded-for": address } });
  await expect(RawSocket.open(behindProxy, from("203.0.113.9"))).rejects.toThrow("429");
  expect(codesOf(await open.errorsOf("subscription { viewerEvents { kind } }"))).toEqual(["RATE_LIMITED"]);
  // Others are not in its way, nor is what an operator watches.
  expect((await send(behindProxy, "/graphql", from("203.0.113.10"))).status).toBe(400);
  await RawSocket.connected(behindProxy, null, from("203.0.113.10"));
  expect((await send(behindProxy, "/livez", from("203.0.113.9"))).status).toBe(200);
  // What the client itself claims stands further left, and is not believed.
  expect((await send(behindProxy, "/graphql", from("198.51.100.1, 203.0.113.9"))).status).toBe(429);
});

test("whoever has one IPv6 address has its network", async () => {
  await floodUntilLimited("2001:db8:0:1::1");
  const { status } = await send(behindProxy, "/graphql", { headers: { "x-forwarded-for": "2001:db8:0:1:ffff::2" } });
  expect(status).toBe(429);
});

test("this machine is not limited; without a proxy that is trusted, what a header says of the address does not count", async () => {
  expect(await flood(direct, "203.0.113.9")).toEqual(Array(1_251).fill(400));
});

test.each([
  ["behind a proxy", behindProxy, "203.0.113.77"],
  ["without one", direct, "127.0.0.1"],
])("a session is remembered with the address that it was opened from, %s", async (_where, server, expected) => {
  const query = graphql(
    `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { userErrors { code } } }`,
  );
  const name = { accountName: "Aurora", firstName: "Ana", lastName: "Souza" };
  const input = { ...name, email: "ana@aurora.example", password: "nine loaves at dawn 7" };
  const { json } = await ask(server, { query, variables: { input } }, { "x-forwarded-for": "203.0.113.77" });
  expect(json).toEqual({ data: { createAccount: { userErrors: [] } } });
  expect(await server.sql("select ip_address from session")).toEqual([{ ip_address: expected }]);
});
