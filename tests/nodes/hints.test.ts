import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterAll, expect, onTestFinished, test } from "vitest";
import type { RunningApp } from "../../src/app.js";
import { openHints } from "../../src/events/hints.js";
import { startBalancer } from "../kit/cluster/balancer.js";
import { aMember, anAccount, aServer, type Console } from "../kit/index.js";
import { until } from "../presence/kit.js";
import { RawSocket } from "../server/kit.js";
import { at, cursorOf, department, EVENTS, sequencesOf, suspend, upTo } from "./kit.js";

const server = await aServer();
const EACH = 10;
const READS_LOG = /from event where .*order by event.sequence/s;

/** A way to a server, which can be cut off and opened again. */
async function aWayTo(address: string) {
  const balancer = await startBalancer();
  afterAll(() => balancer.close());
  balancer.add(address);
  const { host } = new URL(balancer.url);
  return {
    url: Object.assign(new URL(address), { host }).href,
    cut: () => balancer.remove(address),
    mend: () => balancer.add(address),
  };
}

/** How often a node compares logs, and reads one, while it is told of ten changes, one after the other; each arrives once, in order. */
async function lookingUp(reader: RunningApp, writer: Console, subscriber: Console) {
  const after = await cursorOf(writer);
  const stream = subscriber.subscribe(EVENTS, { after });
  await department(writer, `subscribed ${Math.random()}`);
  const [start] = await sequencesOf(stream, 1);
  const counted = { comparisons: 0, readings: 0 };
  reader.db.onStatement = (text) => {
    if (/event_sequence.* from account where id = any/.test(text)) counted.comparisons++;
    if (READS_LOG.test(text)) counted.readings++;
  };
  const stop = () => {
    reader.db.onStatement = null;
  };
  onTestFinished(stop);
  for (let i = 1; i <= EACH; i++) {
    await department(writer, `${start} ${i}`);
    expect(await sequencesOf(stream, 1)).toEqual([start! + i]);
  }
  stop();
  stream.unsubscribe();
  return counted;
}

/** Changes while no hint travels: they arrive all the same. */
async function arriving(writer: Console, subscriber: Console, cut: () => void): Promise<void> {
  const after = await cursorOf(writer);
  const stream = subscriber.subscribe(EVENTS, { after });
  await department(writer, `subscribed ${Math.random()}`);
  const [start] = await sequencesOf(stream, 1);
  cut();
  for (let i = 0; i < EACH; i++) await department(writer, `unheard ${start} ${i}`);
  expect(await sequencesOf(stream, EACH)).toEqual(upTo(EACH).map((i) => start! + i));
}

test("PostgreSQL's notifications carry hints; cut off from them, a node compares the logs, and listens again when it can", async () => {
  const way = await aWayTo(server.databaseUrl);
  const node = await server.anotherNode({ databaseListenUrl: way.url });
  const { admin } = await anAccount(server);
  const there = at(node, admin);
  const listening = async () =>
    (
      await server.sql(
        "select from pg_stat_activity where application_name = 'roster listen' and datname = current_database()",
      )
    ).length;
  await until(listening, 2);
  const { comparisons, readings } = await lookingUp(node, admin, there);
  expect(comparisons).toBeLessThan(EACH);
  // The notification says what happened.
  expect(readings).toBeLessThan(EACH);
  await arriving(admin, there, way.cut);
  await until(listening, 1);
  way.mend();
  await until(listening, 2);
  expect((await lookingUp(node, admin, there)).comparisons).toBeLessThan(EACH);
});

test("whoever ends sessions waits until the sockets of its own node get nothing more, whether hints travel or not", async () => {
  const way = await aWayTo(server.databaseUrl);
  const node = await server.anotherNode({ databaseListenUrl: way.url });
  way.cut();
  const { account, admin } = await anAccount(server);
  let readings = 0;
  node.db.onStatement = (text) => void (READS_LOG.test(text) && readings++);
  onTestFinished(() => {
    node.db.onStatement = null;
  });
  for (let i = 0; i < 5; i++) {
    const agent = await aMember(account);
    const socket = await RawSocket.connected({ ...server, url: node.url }, agent.token);
    readings = 0;
    expect(await suspend(at(node, admin), agent.userId)).toBe("done");
    expect(readings).toBeGreaterThan(0);
    expect(await socket.closed).toEqual({ code: 4401, reason: "USER_SUSPENDED" });
  }
});

// A Redis is nothing that npm brings: whoever has one names it, as the checks of every change do.
const redisUrl = process.env.TEST_REDIS_URL;

test.skipIf(!redisUrl)(
  "so does a Redis, where the database is not asked to notify; and without it, changes are made and arrive",
  async () => {
    const way = await aWayTo(redisUrl!);
    const [writing, reading] = [
      await server.anotherNode({ eventBusUrl: way.url }),
      await server.anotherNode({ eventBusUrl: way.url }),
    ];
    const { admin } = await anAccount(server);
    const [writer, reader] = [at(writing, admin), at(reading, admin)];
    const notified: string[] = [];
    writing.db.onStatement = (text) => void (text.includes("pg_notify") && notified.push(text));
    expect((await lookingUp(reading, writer, reader)).comparisons).toBeLessThan(EACH);
    expect(notified).toEqual([]);
    await arriving(writer, reader, way.cut);
    way.mend();
    expect((await lookingUp(reading, writer, reader)).comparisons).toBeLessThan(EACH);
  },
);

test.each([
  ["PostgreSQL", 1, (address: string) => ({ listenUrl: `postgres://roster@${address}/roster`, busUrl: null })],
  ["Redis", 2, (address: string) => ({ listenUrl: "", busUrl: `redis://${address}` })],
])("that %s is lost is logged once a connection, however often each is tried again", async (_, connections, urls) => {
  let attempts = 0;
  const refusing = createServer((socket) => {
    attempts++;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void refusing.close());
  await once(refusing, "listening");
  const warned: string[] = [];
  const hints = openHints({
    ...urls(`127.0.0.1:${(refusing.address() as AddressInfo).port}`),
    onHint() {},
    onReconnect() {},
    log: { warn: (_fields, message) => void warned.push(message) },
  });
  while (attempts < 3 * connections) await once(refusing, "connection");
  await hints.close();
  expect(warned.length).toBeLessThanOrEqual(connections);
});
