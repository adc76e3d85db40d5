/** Many nodes on one database: how fast events cross them, what each of them adds, and what carries hints. See bench/README.md. */
import { parseArgs } from "node:util";
import { aCluster, type Cluster } from "../../tests/kit/cluster/index.js";
import { type PgBouncer, startPgBouncer } from "../../tests/kit/cluster/pgbouncer.js";
import { Child } from "../common/child.js";
import { median, table } from "../common/numbers.js";
import { type BenchDatabase, openDatabase } from "../common/postgres.js";
import type { Scripts } from "../queries/load.js";
import { type Commits, commitsWith, type Hints } from "./commits.js";
import { latencyOf } from "./latency.js";
import { type RedisServer, startRedis } from "./redis.js";
import { changes, mixed, type Scene, seed } from "./scene.js";
import { type Contender, type Measured, measure } from "./throughput.js";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "latency,commits,load" },
    rounds: { type: "string", default: "3" },
    secs: { type: "string", default: "4" },
    /** Requests that nodes have answered before they are measured. */
    warm: { type: "string", default: "6000" },
  },
});
const rounds = Array.from({ length: Number(values.rounds) }, (_, i) => i);
const milliseconds = Number(values.secs) * 1000;

const ACCOUNTS = 16;
const USERS = 200;
/** Milliseconds of a run that warms nodes up. */
const WARMING = 2_000;
/** Where nobody answers: hints go nowhere, and logs are compared alone. */
const NOWHERE = "redis://127.0.0.1:1";
const WAYS: Record<string, (redisUrl: string) => Record<string, string>> = {
  "LISTEN/NOTIFY": () => ({}),
  Redis: (redisUrl) => ({ EVENT_BUS_URL: redisUrl }),
  "no hints": () => ({ EVENT_BUS_URL: NOWHERE }),
};

/** What is measured on, and stopped in the end. */
class World {
  readonly #closing: (() => Promise<unknown>)[] = [];
  database!: BenchDatabase;
  redis!: RedisServer;
  scene!: Scene;

  async open(): Promise<void> {
    this.database = this.#kept(await openDatabase("roster_bench_nodes"));
    this.redis = this.#kept(await startRedis("redis-server"));
    this.scene = await seed(this.database.pool, ACCOUNTS, USERS);
  }

  /** Three nodes with these settings. */
  async nodes(env: Record<string, string> = {}, databaseUrl = this.database.url): Promise<Cluster> {
    return this.#kept(await aCluster({ nodes: 3, databaseUrl, env }));
  }

  async pooler(): Promise<PgBouncer> {
    return this.#kept(await startPgBouncer("pgbouncer", this.database.url));
  }

  async loadGenerator(): Promise<Child> {
    const load = new Child("load", "bench/queries/load.ts");
    this.#kept({ close: () => load.stop() });
    await load.ask({ scripts: { mixed: mixed(this.scene), changes: changes(this.scene) } } satisfies Scripts);
    return load;
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }

  #kept<Thing extends { close(): Promise<unknown> }>(thing: Thing): Thing {
    this.#closing.push(() => thing.close());
    return thing;
  }
}

const PARTS: Record<string, (world: World) => Promise<void>> = {
  async latency(world) {
    const rows: string[][] = [];
    for (const [name, env] of Object.entries(WAYS)) {
      const cluster = await world.nodes(env(world.redis.url));
      const taken = (seconds: number, everyMs: number) =>
        latencyOf(cluster, world.scene, world.database.pool, { seconds, everyMs });
      await taken(2, 10);
      const { events, here, elsewhere } = await taken((milliseconds * rounds.length) / 1000, 25);
      await cluster.close();
      const figures = [here.p50, here.p99, elsewhere.p50, elsewhere.p99].map((value) => value.toFixed(1));
      rows.push([name, String(events), ...figures]);
    }
    const head = ["hints", "events", "same node p50", "p99", "other nodes p50", "p99"];
    print("From the event's time to its receipt, three nodes, milliseconds", head, rows);
  },

  async commits({ database: { url, postmaster }, redis, scene }) {
    const kinds: Hints[] = ["none", "NOTIFY", "Redis"];
    const taken = await interleaved(kinds, (hints) =>
      commitsWith(hints, { databaseUrl: url, postmaster, redis, scene }, milliseconds),
    );
    print(
      "Commits of 16 writers, each with an event of its own account, three listeners; CPU is seconds for 1,000 commits",
      ["hints", "commits a second", "PostgreSQL CPU", "Redis CPU"],
      kinds.map((hints, i) => {
        const of = (name: keyof Commits, digits: number) => median(taken[i]!.map((each) => each[name])).toFixed(digits);
        return [hints, of("perSecond", 0), of("postgres", 3), of("redis", 3)];
      }),
    );
  },

  async load(world) {
    const { database, redis } = world;
    const pooler = await world.pooler();
    const unprepared = { PREPARED_STATEMENTS: "off" };
    const { nodes: direct } = await world.nodes();
    const { nodes: bused } = await world.nodes({ EVENT_BUS_URL: redis.url });
    const { nodes: plain } = await world.nodes(unprepared);
    const { nodes: pooled } = await world.nodes({ ...unprepared, DATABASE_LISTEN_URL: database.url }, pooler.url);
    const load = await world.loadGenerator();
    const contenders: Contender[] = [
      ...["1 node", "2 nodes", "3 nodes"].map((some, i) => ({
        name: `mixed, ${some}`,
        script: "mixed",
        nodes: direct.slice(0, i + 1),
      })),
      { name: "mixed, 3 nodes, not prepared", script: "mixed", nodes: plain },
      { name: "mixed, 3 nodes, PgBouncer", script: "mixed", nodes: pooled, beside: [pooler.pid] },
      { name: "changes, 3 nodes, NOTIFY", script: "changes", nodes: direct },
      { name: "changes, 3 nodes, Redis", script: "changes", nodes: bused, beside: [redis.pid] },
    ];
    for (const nodes of [direct, bused, plain, pooled])
      for (let left = Number(values.warm); left > 0; ) {
        const { rps } = await measure(load, { name: "", script: "mixed", nodes }, database.postmaster, WARMING);
        left -= (rps * WARMING) / 1000;
      }
    const taken = await interleaved(contenders, (contender) =>
      measure(load, contender, database.postmaster, milliseconds),
    );
    print(
      "Four reads and a change, or changes alone; 16 connections; CPU is seconds for 1,000 requests",
      ["load", "RPS", "p50 ms", "p99 ms", "nodes' CPU", "PostgreSQL CPU", "pooler's or Redis' CPU"],
      contenders.map(({ name }, i) => {
        const of = (what: keyof Measured, digits: number) =>
          median(taken[i]!.map((each) => each[what])).toFixed(digits);
        return [name, of("rps", 0), of("p50", 1), of("p99", 1), of("nodes", 3), of("postgres", 3), of("beside", 3)];
      }),
    );
  },
};

/** What each gave in each round; rounds take turns, so that all of them meet the same machine. */
async function interleaved<Each, Taken>(
  all: readonly Each[],
  take: (each: Each) => Promise<Taken>,
): Promise<Taken[][]> {
  const taken: Taken[][] = all.map(() => []);
  for (const _ of rounds) for (const [i, each] of all.entries()) taken[i]!.push(await take(each));
  return taken;
}

function print(title: string, head: string[], rows: string[][]): void {
  console.log(`\n${title}:\n\n${table(head, rows)}`);
}

const world = new World();
try {
  await world.open();
  for (const name of values.only.split(",")) await PARTS[name]!(world);
} finally {
  await world.close();
}
