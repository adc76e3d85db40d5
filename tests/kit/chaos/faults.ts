import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { ClusterNode } from "../cluster/index.js";
import type { LiveConsole } from "./live-console.js";
import type { FragileMailServer, MailMood } from "./mail-server.js";
import type { FragileNodes } from "./nodes.js";
import type { ChaosAccount } from "./people.js";
import type { FragilePostgres } from "./postgres.js";
import type { Random } from "./random.js";

/** What can be broken. */
export interface Breakable {
  postgres: FragilePostgres;
  nodes: FragileNodes;
  mailServer: FragileMailServer;
  accounts: readonly ChaosAccount[];
  consoles(): readonly LiveConsole[];
  /** Asks one node for so many changes to one account at once; resolves when all have been told what became of them. */
  rush(node: ClusterNode, account: ChaosAccount): Promise<void>;
  /** Milliseconds of a fault that lasts for a middling time. */
  pace: number;
}

/** Breaks something, and resolves when it has been mended. */
export type Fault = (things: Breakable, random: Random) => Promise<void>;

/** Between half of the pace and one and a half. */
const lasting = ({ pace }: Breakable, random: Random) => sleep(pace * (0.5 + random.next()));

const killNode: Fault = async (things, random) => {
  await things.nodes.kill(random.pick(things.nodes.cluster.nodes));
  await things.nodes.start();
};

const killAllNodes: Fault = async ({ nodes }) => {
  const all = [...nodes.cluster.nodes];
  await Promise.all(all.map((node) => nodes.kill(node)));
  await Promise.all(all.map(() => nodes.start()));
};

const restartPostgres: Fault = ({ postgres }) => postgres.restartAtOnce();

const pauseNode: Fault = async (things, random) => {
  const node = random.pick(things.nodes.cluster.nodes);
  node.pause();
  await lasting(things, random);
  node.resume();
};

/** Somebody else's transaction holds an account's row while more changes to it are asked for than a node has connections. */
const fillPool: Fault = async (things, random) => {
  const account = random.pick(things.accounts);
  const holder = new pg.Client({ connectionString: things.postgres.url, application_name: "chaos" });
  holder.on("error", () => {});
  await holder.connect();
  await holder.query("begin");
  await holder.query("select from account where id = $1 for update", [account.id]);
  const rush = things.rush(random.pick(things.nodes.cluster.nodes), account);
  await lasting(things, random);
  await holder.end().catch(() => {});
  await rush;
};

/** A half of the connections that `which` names, by the name of their application. */
const terminate =
  (which: string): Fault =>
  async ({ postgres }, random) => {
    const rows = await postgres.query<{ pid: number }>(
      "select pid from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid() order by pid",
      [which],
    );
    const pids = random.shuffled(rows.map(({ pid }) => pid)).slice(0, Math.ceil(rows.length / 2));
    await postgres.query("select count(pg_terminate_backend(pid)) from unnest($1::int[]) pid", [pids]);
  };

const mailServerIs =
  (mood: MailMood): Fault =>
  async (things, random) => {
    await things.mailServer.feel(mood);
    await lasting(things, random);
    await things.mailServer.feel("PROMPT");
  };

const pauseConsoles: Fault = async (things, random) => {
  const all = things.consoles();
  const paused = random.shuffled(all).slice(0, Math.ceil(all.length / 2));
  for (const console of paused) console.pause();
  await lasting(things, random);
  for (const console of paused) console.resume();
};

const jumpClock: Fault = async ({ nodes }, random) => {
  const [node] = random.shuffled(nodes.cluster.nodes);
  if (node) nodes.jump(node);
};

/** Two storms rage at once, each with one fault after the other. */
export const STORMS: readonly Readonly<Record<string, Fault>>[] = [
  {
    "kill -9 of a node, and a new one": killNode,
    "immediate restart of PostgreSQL": restartPostgres,
    "node stopped for a while": pauseNode,
    "connection pool full": fillPool,
  },
  {
    "backends terminated": terminate("roster"),
    "LISTEN connections terminated": terminate("roster listen"),
    "mail server's disk stalled": mailServerIs("STALLED"),
    "mail server crashing before it answers": mailServerIs("DEAF"),
    "mail server down": mailServerIs("DOWN"),
    "consoles that do not read": pauseConsoles,
    "clock of a node set": jumpClock,
  },
];

/** Longer than an impatient sender waits: 35 s. */
const stallMailsForLong: Fault = async ({ mailServer }) => {
  await mailServer.feel("STALLED");
  await sleep(35_000);
  await mailServer.feel("PROMPT");
};

/** For those who have the time. */
export const WORSE: typeof STORMS = [
  { "kill -9 of all nodes, and new ones": killAllNodes },
  { "mail server's disk stalled for 35 s": stallMailsForLong },
];
