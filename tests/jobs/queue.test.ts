import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { enqueue, enqueueAll } from "../../src/jobs/enqueue.js";
import { beat, unlockJobsOfDeadWorkers } from "../../src/jobs/heartbeat.js";
import { installQueue, startQueue } from "../../src/jobs/queue.js";
import { removeJobsWhere } from "../../src/jobs/remove.js";
import { capRetryDelays } from "../../src/jobs/retries.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { aDatabase, Collected, eventually, quiet, type TestDatabase } from "./kit.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query("delete from graphile_worker._private_jobs");
  await db.pool.query("delete from worker_heartbeat");
});

const collecting = () => {
  const ran = new Collected<unknown>();
  return { ran, tasks: { note: async (payload: unknown) => ran.add(payload) } };
};

test("several nodes install the queue on an empty database at once", async () => {
  const fresh = await temporaryDatabase();
  const nodes = [1, 2, 3].map(() => new pg.Pool({ connectionString: fresh.url }).on("error", () => {}));
  await Promise.all(nodes.map((node) => installQueue(node)));
  expect((await nodes[0]!.query("select count(*) from graphile_worker.jobs")).rows).toEqual([{ count: "0" }]);
  await Promise.all(nodes.map((node) => node.end()));
  await fresh.drop();
});

test("a job runs once its transaction has committed", async () => {
  const { ran, tasks } = collecting();
  const queue = startQueue(db.pool, tasks, quiet);
  await db.transaction((tx) => enqueue(tx, "note", { n: 1 }));
  expect(await ran.until(1)).toEqual([{ n: 1 }]);
  await queue.stop();
  expect(await db.jobs()).toEqual([]);
});

test("tasks with workers of their own wait for nobody else's", async () => {
  const begun = new Collected<unknown>();
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const stalled = async (payload: unknown) => {
    begun.add(payload);
    await released;
  };
  const { ran, tasks } = collecting();
  const queues = [startQueue(db.pool, { mail: stalled }, quiet), startQueue(db.pool, tasks, quiet)];
  await enqueueAll(db.sql, "mail", [{ n: 1 }, { n: 2 }, { n: 3 }, { n: 4 }, { n: 5 }]);
  await begun.until(4);
  await enqueue(db.sql, "note", { n: 6 });
  expect(await ran.until(1)).toEqual([{ n: 6 }]);
  release();
  await begun.until(5);
  await Promise.all(queues.map((queue) => queue.stop()));
});

test("a job whose transaction is rolled back never was", async () => {
  await db
    .transaction(async (tx) => {
      await enqueue(tx, "note", { n: 1 });
      await enqueueAll(tx, "note", [{ n: 2 }]);
      throw new Error("refused");
    })
    .catch(() => {});
  expect(await db.jobs()).toEqual([]);
});

test("many jobs are added by one statement, in order and with their settings", async () => {
  const statements: string[] = [];
  const counting: typeof db.sql = {
    query(text, values) {
      statements.push(text);
      return db.sql.query(text, values);
    },
  };
  const runAt = new Date("2040-01-01T00:00:00Z");
  await enqueueAll(counting, "note", [{ n: 1 }, { n: "o'clock" }], {
    maxAttempts: 300,
    priority: 10,
    runAt,
  });
  expect(statements).toHaveLength(1);
  expect(await db.jobs()).toMatchObject([
    { payload: { n: 1 }, max_attempts: 300, priority: 10, run_at: runAt },
    { payload: { n: "o'clock" }, max_attempts: 300, priority: 10, run_at: runAt },
  ]);
  await enqueueAll(counting, "note", []);
  expect(statements).toHaveLength(1);
});

test("a job that is added again under its key is replaced", async () => {
  await enqueue(db.sql, "note", { n: 1 }, { key: "a" });
  await enqueue(db.sql, "note", { n: 2 }, { key: "a" });
  expect(await db.jobs()).toMatchObject([{ payload: { n: 2 } }]);
});

test("stopping waits for the jobs that run, holds no other, and takes the heartbeat along", async () => {
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const began = new Collected<string>();
  const ended = new Collected<string>();
  const tasks = {
    async long() {
      began.add("long");
      await finished;
      ended.add("long");
    },
  };
  const queue = startQueue(db.pool, tasks, quiet);
  await enqueue(db.sql, "long", {});
  await began.until(1);
  const stopped = queue.stop();
  finish();
  await stopped;
  await enqueue(db.sql, "long", {});
  expect([began.items, ended.items]).toEqual([["long"], ["long"]]);
  expect(await db.jobs()).toMatchObject([{ attempts: 0, locked_by: null }]);
  expect(await db.sql.query("select * from worker_heartbeat")).toEqual([]);
});

test("jobs are found although every connection was cut, the listening one included", async () => {
  const { ran, tasks } = collecting();
  const queue = startQueue(db.pool, tasks, quiet);
  await enqueue(db.sql, "note", { n: 1 });
  await ran.until(1);
  await db.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
  await enqueue(db.sql, "note", { n: 2 });
  expect(await ran.until(2)).toEqual([{ n: 1 }, { n: 2 }]);
  await queue.stop();
});

test("workers that cannot write down the end of a job are replaced, and the process lives on", async () => {
  const { ran, tasks } = collecting();
  const queue = startQueue(db.pool, tasks, quiet);
  const worker = async () =>
    (await db.sql.query<{ worker_id: string }>("select * from worker_heartbeat"))[0]?.worker_id;
  await eventually(async () => (await worker()) !== undefined);
  const first = await worker();
  await db.pool.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger refuse before delete on graphile_worker._private_jobs for each row execute function refuse()`);
  await enqueue(db.sql, "note", { n: 1 });
  await ran.until(1);
  await eventually(async () => ![undefined, first].includes(await worker()));
  await db.pool.query("drop function refuse cascade");
  await enqueue(db.sql, "note", { n: 2 });
  expect(await ran.until(2)).toEqual([{ n: 1 }, { n: 2 }]);
  await queue.stop();
});

test.each([
  ["beat long ago", 60, true],
  ["never beat", null, true],
  ["beats", 5, false],
])("a job locked a minute ago by a worker that %s", async (_, beatSecondsAgo, takenOver) => {
  await enqueue(db.sql, "note", { n: 1 });
  await db.pool.query(
    "update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now() - interval '60 seconds', attempts = 1",
  );
  if (beatSecondsAgo !== null) {
    await beat(db.pool, "pool-1");
    await db.pool.query("update worker_heartbeat set beat_at = now() - $1 * interval '1 second'", [beatSecondsAgo]);
  }
  await unlockJobsOfDeadWorkers(db.pool);
  expect(await db.jobs()).toMatchObject([{ locked_by: takenOver ? null : "pool-1" }]);
  expect(await db.sql.query("select 1 from worker_heartbeat")).toHaveLength(beatSecondsAgo === 5 ? 1 : 0);

  if (!takenOver) return;
  const { ran, tasks } = collecting();
  const queue = startQueue(db.pool, tasks, quiet);
  expect(await ran.until(1)).toEqual([{ n: 1 }]);
  await queue.stop();
});

test("a lock that is younger than a lapse is left alone, also before the first beat", async () => {
  await enqueue(db.sql, "note", {});
  await db.pool.query("update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now(), attempts = 1");
  await unlockJobsOfDeadWorkers(db.pool);
  expect(await db.jobs()).toMatchObject([{ locked_by: "pool-1" }]);
});

test.each([
  ["a retry six hours ahead", 6 * 60, 1, true],
  ["a retry a minute ahead", 1, 1, false],
  ["a job added for later", 6 * 60, 0, false],
])("%s", async (_, minutesAhead, attempts, cut) => {
  await enqueue(db.sql, "note", {}, { runAt: new Date(Date.now() + minutesAhead * 60_000) });
  await db.pool.query("update graphile_worker._private_jobs set attempts = $1", [attempts]);
  const before = (await db.jobs())[0].run_at;
  await capRetryDelays(db.pool);
  const after = (await db.jobs())[0].run_at;
  if (!cut) expect(after).toEqual(before);
  else expect(after < new Date(Date.now() + 11 * 60_000)).toBe(true);
});

test("jobs are forgotten by what their payload says, those that run included and those of other tasks not", async () => {
  await enqueueAll(db.sql, "note", [{ to: "a" }, { to: "b" }, { to: "a" }]);
  await enqueue(db.sql, "other", { to: "a" });
  await db.pool.query(
    "update graphile_worker._private_jobs set locked_by = 'pool-1', locked_at = now() where payload ->> 'to' = 'a'",
  );
  await removeJobsWhere(db.sql, "note", "to", "a");
  expect((await db.jobs()).map((job) => job.payload)).toEqual([{ to: "b" }, { to: "a" }]);
});
