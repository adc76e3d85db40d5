/** `node --import tsx bench/queries/run.ts [--rounds 5] [--secs 4] [--warm 3] [--only viewer,team] [--source] [--profile FOLDER]` */
import { parseArgs } from "node:util";
import { Child } from "../common/child.js";
import { cpuOf, cpuOfFamily } from "../common/cpu.js";
import { aimed, median, table } from "../common/numbers.js";
import { openDatabase } from "../common/postgres.js";
import { type BenchServer, buildProduct, startServer } from "../common/server.js";
import { compare, walkPages } from "./compare.js";
import type { Load, Run } from "./load.js";
import { CONNECTIONS, OPERATIONS, type Operation } from "./operations.js";
import { CONVERSATIONS } from "./seed.conversations.js";
import { ACCOUNTS, seed, USERS } from "./seed.js";

const SERVER_AIM = 3;
const TOGETHER_AIM = 2;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    /** Seconds measured of each server, operation and round. */
    secs: { type: "string", default: "4" },
    /** Seconds of warm-up before each, and four times as many before the first: a compiler that still works is measured as work. */
    warm: { type: "string", default: "3" },
    only: { type: "string" },
    /** Runs the product from source, without building it. */
    source: { type: "boolean", default: false },
    /** Writes a CPU profile of the product into this folder. */
    profile: { type: "string" },
  },
});
const rounds = Number(options.rounds);
const operations = OPERATIONS.filter(({ id }) => !options.only || options.only.split(",").includes(id));

interface Measured extends Load {
  /** CPU-seconds for 1,000 requests. */
  server: number;
  postgres: number;
}

async function main(): Promise<void> {
  const productFile = options.source ? "src/main.ts" : buildProduct();
  console.log("Preparing the database …");
  const database = await openDatabase("roster_bench_queries");
  const children: Child[] = [];
  try {
    const scene = await seed(database.pool);
    const start = async (name: string, file: string, flags?: string[]) => {
      const server = await startServer(name, file, { databaseUrl: database.url, flags });
      children.push(server.process);
      return server;
    };
    const flags = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
    const product = await start("product", productFile, flags);
    const limit = await start("limit", "bench/queries/limit.ts");
    const paged = await walkPages(product, scene);
    await compare(product, limit, paged, database.pool);
    console.log("Both servers give the same answers.\n");

    const load = new Child("load", "bench/queries/load.ts");
    children.push(load);
    const callsOf = ({ id, calls }: Operation) => [id, Array.from({ length: CONNECTIONS }, (_, i) => calls(paged, i))];
    await load.ask({ scripts: Object.fromEntries(operations.map(callsOf)) });

    const measure = async (server: BenchServer, operation: Operation, warm: number): Promise<Measured> => {
      const run = (seconds: number) =>
        load.ask<Load>({ operation: operation.id, port: server.port, milliseconds: seconds * 1000 } satisfies Run);
      await run(warm);
      const before = { server: cpuOf(server.process.pid), postgres: cpuOfFamily(database.postmaster) };
      const result = await run(Number(options.secs));
      const used = (now: number, then: number) => ((now - then) / result.requests) * 1000;
      return {
        ...result,
        server: used(cpuOf(server.process.pid), before.server),
        postgres: used(cpuOfFamily(database.postmaster), before.postgres),
      };
    };

    const measured = new Map<Operation, { product: Measured; limit: Measured }[]>();
    for (let round = 1; round <= rounds; round++)
      for (const operation of operations) {
        const warm = Number(options.warm) * (round === 1 ? 4 : 1);
        const pair = {} as { product: Measured; limit: Measured };
        for (const server of round % 2 ? [limit, product] : [product, limit])
          pair[server.name as "product" | "limit"] = await measure(server, operation, warm);
        measured.set(operation, [...(measured.get(operation) ?? []), pair]);
        console.error(
          `round ${round} ${operation.id}: server ${(pair.product.server / pair.limit.server).toFixed(2)} ×, with PostgreSQL ${togetherOf(pair).toFixed(2)} ×`,
        );
      }
    console.log(report(measured));
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await database.close();
  }
}

const togetherOf = ({ product, limit }: { product: Measured; limit: Measured }): number =>
  (product.server + product.postgres) / (limit.server + limit.postgres);

/** Medians over the rounds. Ratios are taken within a round, since the machine's other work changes from one to the next. */
function report(measured: Map<Operation, { product: Measured; limit: Measured }[]>): string {
  const rows = [...measured].flatMap(([{ id, aim = TOGETHER_AIM }, pairs]) => {
    const of = (which: "product" | "limit", key: keyof Measured) => median(pairs.map((pair) => pair[which][key]));
    const server = median(pairs.map(({ product, limit }) => product.server / limit.server));
    const together = median(pairs.map(togetherOf));
    const rps = (which: "product" | "limit") =>
      median(pairs.map((pair) => pair[which].requests / pair[which].seconds)).toFixed(0);
    const row = (which: "product" | "limit", ...ratios: string[]) => [
      `${id}, ${which}`,
      rps(which),
      ...(["p50", "p99"] as const).map((key) => of(which, key).toFixed(1)),
      ...(["server", "postgres"] as const).map((key) => of(which, key).toFixed(3)),
      ...ratios,
    ];
    return [row("limit", "1", "1"), row("product", aimed(server, SERVER_AIM), aimed(together, aim))];
  });
  const head = ["", "RPS", "p50 ms", "p99 ms", "server CPU", "PostgreSQL CPU", "server ×", "server + PostgreSQL ×"];
  return [
    ...[...measured.keys()].map(({ id, title }) => `${id}: ${title}`),
    `${ACCOUNTS} accounts of ${USERS} users, the first with ${CONVERSATIONS} conversations, ${CONNECTIONS} connections, ${rounds} rounds of ${options.secs} s, medians. CPU: seconds for 1,000 requests. × the limit of the same round.`,
    `Aims: server ≤ ${SERVER_AIM} ×, server and PostgreSQL ≤ ${TOGETHER_AIM} × (indicators 1.5 ×).\n`,
    table(head, rows),
  ].join("\n");
}

await main();
