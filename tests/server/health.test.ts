import pg from "pg";
import { expect, test } from "vitest";
import { anAccount, aServerOfItsOwn, graphql, untyped } from "../kit/index.js";
import { codesOf, RawSocket, send } from "./kit.js";

const server = await aServerOfItsOwn();

test("a server that runs is live, and ready", async () => {
  expect(await send(server, "/livez")).toMatchObject({ status: 200, json: { status: "ok" } });
  expect(await send(server, "/readyz")).toMatchObject({ status: 200, json: { status: "ok" } });
});

test("it is not ready while a migration is missing", async () => {
  const [last] = await server.sql<{ id: number; timestamp: string; name: string }>(
    "delete from migrations where id = (select max(id) from migrations) returning *",
  );
  try {
    expect(await send(server, "/readyz")).toMatchObject({ status: 503, json: { status: "migrations pending" } });
  } finally {
    await server.sql("insert into migrations (id, timestamp, name) values ($1, $2, $3)", [
      last!.id,
      last!.timestamp,
      last!.name,
    ]);
  }
  expect((await send(server, "/readyz")).status).toBe(200);
});

test("Prometheus reads what the server does", async () => {
  const { account, admin } = await anAccount(server);
  await admin.must(graphql(`{ departments { id } }`));
  await admin.graphql(untyped("{ nothing }"));
  const socket = await RawSocket.connected(server, admin.token);
  const { viewer } = await admin.must(graphql(`{ viewer { eventCursor } }`));
  socket.subscribe(graphql(`subscription ($after: String) { events(after: $after) { kind } }`), {
    after: viewer.eventCursor,
  });
  await admin.must(graphql(`mutation { createDepartment(input: { name: "Vendas" }) { userErrors { code } } }`));
  await socket.next();
  const { headers, text } = await send(server, "/metrics");
  expect(headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const figure = (line: string) =>
    Number(
      text
        .split("\n")
        .find((each) => each.startsWith(`${line} `))
        ?.slice(line.length),
    );
  expect(figure('roster_http_operation_duration_seconds_count{operation="query",failed="false"}')).toBeGreaterThan(1);
  expect(figure('roster_http_operation_duration_seconds_count{operation="mutation",failed="false"}')).toBe(1);
  expect(figure('roster_http_operation_duration_seconds_count{operation="none",failed="true"}')).toBe(1);
  expect(figure("roster_sockets")).toBe(1);
  expect(figure("roster_subscriptions")).toBe(1);
  expect(figure("roster_subscriptions_lagged_total")).toBe(0);
  expect(text).toContain("process_cpu_seconds_total");
  // Nobody is named by it.
  expect(text).not.toContain(account.id);
});

test("without its database it is live but not ready, and comes back by itself", async () => {
  const { admin } = await anAccount(server);
  const { pathname } = new URL(server.databaseUrl);
  const name = pathname.slice(1);
  const beside = new pg.Client(server.databaseUrl.replace(pathname, "/postgres"));
  await beside.connect();
  try {
    await beside.query(`alter database ${name} with allow_connections false`);
    await beside.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    expect((await send(server, "/livez")).status).toBe(200);
    expect(await send(server, "/readyz")).toMatchObject({ status: 503, json: { status: "database unreachable" } });
    expect(codesOf((await admin.graphql(graphql(`{ departments { id } }`))).errors)).toEqual(["INTERNAL_SERVER_ERROR"]);
  } finally {
    await beside.query(`alter database ${name} with allow_connections true`);
    await beside.end();
  }
  expect((await send(server, "/readyz")).status).toBe(200);
  expect((await admin.must(graphql(`{ departments { id } }`))).departments).toEqual([]);
});
