import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { access, chmod, chown, cp, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { type Embedded, startEmbedded } from "../../src/database/embedded/embedded.js";
import { isRunning, readLock, stopServer } from "../../src/database/embedded/postmaster.js";

vi.setConfig({ testTimeout: 60_000 });

/** A folder with a database that nobody has used yet: making one takes longer than copying it. */
let made: string;
beforeAll(async () => {
  made = await aFolder();
  await (await startEmbedded(made)).stop();
});
afterAll(() => rm(made, { recursive: true }));

test("starts a database that knows letters, keeps what it is told and asks for the password", async () => {
  const dataDir = await aDataDir();
  const first = await startEmbedded(dataDir);
  expect(first.adopted).toBe(false);
  const [row] = await query(
    first.url,
    "select lower('ÉÄŞ') as lower, 'Zürich' ilike 'zÜR%' as ilike, current_setting('timezone') as tz",
  );
  expect(row).toEqual({ lower: "éäş", ilike: true, tz: "UTC" });
  expect(await query(first.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  await remember(first, 1);
  await expect(query(first.url.replace(/:[^:@]+@/, ":guess@"), "select 1")).rejects.toMatchObject({ code: "28P01" });
  await first.stop();
  await expect(query(first.url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });

  const second = await start(dataDir);
  expect(await remembered(second)).toEqual([1]);
});

test("adopts the database of a node that was killed, and stops it in the end", async () => {
  const dataDir = await aMadeDataDir();
  const killed = await aNode(dataDir);
  await remember(killed, 1);
  await kill(killed.process);
  const next = await startEmbedded(dataDir);
  expect(next).toMatchObject({ adopted: true, url: killed.url });
  expect(await remembered(next)).toEqual([1]);
  await next.stop();
  expect(await isRunning(await serverOf(dataDir).catch(() => -1))).toBe(false);
});

test("recovers what was committed when node and database were killed together", async () => {
  const dataDir = await aMadeDataDir();
  const killed = await aNode(dataDir);
  await remember(killed, 1);
  process.kill(await serverOf(dataDir), "SIGKILL");
  await kill(killed.process);
  const next = await start(dataDir);
  expect(next.adopted).toBe(false);
  expect(await remembered(next)).toEqual([1]);
});

test("starts although a dead server's lock names a living process of ours", async () => {
  const dataDir = await aMadeDataDir();
  const lock = [process.pid, path.join(dataDir, "postgresql/data"), 1, 5432, "", "127.0.0.1", "", "ready"];
  await writeFile(path.join(dataDir, "postgresql/data/postmaster.pid"), lock.join("\n"));
  expect((await start(dataDir)).adopted).toBe(false);
});

test("nodes that share a folder share the database, and the last one stops it", async () => {
  const dataDir = await aDataDir();
  const nodes = await Promise.all([aNode(dataDir), aNode(dataDir), aNode(dataDir)]);
  expect(new Set(nodes.map((node) => node.url))).toHaveLength(1);
  expect(nodes.filter((node) => !node.adopted)).toHaveLength(1);
  const server = await serverOf(dataDir);
  for (const node of nodes) {
    expect(await isRunning(server)).toBe(true);
    await node.stop();
  }
  expect(await isRunning(server)).toBe(false);
});

test("of nodes that stop at once one stops the database", async () => {
  const dataDir = await aMadeDataDir();
  const nodes = await Promise.all([aNode(dataDir), aNode(dataDir)]);
  const server = await serverOf(dataDir);
  await Promise.all(nodes.map((node) => node.stop()));
  expect(await isRunning(server)).toBe(false);
});

test("a node that starts while another stops has a database", async () => {
  const dataDir = await aMadeDataDir();
  const first = await startEmbedded(dataDir);
  const [next] = await Promise.all([start(dataDir), first.stop()]);
  await remember(next, 1);
  expect(await remembered(next)).toEqual([1]);
});

test("two folders have two databases", async () => {
  const [one, other] = await Promise.all([start(await aMadeDataDir()), start(await aMadeDataDir())]);
  await remember(one, 1);
  await remember(other, 2);
  expect([await remembered(one), await remembered(other)]).toEqual([[1], [2]]);
});

test("a start that was killed in the middle of initdb leaves nothing in the way", async () => {
  const dataDir = await aDataDir();
  const child = run(dataDir);
  await vi.waitFor(async () => {
    const draft = (await readdir(dataDir)).find((name) => name.startsWith("initdb-"));
    await access(path.join(dataDir, `${draft}/data/base`));
  }, 30_000);
  await kill(child);
  expect(await readdir(dataDir)).not.toContain("postgresql");
  const next = await start(dataDir);
  await remember(next, 1);
  expect(await remembered(next)).toEqual([1]);
});

test("a database of another major version is refused in one line", async () => {
  const dataDir = await aMadeDataDir();
  await writeFile(path.join(dataDir, "postgresql/data/PG_VERSION"), "12\n");
  await expect(startEmbedded(dataDir)).rejects.toThrow(/^DATA_DIR must hold a database of PostgreSQL \d+, not 12: .*$/);
});

test.runIf(process.getuid?.() === 0)(
  "root keeps the database elsewhere when only root may enter the folder",
  async () => {
    const dataDir = await aDataDir();
    await chmod(dataDir, 0o700);
    const first = await startEmbedded(dataDir);
    const kept = await realpath(path.join(dataDir, "postgresql"));
    onTestFinished(() => rm(kept, { recursive: true }));
    expect(path.dirname(kept)).toBe("/var/lib/roster");
    await remember(first, 1);
    await first.stop();
    expect(await remembered(await start(dataDir))).toEqual([1]);
  },
);

/** A folder that PostgreSQL's own user may pass through. */
async function aFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "roster-embedded-")));
  await chmod(folder, 0o711);
  return folder;
}

async function aDataDir(): Promise<string> {
  const folder = await aFolder();
  onTestFinished(async () => {
    const lock = await readLock(path.join(folder, "postgresql/data"));
    if (lock.state === "held") await stopServer(lock.pid);
    await rm(folder, { recursive: true, maxRetries: 10 });
  });
  return folder;
}

async function aMadeDataDir(): Promise<string> {
  const folder = await aDataDir();
  const [from, to] = [made, folder].map((each) => path.join(each, "postgresql"));
  await cp(from!, to!, { recursive: true });
  const { uid, gid } = await stat(from!);
  const copied = await readdir(to!, { recursive: true });
  await Promise.all(["", ...copied].map((name) => chown(path.join(to!, name), uid, gid)));
  return folder;
}

async function start(dataDir: string): Promise<Embedded> {
  const embedded = await startEmbedded(dataDir);
  onTestFinished(() => embedded.stop());
  return embedded;
}

const run = (dataDir: string) =>
  fork(path.join(import.meta.dirname, "node.ts"), [dataDir], { execArgv: ["--import", "tsx"], stdio: "inherit" });

async function aNode(dataDir: string): Promise<Embedded & { process: ChildProcess }> {
  const child = run(dataDir);
  const [message] = (await once(child, "message")) as [{ url: string; adopted: boolean }];
  const stop = async () => {
    child.send("stop");
    await once(child, "exit");
  };
  return { ...message, process: child, stop };
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function serverOf(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(path.join(dataDir, "postgresql/data/postmaster.pid"), "utf8"), 10);
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

const remember = ({ url }: { url: string }, value: number) =>
  query(url, `create table if not exists memory (value int); insert into memory values (${value})`);

const remembered = async ({ url }: { url: string }) =>
  (await query(url, "select value from memory order by 1")).map((row) => row.value);
