import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Cluster, openCluster, serverEnvironment, superuser } from "../../../src/database/embedded/cluster.js";
import { freePort } from "../../../src/free-port.js";

const READY_WITHIN = 30_000;
const LOOK_EVERY = 50;

const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: 200,
  timezone: "UTC",
  jit: "off",
  // What was acknowledged has to outlive every crash; nothing of PostgreSQL's own care for that is turned off.
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  // An order of commits that the product has no part in.
  track_commit_timestamp: "on",
};

/** A PostgreSQL that is there to be crashed: always on the same port, with its data kept. */
export interface FragilePostgres {
  readonly url: string;
  /** Asks again until the server answers: it may just be coming back. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** What `pg_ctl restart -m immediate` does: all of its processes are gone at once, and it recovers from its own log. */
  restartAtOnce(): Promise<void>;
  close(): Promise<void>;
}

export async function startFragilePostgres(): Promise<FragilePostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), "roster-chaos-"));
  // Started by root, PostgreSQL runs as another user.
  await chmod(folder, 0o711);
  const cluster = await openCluster(folder);
  const port = await freePort("127.0.0.1");
  const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${port}/postgres`;
  let server = await launch(cluster, port);
  const kill = () => server.kill("SIGQUIT");
  process.once("exit", kill);

  const query: FragilePostgres["query"] = async <Row>(text: string, values: readonly unknown[] = []) => {
    for (const deadline = Date.now() + READY_WITHIN; ; await sleep(LOOK_EVERY)) {
      try {
        return await askOnce<Row>(url, text, values);
      } catch (error) {
        if (!isGone(error) || Date.now() > deadline) throw error;
      }
    }
  };
  await query("select 1");

  return {
    url,
    query,
    async restartAtOnce() {
      const ended = once(server, "exit");
      server.kill("SIGQUIT");
      await ended;
      server = await launch(cluster, port);
      await query("select 1");
    },
    async close() {
      process.off("exit", kill);
      const ended = once(server, "exit");
      server.kill("SIGQUIT");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch({ binaries, owner, data, log }: Cluster, port: number): Promise<ChildProcess> {
  const output = await open(log, "a", 0o600);
  try {
    const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(binaries.postgres, ["-D", data, ...settings], {
      ...owner,
      cwd: data,
      env: serverEnvironment,
      stdio: ["ignore", output.fd, output.fd],
    });
    await once(server, "spawn");
    return server;
  } finally {
    await output.close();
  }
}

async function askOnce<Row>(url: string, text: string, values: readonly unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: "chaos", connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(text, values as unknown[])).rows as Row[];
  } finally {
    await client.end().catch(() => {});
  }
}

/** Not there, or going, or coming: classes 08 and 57P of SQLSTATE. What else goes wrong is a mistake in the statement. */
function isGone(error: unknown): boolean {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return /^(ECONN|EPIPE|08|57P)/.test(code) || /^(Connection terminated|timeout expired)/.test(message);
}
