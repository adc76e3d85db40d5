import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test, vi } from "vitest";
import { readLock, stopServer } from "../../src/database/embedded/postmaster.js";

vi.setConfig({ testTimeout: 60_000 });

test("serves until it is signalled, then stops the database and ends well; and serves again", async () => {
  const dataDir = await aDataDir();
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    const server = run({ DATA_DIR: dataDir });
    const address = await addressOf(server);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const exit = once(server, "exit");
    server.kill(signal);
    expect(await exit, signal).toEqual([0, null]);
    expect((await databaseOf(dataDir)).state).toBe("free");
  }
});

test("two servers started at once in one folder share its database, which outlives the first of them", async () => {
  const dataDir = await aDataDir();
  const servers = [run({ DATA_DIR: dataDir }), run({ DATA_DIR: dataDir })];
  const [, address] = await Promise.all(servers.map(addressOf));
  for (const server of servers) {
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    server.kill("SIGTERM");
    expect(await once(server, "exit")).toEqual([0, null]);
  }
  expect((await databaseOf(dataDir)).state).toBe("free");
});

test.each([
  ["PORT must be a whole number from 0 to 65535.", { PORT: "http" }],
  ["DATA_DIR must be a folder to write in (ENOTDIR).", { DATA_DIR: path.join(import.meta.filename, "data") }],
  ["SECRET_KEY must be set in production.", { NODE_ENV: "production" }],
  [
    "DATABASE_URL must lead to a PostgreSQL 15 or later (ECONNREFUSED).",
    { DATABASE_URL: "postgres://roster:secret@127.0.0.1:1/roster" },
  ],
])("a start that fails says one line: %s", async (line, env) => {
  expect(await failure(env)).toBe(line);
});

test("a port that is taken is named, and the database does not stay behind", async () => {
  const dataDir = await aDataDir();
  const other = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const line = await failure({ DATA_DIR: dataDir, PORT: String(port) });
  expect(line).toBe("PORT must be free to listen on at HOST (EADDRINUSE).");
  expect((await databaseOf(dataDir)).state).toBe("free");
});

/** `npm start` without npm, with these settings and no others. */
function run(env: Record<string, string>): ChildProcess {
  const start = path.resolve(import.meta.dirname, "../../scripts/start.mjs");
  return spawn(process.execPath, [start], { env: { PORT: "0", ...env }, stdio: ["ignore", "pipe", "pipe"] });
}

async function addressOf(server: ChildProcess): Promise<string> {
  for await (const chunk of server.stdout!.setEncoding("utf8")) {
    const address = /listens on (\S+)/.exec(chunk)?.[1];
    if (address) return address;
  }
  throw new Error(await text(server.stderr!));
}

async function failure(env: Record<string, string>): Promise<string> {
  const server = run(env);
  const [message, [code]] = await Promise.all([text(server.stderr!), once(server, "exit")]);
  expect(code).toBe(1);
  return message.replace(/\n$/, "");
}

const databaseOf = (dataDir: string) => readLock(path.join(dataDir, "postgresql/data"));

/** A folder that PostgreSQL's own user may pass through. */
async function aDataDir(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "roster-start-"));
  onTestFinished(async () => {
    const lock = await databaseOf(folder);
    if (lock.state === "held") await stopServer(lock.pid);
    await rm(folder, { recursive: true });
  });
  await chmod(folder, 0o711);
  return folder;
}
