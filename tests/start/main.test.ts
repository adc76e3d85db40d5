import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { readLock, stopServer } from "../../src/database/embedded/postmaster.js";

test("serves until it is signalled, and serves again; two in one folder share its database, which the last of them stops", async () => {
  const dataDir = await aDataDir();
  const servers = [run({ DATA_DIR: dataDir }), run({ DATA_DIR: dataDir })] as const;
  const [first, second] = await Promise.all(servers.map(addressOf));
  const ready = async (address?: string) => (await fetch(`${address}/readyz`)).status;
  expect(await ready(first)).toBe(200);
  expect(await signalled(servers[0], "SIGTERM")).toEqual([0, null]);
  expect(await ready(second)).toBe(200);
  expect(await signalled(servers[1], "SIGINT")).toEqual([0, null]);
  expect((await databaseOf(dataDir)).state).toBe("free");

  const again = run({ DATA_DIR: dataDir });
  expect(await ready(await addressOf(again))).toBe(200);
  expect(await signalled(again, "SIGTERM")).toEqual([0, null]);
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

async function signalled(server: ChildProcess, signal: NodeJS.Signals): Promise<unknown[]> {
  const exit = once(server, "exit");
  server.kill(signal);
  return exit;
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
