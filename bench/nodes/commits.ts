import { Redis } from "ioredis";
import pg from "pg";
import { append, CHANNEL } from "../../src/events/append.js";
import { EventKind } from "../../src/events/event.js";
import { cpuOf, cpuOfFamily } from "../common/cpu.js";
import type { Scene } from "./scene.js";

/** How a transaction's events are told to other nodes. */
export type Hints = "none" | "NOTIFY" | "Redis";

/** CPU is seconds for 1,000 commits. */
export interface Commits {
  perSecond: number;
  postgres: number;
  redis: number;
}

interface World {
  databaseUrl: string;
  postmaster: number;
  redis: { url: string; pid: number };
  scene: Scene;
}

/** As many as nodes listen. */
const LISTENERS = 3;

/** One writer an account: the account's lock, an event, the commit, as the product's own statements do it. Nothing else of a change. */
export async function commitsWith(
  hints: Hints,
  { databaseUrl, postmaster, redis, scene }: World,
  milliseconds: number,
): Promise<Commits> {
  const connected = async () => {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    return client;
  };
  const listeners = await Promise.all(Array.from({ length: LISTENERS }, connected));
  const subscribers = listeners.map(() => new Redis(redis.url));
  await Promise.all(subscribers.map((client) => client.subscribe(CHANNEL)));
  await Promise.all(listeners.map((client) => client.query(`listen ${CHANNEL}`)));
  const publisher = new Redis(redis.url);
  const writers = await Promise.all(
    scene.administrators.map(async ({ accountId }) => ({ accountId, client: await connected() })),
  );

  const before = { postgres: cpuOfFamily(postmaster), redis: cpuOf(redis.pid) };
  const began = performance.now();
  let commits = 0;
  await Promise.all(
    writers.map(async ({ accountId, client }) => {
      const sql = {
        query: async <Row>(text: string, values: readonly unknown[] = []) =>
          (await client.query(text, [...values])).rows as Row[],
      };
      while (performance.now() - began < milliseconds) {
        await client.query("begin");
        await client.query("select id from account where id = $1 for no key update", [accountId]);
        await append(
          sql,
          accountId,
          { id: null, name: "bench" },
          [{ kind: EventKind.ACCOUNT_UPDATED }],
          hints === "NOTIFY",
        );
        await client.query("commit");
        if (hints === "Redis") void publisher.publish(CHANNEL, accountId);
        commits++;
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = { postgres: cpuOfFamily(postmaster), redis: cpuOf(redis.pid) };
  await Promise.all([...listeners, ...writers.map(({ client }) => client)].map((client) => client.end()));
  for (const client of [publisher, ...subscribers]) client.disconnect();
  return {
    perSecond: commits / seconds,
    postgres: ((after.postgres - before.postgres) / commits) * 1000,
    redis: ((after.redis - before.redis) / commits) * 1000,
  };
}
