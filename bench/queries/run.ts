/** `node --import tsx bench/queries/run.ts [--rounds 5] [--secs 4] [--warm 3] [--only viewer,team] [--peers] [--source] [--profile FOLDER]` */
import { parseArgs } from "node:util";
import { Child } from "../common/child.js";
import { cpuOf, cpuOfFamily } from "../common/cpu.js";
import { openDatabase } from "../common/postgres.js";
import { buildProduct, type ServerOptions, startServer } from "../common/server.js";
import { compare, walkPages } from "./compare.js";
import type { Load, Run } from "./load.js";
import { CONNECTIONS, OPERATIONS, type Operation } from "./operations.js";
import { callsOf, installPeers, type Measurable, startPeers } from "./peers.js";
import { LIMIT, type Measured, type Round, report, roundLine } from "./report.js";
import { CONVERSATIONS } from "./seed.conversations.js";
import { ACCOUNTS, seed, USERS } from "./seed.js";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    /** Seconds measured of each server, operation and round. */
    secs: { type: "string", default: "4" },
    /** Seconds of warm-up before each, and three times as many before the first: a compiler that still works is measured as work. */
    warm: { type: "string", default: "3" },
    only: { type: "string" },
    /** Measures other GraphQL servers too. Their packages are installed if they are not there. */
    peers: { type: "boolean", default: false },
    /** Runs the product from source, without building it; peers need it built. */
    source: { type: "boolean", default: false },
    /** Writes a CPU profile of the product into this folder. */
    profile: { type: "string" },
  },
});
const rounds = Number(options.rounds);
const operations = OPERATIONS.filter(({ id }) => !options.only || options.only.split(",").includes(id));

async function main(): Promise<void> {
  if (options.peers) installPeers();
  const productFile = options.source ? "src/main.ts" : buildProduct();
  console.log("Preparing the database …");
  const database = await openDatabase("roster_bench_queries");
  const children: Child[] = [];
  try {
    const scene = await seed(database.pool);
    const start = async (name: string, file: string, more: Partial<ServerOptions> = {}) => {
      const server = await startServer(name, file, { databaseUrl: database.url, ...more });
      children.push(server.process);
      return server;
    };
    const flags = options.profile ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
    const product = await start("product", productFile, { flags });
    const limit = await start(LIMIT, "bench/queries/limit.ts");
    const paged = await walkPages(product, scene);
    // Before anything is suspended, which the log of events would show.
    const peers = options.peers ? await startPeers(start, product, paged, operations) : [];
    await compare(product, limit, paged, database.pool);
    console.log("All servers give the same answers.\n");

    const calls = (operation: Operation) => callsOf(paged, operation);
    const servers: Measurable[] = [limit, product].map((server) => ({ server, serves: () => true, calls }));
    servers.push(...peers);
    // Where they are asked the same, one goes on where the other has stopped: suspending and reactivating alternate.
    const scriptOf = (measurable: Measurable, { id }: Operation) =>
      peers.includes(measurable) ? `${id} ${measurable.server.name}` : id;
    const load = new Child("load", "bench/queries/load.ts");
    children.push(load);
    const scripts = operations.flatMap((operation) =>
      servers
        .filter((server) => server.serves(operation))
        .map((server) => [scriptOf(server, operation), server.calls(operation)]),
    );
    await load.ask({ scripts: Object.fromEntries(scripts) });

    const measure = async (measurable: Measurable, operation: Operation, warm: number): Promise<Measured> => {
      const { port, process } = measurable.server;
      const run = (seconds: number) =>
        load.ask<Load>({ script: scriptOf(measurable, operation), port, milliseconds: seconds * 1000 } satisfies Run);
      await run(warm);
      const before = { server: cpuOf(process.pid), postgres: cpuOfFamily(database.postmaster) };
      const result = await run(Number(options.secs));
      const used = (now: number, then: number) => ((now - then) / result.requests) * 1000;
      return {
        ...result,
        server: used(cpuOf(process.pid), before.server),
        postgres: used(cpuOfFamily(database.postmaster), before.postgres),
      };
    };

    const measured = new Map<Operation, Round[]>(operations.map((operation) => [operation, []]));
    for (let number = 1; number <= rounds; number++)
      for (const operation of operations) {
        const warm = Number(options.warm) * (number === 1 ? 3 : 1);
        const serving = servers.filter((server) => server.serves(operation));
        const round = new Map<string, Measured>();
        for (const each of number % 2 ? serving : serving.reverse())
          round.set(each.server.name, await measure(each, operation, warm));
        measured.get(operation)!.push(round);
        console.error(`round ${number} ${operation.id}: ${roundLine(round)}`);
      }
    console.log(
      `${ACCOUNTS} accounts of ${USERS} members, the first with ${CONVERSATIONS} conversations, ${CONNECTIONS} connections, ${rounds} rounds of ${options.secs} s, medians.\n`,
    );
    console.log(report(measured));
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await database.close();
  }
}

await main();
