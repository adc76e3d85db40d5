/** `node --import tsx bench/live/run.ts [--rounds 3] [--secs 10] [--only 1000,10000] [--rate 8000] [--source] [--profile FOLDER]` */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { append } from "../../src/events/append.js";
import { EventKind } from "../../src/events/event.js";
import { aimed, median, sum, table } from "../common/numbers.js";
import { type BenchDatabase, openDatabase } from "../common/postgres.js";
import { type BenchServer, buildProduct, startServer } from "../common/server.js";
import type { Broadcast } from "./raw.js";
import { ACCOUNTS, type LiveAccount, seedLive } from "./scene.js";
import { type Outcome, run, type Trial } from "./trial.js";

const CPU_AIM = 2;
const MEMORY_AIM = 20;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    /** Seconds measured of each server, size and round. */
    secs: { type: "string", default: "10" },
    /** Numbers of subscribers. */
    only: { type: "string", default: "1000,10000" },
    /** Deliveries a second. */
    rate: { type: "string", default: "8000" },
    source: { type: "boolean", default: false },
    profile: { type: "string" },
  },
});
const sizes = options.only.split(",").map(Number);
const pace = { rate: Number(options.rate), seconds: Number(options.secs) };

const SUBSCRIPTION = `subscription { userEvents {
  id kind cursor sequence at actor { id name } actorName changes { field before after } user { id name status roles { id name } }
} }`;

/** Whoever asks collects garbage first, so that what is left is what connections need. */
const PROBE = `process.on("message", (message) => { if (message.do === "collect") { gc(); process.send({ rss: process.memoryUsage.rss() }); } });`;
const PROBED = ["--expose-gc", "--import", `data:text/javascript,${encodeURIComponent(PROBE)}`];

const now = (): number => Number(process.hrtime.bigint() / 1000n);

/**
 * Events of the product's come from here, by its own statement: what the server's CPU goes to is delivery alone. Nobody else writes to
 * these logs, so that their numbers are counted here.
 */
function productEmitter({ pool }: BenchDatabase, accounts: readonly LiveAccount[]) {
  const sequences = accounts.map(() => 0);
  const sql = {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      return (await pool.query({ name: "append", text, values: values as unknown[] })).rows as Row[];
    },
  };
  return async (account: number): Promise<number> => {
    const { id, actor, userId } = accounts[account]!;
    const changes = [{ field: "conversationLimit", before: "1", after: String(now()) }];
    await append(sql, id, actor, [{ kind: EventKind.USER_UPDATED, userId, changes }], true);
    return ++sequences[account]!;
  };
}

function rawEmitter({ process }: BenchServer, size: number) {
  const sequences = Array.from({ length: ACCOUNTS }, () => 0);
  return async (account: number): Promise<number> => {
    const sequence = ++sequences[account]!;
    process.tell({ account, sequence, sent: now(), size } satisfies Broadcast);
    return sequence;
  };
}

interface Pair {
  product: Outcome;
  limit: Outcome;
}

/** Each server has a process of its own in each round, so that its memory is that of this round's sockets. */
async function measure(size: number, productFile: string): Promise<Pair[]> {
  const database = await openDatabase("roster_bench_live");
  try {
    const accounts = await seedLive(database.pool, size / ACCOUNTS);
    const emit = productEmitter(database, accounts);
    const trial = async (
      name: string,
      file: string,
      rest: Pick<Trial, "subscribers"> & { emitter(server: BenchServer): Trial["emit"] },
    ) => {
      const profile = options.profile && name === "product" ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
      const server = await startServer(name, file, { databaseUrl: database.url, flags: [...PROBED, ...profile] });
      try {
        return await run({
          server,
          accounts: ACCOUNTS,
          emit: rest.emitter(server),
          ...pace,
          subscribers: rest.subscribers,
        });
      } finally {
        await server.process.stop();
      }
    };
    const subscribe = JSON.stringify({ id: "1", type: "subscribe", payload: { query: SUBSCRIPTION } });
    const ofProduct = accounts.flatMap(({ tokens }, account) =>
      tokens.map((token) => ({
        account,
        init: JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }),
        subscribe,
      })),
    );
    const ofLimit = ofProduct.map(({ account }) => ({
      account,
      init: '{"type":"connection_init"}',
      subscribe: JSON.stringify({ type: "subscribe", account }),
    }));

    const pairs: Pair[] = [];
    for (let round = 1; round <= Number(options.rounds); round++) {
      const product = await trial("product", productFile, { subscribers: ofProduct, emitter: () => emit });
      const limit = await trial("limit", "bench/live/raw.ts", {
        subscribers: ofLimit,
        emitter: (server) => rawEmitter(server, product.size),
      });
      pairs.push({ product, limit });
      console.error(`round ${round}, ${size} subscribers: ${(product.cpu / limit.cpu).toFixed(2)} ×`);
    }
    return pairs;
  } finally {
    await database.close();
  }
}

/** Medians over the rounds; what was lost, duplicated or out of order in all of them together. */
function rowsOf(size: number, pairs: readonly Pair[]): string[][] {
  const row = (which: keyof Pair, ratio: string, memory: string) => {
    const of = (key: keyof Outcome) => median(pairs.map((pair) => pair[which][key]));
    const all = (key: keyof Outcome) => sum(pairs.map((pair) => pair[which][key]));
    return [
      `${size}, ${which}`,
      of("cpu").toFixed(2),
      ratio,
      memory,
      of("p50").toFixed(1),
      of("p99").toFixed(1),
      `${all("lost")} / ${all("duplicated")} / ${all("outOfOrder")}`,
      of("openedIn").toFixed(1),
    ];
  };
  const memory = (which: keyof Pair) => median(pairs.map((pair) => pair[which].memory));
  const ratio = median(pairs.map(({ product, limit }) => product.cpu / limit.cpu));
  return [
    row("limit", "1", memory("limit").toFixed(1)),
    row("product", aimed(ratio, CPU_AIM), aimed(memory("product"), MEMORY_AIM, 1)),
  ];
}

async function main(): Promise<void> {
  const needed = Math.max(...sizes) + 200;
  const files = execFileSync("/bin/sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim();
  if (files !== "unlimited" && Number(files) < needed) throw new Error(`ulimit -n must be ${needed} or more.`);
  const productFile = options.source ? "src/main.ts" : buildProduct();
  const rows: string[][] = [];
  for (const size of sizes) rows.push(...rowsOf(size, await measure(size, productFile)));
  const head = ["", "CPU", "×", "KB a connection", "p50 ms", "p99 ms", "lost / twice / out of order", "opened in s"];
  console.log(`${ACCOUNTS} accounts, ${pace.rate} deliveries a second, ${options.rounds} rounds of ${pace.seconds} s, medians. CPU: seconds of the server for 100,000 deliveries.
× the limit of the same round. Milliseconds from before the commit to the receipt.
Aims: CPU ≤ ${CPU_AIM} ×, memory ≤ ${MEMORY_AIM} KB, nothing lost.\n`);
  console.log(table(head, rows));
}

await main();
