import { once } from "node:events";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import pg from "pg";
import { expect, test } from "vitest";
import { type RunningApp, startApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import { anAccount, aServerOfItsOwn } from "../kit/index.js";
import { bearer, RawSocket, send } from "./kit.js";

const server = await aServerOfItsOwn();

/** A node that the test stops itself. */
const aNode = (): Promise<RunningApp> =>
  startApp(
    loadConfig({ NODE_ENV: "test", PORT: "0", SECRET_KEY: "a key that only the tests seal anything with" }),
    server.databaseUrl,
  );

const CREATE = 'mutation { createDepartment(input: { name: "Vendas" }) { department { name } userErrors { code } } }';

test("what has begun is finished, and nobody new is let in", async () => {
  const { account, admin } = await anAccount(server);
  const node = await aNode();
  const agent = new Agent({ keepAlive: true });
  const holding = new pg.Client(server.databaseUrl);
  await holding.connect();
  await holding.query("begin");
  await holding.query("select from account where id = $1 for update", [account.id]);
  const answer = new Promise<string>((resolve, reject) => {
    const headers = { "content-type": "application/json", ...bearer(admin) };
    const asking = request(`${node.url}/graphql`, { method: "POST", headers, agent }, (response) => {
      let text = "";
      response.on("data", (part) => {
        text += part;
      });
      response.on("end", () => resolve(text));
    });
    asking.on("error", reject);
    asking.end(JSON.stringify({ query: CREATE }));
  });
  const waits = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while (!(await server.sql(waits)).length);
  const socket = await RawSocket.connected({ ...server, url: node.url }, admin.token);
  const closing = node.close();
  expect(await socket.closed).toEqual({ code: 1001, reason: "Going away" });
  await expect(send(node, "/livez")).rejects.toThrow();
  await expect(RawSocket.open(node)).rejects.toThrow();
  await holding.query("commit");
  await holding.end();
  expect(JSON.parse(await answer)).toEqual({
    data: { createDepartment: { department: { name: "Vendas" }, userErrors: [] } },
  });
  // The connection that is kept alive does not keep the server.
  await closing;
  agent.destroy();
  expect(await server.eventsOf(account.id)).toHaveLength(1);
});

test("a peer that does not answer is not waited for", async () => {
  const { admin } = await anAccount(server);
  const node = await aNode();
  const socket = await RawSocket.connected({ ...server, url: node.url }, admin.token);
  const mute = await RawSocket.connected({ ...server, url: node.url });
  for (const { ws } of [socket, mute]) ws.pause();
  const started = performance.now();
  await node.close();
  // `ws` itself would wait for half a minute.
  expect(performance.now() - started).toBeLessThan(10_000);
  for (const { ws } of [socket, mute]) ws.terminate();
});

test("connections on which nothing is asked are let go of", async () => {
  const node = await aNode();
  // Kept alive by its client.
  expect((await send(node, "/livez")).status).toBe(200);
  const { hostname, port } = new URL(node.url);
  const [early, halfway] = [connect(Number(port), hostname), connect(Number(port), hostname)];
  await Promise.all([once(early, "connect"), once(halfway, "connect")]);
  halfway.write("GET /livez HTTP/1.1\r\nHost: ");
  const ends = [early, halfway].map(
    (socket) =>
      new Promise((resolve) =>
        socket
          .on("error", () => {})
          .on("close", resolve)
          .resume(),
      ),
  );
  await Promise.all([node.close(), ...ends]);
  await expect(send(node, "/livez")).rejects.toThrow();
});
