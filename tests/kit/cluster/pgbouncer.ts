import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../../src/free-port.js";
import { endsWithUs } from "./children.js";

/** Who PgBouncer runs as where root starts it, which it refuses to be: nobody, on every Linux. */
const NOBODY = { uid: 65_534, gid: 65_534 };
const LOOK_EVERY = 20;

/** A pooler in front of a PostgreSQL. */
export interface PgBouncer {
  /** The same database, by way of the pooler. */
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts PgBouncer in transaction mode: each transaction of a client has whatever connection is free. `settings` are lines of its [pgbouncer] section. */
export async function startPgBouncer(
  program: string,
  databaseUrl: string,
  settings: Record<string, string> = {},
): Promise<PgBouncer> {
  const database = new URL(databaseUrl);
  const port = await freePort("127.0.0.1");
  const folder = mkdtempSync(path.join(tmpdir(), "roster-pgbouncer-"));
  chmodSync(folder, 0o755);
  const users = path.join(folder, "users.txt");
  const config = path.join(folder, "pgbouncer.ini");
  const quoted = (text: string) => `"${decodeURIComponent(text).replaceAll('"', '""')}"`;
  writeFileSync(users, `${quoted(database.username)} ${quoted(database.password)}\n`);
  const lines = {
    listen_addr: "127.0.0.1",
    listen_port: String(port),
    unix_socket_dir: "",
    auth_type: "plain",
    auth_file: users,
    pool_mode: "transaction",
    ...settings,
  };
  writeFileSync(
    config,
    [
      "[databases]",
      `* = host=${database.hostname} port=${database.port}`,
      "[pgbouncer]",
      ...Object.entries(lines).map(([name, value]) => `${name} = ${value}`),
      "",
    ].join("\n"),
  );
  const child = spawn(program, ["-q", config], {
    stdio: ["ignore", "ignore", "inherit"],
    ...(process.getuid?.() === 0 && NOBODY),
  });
  endsWithUs(child);
  const ended = Promise.race([once(child, "exit"), once(child, "error")]).then(([how]) => {
    rmSync(folder, { recursive: true, force: true });
    return how instanceof Error ? how.message : `ended with ${how}`;
  });
  let failure: string | null = null;
  void ended.then((how) => {
    failure = how;
  });
  while (!(await listens(port))) {
    if (failure) throw new Error(`PgBouncer did not start: ${failure}`);
    await sleep(LOOK_EVERY);
  }
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: "127.0.0.1", port: String(port) }).href,
    pid: child.pid!,
    async close() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
