/**
 * `node --import tsx bench/live/run.ts [--rounds 3] [--secs 10] [--only 1000,5000,10000,reconnect,suspension] [--size 10000] [--rate 8000] [--peers]
 * [--source] [--built FILE] [--profile FOLDER]`
 */
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { type EventDraft, EventKind } from "../../src/events/event.js";
import { type BenchDatabase, openDatabase } from "../common/postgres.js";
import { buildProduct, startServer } from "../common/server.js";
import { type Contender, limit, now, peers, product, updated } from "./contender.js";
import { fanOut, suspensions } from "./fan-out.js";
import { PROBED, Scene } from "./measures.js";
import { reconnect } from "./reconnect.js";
import { deliveredTable, reconnectedTable } from "./report.js";
import { type LiveAccount, seedLive } from "./scene.js";

const ACCOUNTS = 10;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    /** Seconds measured of each server, scene and round. */
    secs: { type: "string", default: "10" },
    /** Numbers of subscribers, and scenes by their names. */
    only: { type: "string", default: "1000,10000,reconnect,suspension" },
    /** Consoles of the scenes that have names. */
    size: { type: "string", default: "10000" },
    /** Deliveries a second. */
    rate: { type: "string", default: "8000" },
    /** Other servers beside the limit, in the first round alone. */
    peers: { type: "boolean", default: false },
    source: { type: "boolean", default: false },
    /** A product that is built already. */
    built: { type: "string" },
    profile: { type: "string" },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.secs);

/** Runs a scene with every contender in each round. Each has a process of its own, so that its memory is that of this round's sockets. */
async function interleaved<Outcome extends { size: number }>(
  title: string,
  { count, consoles, draft }: { count: number; consoles: number; draft?: (userId: string) => EventDraft },
  measure: (scene: Scene, database: BenchDatabase, contender: Contender) => Promise<Outcome>,
): Promise<Map<string, Outcome[]>> {
  const outcomes = new Map<string, Outcome[]>();
  const database = await openDatabase("roster_bench_live");
  try {
    const accounts: LiveAccount[] = await seedLive(database.pool, count, consoles / count);
    const ours = product(productFile, database, accounts, draft);
    for (let round = 1; round <= rounds; round++) {
      let size = 0;
      for (const contender of [ours, limit, ...(options.peers && round === 1 ? peers : [])]) {
        const isProfiled = options.profile && contender === ours;
        const profile = isProfiled ? ["--cpu-prof", `--cpu-prof-dir=${options.profile}`] : [];
        const server = await startServer(contender.name, contender.file, {
          databaseUrl: database.url,
          flags: [...PROBED, ...profile],
        });
        const scene = new Scene(server, count, contender.subscribers(accounts), contender.emitter(server, size));
        try {
          const outcome = await measure(scene, database, contender);
          size ||= outcome.size;
          outcomes.set(contender.name, [...(outcomes.get(contender.name) ?? []), outcome]);
          console.error(`${title}, round ${round}, ${contender.name}: done`);
        } finally {
          await scene.close();
          await server.process.stop();
        }
      }
    }
    return outcomes;
  } finally {
    await database.close();
  }
}

/** Of the user's only session, which no socket is opened by. */
const suspended = (userId: string): EventDraft => ({
  ...updated(userId),
  kind: EventKind.USER_SUSPENDED,
  changes: [{ field: "status", before: "ACTIVE", after: String(now()) }],
  ended: { sessionIds: [userId], reason: "USER_SUSPENDED" },
});

async function run(scene: string): Promise<string> {
  const size = Number(options.size);
  if (scene === "reconnect") {
    const outcomes = await interleaved(
      scene,
      { count: ACCOUNTS, consoles: size },
      (each, { postmaster }, { replays }) => reconnect(each, postmaster, replays),
    );
    return reconnectedTable(`${size} consoles come back at once`, outcomes);
  }
  if (scene === "suspension") {
    const outcomes = await interleaved(scene, { count: 1, consoles: size, draft: suspended }, (each) =>
      suspensions(each, seconds),
    );
    return deliveredTable(`A suspension to ${size} consoles of one account`, outcomes, "p99");
  }
  const consoles = Number(scene);
  const outcomes = await interleaved(scene, { count: ACCOUNTS, consoles }, (each) =>
    fanOut(each, { rate: Number(options.rate), seconds }),
  );
  return deliveredTable(
    `${consoles} consoles of ${ACCOUNTS} accounts, ${options.rate} deliveries a second`,
    outcomes,
    "cpu",
  );
}

const scenes = options.only.split(",");
const needed = Math.max(Number(options.size), ...scenes.map(Number).filter(Boolean)) + 200;
const files = execFileSync("/bin/sh", ["-c", "ulimit -Hn"], { encoding: "utf8" }).trim();
if (files !== "unlimited" && Number(files) < needed) throw new Error(`ulimit -n must be ${needed} or more.`);
const productFile = options.built ?? (options.source ? "src/main.ts" : buildProduct());

console.log(`${rounds} rounds of ${seconds} s, medians. × the limit of the same round. CPU: seconds of the server, for 100,000 deliveries or for all who come back.
Milliseconds from before the commit to the receipt.\n`);
for (const scene of scenes) console.log(`${await run(scene)}\n`);
