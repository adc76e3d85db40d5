import pg from "pg";
import type { QueryRunner } from "typeorm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Throttle1763700000002 } from "../../migrations/1763700000002-throttle.js";
import type { Sql } from "../../src/database/sql.js";
import { type Attempts, type Limit, reapThrottles, refund, takeAttempts } from "../../src/security/throttle.js";
import { type TemporaryDatabase, temporaryDatabase } from "../kit/postgres.js";

let database: TemporaryDatabase;
let pool: pg.Pool;
const sql: Sql = {
  query: async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, values as unknown[])).rows as Row[],
};

const migration = new Throttle1763700000002();
const asRunner = () => sql as unknown as QueryRunner;

beforeAll(async () => {
  database = await temporaryDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 25 });
  // The pool's end does not wait for its connections'. The database is dropped by force, which says so to those still there.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  await migration.up(asRunner());
});
afterAll(async () => {
  await migration.down(asRunner());
  await pool.end();
  await database.drop();
});
beforeEach(() => sql.query("truncate throttle"));

const limit = (key: string, more: Partial<Limit> = {}): Limit => ({ key, max: 10, windowSeconds: 900, ...more });
const take = (...limits: Limit[]) => takeAttempts(sql, limits);
const times = <T>(count: number, run: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, i) => run(i)));
const granted = (attempts: Attempts[]) => attempts.filter(({ ok }) => ok).length;
const counts = async () =>
  (await sql.query<{ count: number }>("select count from throttle order by count")).map((row) => row.count);
const endWindows = () => sql.query("update throttle set ends_at = now()");

async function taken(...limits: Limit[]) {
  const attempts = await take(...limits);
  if (!attempts.ok) throw new Error("refused");
  return attempts.receipt;
}

test("of 50 attempts at once, ten of ten get through, 20 times out of 20", async () => {
  for (let round = 0; round < 20; round++) {
    const attempts = await times(50, () => take(limit(`round ${round}`)));
    expect(granted(attempts)).toBe(10);
  }
  expect(await counts()).toEqual(Array(20).fill(10));
});

test("of 50 attempts at once in a window that follows another, ten get through", async () => {
  for (let round = 0; round < 5; round++) {
    await endWindows();
    expect(granted(await times(50, () => take(limit("ana"))))).toBe(10);
  }
});

test("limits that many share, in any order, neither block each other nor lose count", async () => {
  const shared = ["address", "client", "user"].map((key) => limit(key, { max: 30 }));
  const attempts = await times(100, (i) => {
    const own = limit(`own ${i}`);
    return take(...(i % 2 ? [own, ...shared] : [...[...shared].reverse(), own]));
  });
  expect(granted(attempts)).toBe(30);
  expect(await counts()).toEqual([...Array(30).fill(1), 30, 30, 30]);
});

test("one limit used up: nothing is taken from the others", async () => {
  await taken(limit("client", { max: 1 }));
  expect(await take(limit("address"), limit("client", { max: 1 }))).toMatchObject({ ok: false });
  expect(await counts()).toEqual([1]);
});

test("who is refused learns when to come back: when the last of the limits is free again", async () => {
  const limits = [limit("address", { max: 1, windowSeconds: 60 }), limit("client", { max: 1, windowSeconds: 3600 })];
  await taken(...limits);
  const refused = await take(...limits);
  if (refused.ok) throw new Error("granted");
  expect(refused.retryAfter).toBeGreaterThan(3590);
  expect(refused.retryAfter).toBeLessThanOrEqual(3600);
});

test("refused attempts do not prolong the window, and after it the count begins anew", async () => {
  const only = limit("ana", { max: 1 });
  await taken(only);
  await sql.query("update throttle set ends_at = now() + interval '5 seconds'");
  expect(await take(only)).toEqual({ ok: false, retryAfter: 5 });
  expect(await take(only)).toEqual({ ok: false, retryAfter: 5 });
  await endWindows();
  expect(await take(only)).toMatchObject({ ok: true });
  expect(await take(only)).toMatchObject({ ok: false });
});

test("several attempts at once fit as a whole or not at all", async () => {
  const some = (cost: number) => limit("invitations", { max: 10, cost });
  expect(await take(some(6))).toMatchObject({ ok: true });
  expect(await take(some(5))).toMatchObject({ ok: false });
  expect(await take(some(4))).toMatchObject({ ok: true });
  expect(await take(limit("other", { max: 10, cost: 11 }))).toEqual({ ok: false, retryAfter: 900 });
  expect(await counts()).toEqual([10]);
});

test("a limit lowered by a setting holds at once", async () => {
  await taken(limit("client", { cost: 5 }));
  expect(await take(limit("client", { max: 3 }))).toMatchObject({ ok: false });
  expect(await take(limit("client", { max: 6 }))).toMatchObject({ ok: true });
});

test("an attempt given back counts no more, also among many at once", async () => {
  const limits = [limit("address"), limit("client")];
  await times(200, async () => {
    const attempts = await take(...limits);
    if (attempts.ok) await refund(sql, attempts.receipt);
  });
  expect(await counts()).toEqual([0, 0]);
});

test("an attempt of a window that is over gives nothing back to the next", async () => {
  const receipt = await taken(limit("ana"));
  await endWindows();
  await taken(limit("ana"));
  await refund(sql, receipt);
  expect(await counts()).toEqual([1]);
});

test("reaping forgets windows that are over, and only those", async () => {
  await taken(limit("over"));
  await endWindows();
  await taken(limit("open"));
  await reapThrottles(sql);
  expect(await counts()).toEqual([1]);
});

test("reaping waits for nobody: rows in use are left for the next time", async () => {
  await taken(limit("ana"));
  await endWindows();
  const busy = await pool.connect();
  await busy.query("begin");
  await busy.query("select from throttle for update");
  await reapThrottles(sql);
  expect(await counts()).toHaveLength(1);
  await busy.query("rollback");
  busy.release();
});

test("no address is kept", async () => {
  await taken(limit("signIn:ana@acme.io"));
  const [row] = await sql.query<{ key: Buffer }>("select key from throttle");
  expect(row?.key).toHaveLength(32);
  expect(row?.key.includes("ana")).toBe(false);
});
