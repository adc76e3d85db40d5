import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { open, stat } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "pg";
import { freePort } from "../../free-port.js";
import { type Cluster, openCluster, serverEnvironment, superuser } from "./cluster.js";
import { readLock, removeStaleLock, stopServer } from "./postmaster.js";
import { enter, isLast } from "./presence.js";

/** A real PostgreSQL on this machine, which we started or found running. */
export interface Embedded {
  /** Where it is and its password: a secret. */
  url: string;
  /** Whether it ran already: left by a node that was killed, or shared with one that runs. */
  adopted: boolean;
  /** Stops it, unless other nodes still use it; then the last of them does. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL below the data folder, or adopts the one that runs there. It is a process group of its own, so that
 * a Ctrl-C in the terminal reaches only us and we stop it last; if we are killed it goes on, and the next start adopts it.
 */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const cluster = await openCluster(dataDir);
  const { url, adopted, ...running } = await run(cluster);
  let session: Client | null = running.session;
  session.once("end", () => {
    session = null;
  });
  return {
    url,
    adopted,
    async stop() {
      const last = session ?? (await enter(url));
      try {
        const lock = await readLock(cluster.data);
        if (lock.state === "held" && (!last || (await isLast(last)))) await stopServer(lock.pid);
      } finally {
        await last?.end();
      }
    },
  };
}

/**
 * PostgreSQL's own lock decides who runs: we start one where none does, and take what answers in the end, ours or not.
 * A start fails while the processes of a killed server are still dying, or when another program takes the port: so it is
 * tried again, for about twenty seconds. A server that recovers after a crash is waited for longer.
 */
async function run(cluster: Cluster): Promise<{ session: Client; url: string; adopted: boolean }> {
  let child: ChildProcess | null = null;
  let starts = 0;
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(25)) {
    const lock = await readLock(cluster.data);
    if (lock.state === "held") {
      const url = `postgres://${superuser}:${cluster.password}@127.0.0.1:${lock.port}/postgres`;
      const session = lock.ready ? await enter(url) : null;
      if (session) return { session, url, adopted: lock.pid !== child?.pid };
    } else if (!child || child.exitCode !== null || child.signalCode !== null) {
      if (starts++ === 40) break;
      if (child) {
        await removeStaleLock(cluster.data);
        await sleep(500);
      }
      child = await launch(cluster);
    }
  }
  throw new Error(`DATA_DIR must hold a database that starts: why it does not is in ${cluster.log}`);
}

async function launch({ binaries, owner, data, log }: Cluster): Promise<ChildProcess> {
  const settings = {
    listen_addresses: "127.0.0.1",
    port: await freePort("127.0.0.1"),
    unix_socket_directories: "",
    max_connections: 200,
    shared_buffers: "128MB",
    jit: "off",
    timezone: "UTC",
    log_timezone: "UTC",
    // The details of an error quote the values of the row.
    log_error_verbosity: "terse",
  };
  const output = await openLog(log);
  try {
    const child = spawn(
      binaries.postgres,
      ["-D", data, ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      { ...owner, cwd: data, env: serverEnvironment, detached: true, stdio: ["ignore", output.fd, output.fd] },
    );
    await once(child, "spawn");
    child.unref();
    return child;
  } finally {
    await output.close();
  }
}

/** The log begins anew once it has grown past 10 MB. */
async function openLog(log: string) {
  const size = await stat(log).then(
    (file) => file.size,
    () => 0,
  );
  return open(log, size > 10_000_000 ? "w" : "a", 0o600);
}
