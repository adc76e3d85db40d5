import { expect, test } from "vitest";
import WebSocket from "ws";
import { anAccount, aServer, graphql } from "../kit/index.js";

const server = await aServer();

/** A console that reads nothing once it has subscribed. */
async function aStalledConsole(token: string, query: string): Promise<WebSocket> {
  const ws = new WebSocket(server.socketUrl, "graphql-transport-ws");
  const messages: string[] = [];
  ws.on("message", (data) => void messages.push(String(data)));
  await new Promise((resolve) => ws.once("open", resolve));
  ws.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }));
  await new Promise((resolve) => ws.once("message", resolve));
  ws.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query } }));
  return ws;
}

test("a consumer that does not keep up loses its subscription, and resumes with `after`", async () => {
  const { account, admin } = await anAccount(server);
  // Events of some 60 KB each, so that little of them fits into the kernel's buffers.
  const aliases = Array.from({ length: 40 }, (_, i) => `c${i}: changes { field before after }`).join(" ");
  const stalled = await aStalledConsole(admin.token!, `subscription { events { sequence cursor ${aliases} } }`);
  const healthy = admin.subscribe(graphql(`subscription { events { sequence } }`));
  const append = (count: number) =>
    server.sql(
      `with numbered as (update account set event_sequence = event_sequence + $2 where id = $1 returning event_sequence - $2 as base)
       insert into event (account_id, sequence, id, kind, at, actor_name, subject_id, subject_name, structure_kind, changes)
       select $1, base + n, gen_random_uuid(), 'STRUCTURE_CREATED', now(), 'system', gen_random_uuid(), 'x', 'DEPARTMENT',
         jsonb_build_array(jsonb_build_object('field', 'name', 'before', repeat('x', 3000), 'after', null)) from numbered, generate_series(1, $2::int) n`,
      [account.id, count],
    );
  // Both are live when something new comes through to both.
  const first = new Promise<void>((resolve) => stalled.once("message", () => resolve()));
  const healthyFirst = healthy.next();
  let live = false;
  void Promise.all([first, healthyFirst]).then(() => {
    live = true;
  });
  let made = 0;
  while (!live) {
    await append(1);
    made++;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  stalled.pause();
  await append(300);
  made += 300;
  let last = 0;
  while (last < made) last = (await healthy.next()).data!.events.sequence;

  let cursor = "";
  const code = new Promise<string>((resolve) =>
    stalled.on("message", (data) => {
      const message = JSON.parse(String(data));
      if (message.type === "next") cursor = message.payload.data.events.cursor;
      if (message.type === "error") resolve(message.payload[0].extensions.code);
    }),
  );
  stalled.resume();
  expect(await code).toBe("CONSUMER_LAGGED");
  const resumed = admin.subscribe(graphql(`subscription ($after: String) { events(after: $after) { sequence } }`), {
    after: cursor,
  });
  const next = (await resumed.next()).data!.events.sequence;
  expect(next).toBeLessThanOrEqual(made);
  for (let sequence = next + 1; sequence <= made; sequence++)
    expect((await resumed.next()).data!.events.sequence).toBe(sequence);
  stalled.terminate();
});
