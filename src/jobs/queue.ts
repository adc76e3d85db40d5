import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger, runMigrations, runTaskList, type Task, type WorkerEvents } from "graphile-worker";
import type { Pool, PoolClient } from "pg";
import { endHeartbeat, keepBeating } from "./heartbeat.js";

export type { Task } from "graphile-worker";

const CONCURRENCY = 4;
const POLL_EVERY = 1_000;
const RESTART_AFTER = 1_000;
/** A server that is told to stop has half a minute at most, here as in the usual orchestrators. */
const LONGEST_STOP = 25_000;

/** What the queue has to say; pino fits. */
export interface QueueLog {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface QueueSettings {
  /** Off behind a pooler that does not know them. */
  preparedStatements?: boolean;
}

export interface Queue {
  /**
   * Begins no further job and waits for those that run, 25 seconds at most. What runs even longer is taken over by another node,
   * or by this one's next start, when its heartbeat has lapsed. The pool must stay open until then.
   */
  stop(): Promise<void>;
}

/** Installs or updates graphile-worker's own schema. Several nodes may do so at once: each step is taken by one, and awaited by the others. */
export async function installQueue(pool: Pool): Promise<void> {
  const unguard = guardConnections(pool);
  try {
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) });
  } finally {
    unguard();
  }
}

/**
 * Runs this node's share of the jobs of these tasks, four at a time, from an installed queue. A notification starts a job at once; where
 * none arrives (its connection was lost, or a pooler swallows it) the poll finds the job within a second. Takes one connection of the pool
 * for good and up to four while jobs begin and end.
 */
export function startQueue(
  pool: Pool,
  tasks: Record<string, Task>,
  log: QueueLog,
  settings: QueueSettings = {},
): Queue {
  const stopping = new AbortController();
  const unguard = guardConnections(pool);
  let workers = startWorkers(pool, tasks, log, settings);

  const ended = (async () => {
    for (;;) {
      await workers.ended;
      if (stopping.signal.aborted) return;
      log.error({}, "the job queue stopped by itself and is started again");
      await databaseAnswers(pool, stopping.signal);
      if (stopping.signal.aborted) return;
      workers = startWorkers(pool, tasks, log, settings);
    }
  })();

  return {
    async stop() {
      stopping.abort();
      workers.stop();
      await Promise.race([ended, sleep(LONGEST_STOP, undefined, { ref: false })]);
      unguard();
    },
  };
}

/** Workers are not started again before the database is back: they would only stop again. */
async function databaseAnswers(pool: Pool, signal: AbortSignal): Promise<void> {
  let answered = false;
  while (!answered && !signal.aborted) {
    await sleep(RESTART_AFTER, undefined, { signal }).catch(() => {});
    answered = await pool.query("select 1").then(
      () => true,
      () => false,
    );
  }
}

interface Workers {
  stop(): void;
  /** Resolves when the last job has ended, whatever the reason; never rejects. */
  ended: Promise<void>;
}

function startWorkers(pool: Pool, tasks: Record<string, Task>, log: QueueLog, settings: QueueSettings): Workers {
  const events: WorkerEvents = new EventEmitter();
  const workers = runTaskList(
    {
      concurrency: CONCURRENCY,
      pollInterval: POLL_EVERY,
      noHandleSignals: true,
      noPreparedStatements: settings.preparedStatements === false,
      events,
      logger: loggerFor(log),
      // Where a job's end is written at once, nobody awaits it, and a failure to write it ends the process as an unhandled
      // rejection. In batches, of one event loop's turn, it ends these workers, which are then replaced.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    },
    tasks,
    pool,
  );

  let stopped = false;
  const stop = () => {
    if (stopped) return;
    stopped = true;
    // How it ends is told by the workers' own promise.
    Promise.resolve(workers.gracefulShutdown()).catch(() => {});
  };

  // Workers ask once for the ids of their tasks and keep the answer, also if it was an error. Such workers never find a job.
  let everFound = false;
  const found = () => {
    everFound = true;
  };
  events.once("job:start", found);
  events.once("worker:getJob:empty", found);
  events.on("worker:getJob:error", () => {
    if (!everFound) stop();
  });

  const beating = new AbortController();
  const heartbeat = keepBeating(pool, workers.id, beating.signal, (error) => {
    log.warn({ reason: (error as Error).message }, "the job queue's heartbeat failed");
  });
  const ended = workers.promise
    .catch((error: Error) => log.error({ reason: error.message }, "the job queue ended with an error"))
    .then(async () => {
      stopped = true;
      beating.abort();
      await heartbeat;
      // Without it the row only lapses.
      await endHeartbeat(pool, workers.id).catch(() => {});
    });
  return { stop, ended };
}

const guarded = new WeakSet<PoolClient>();

/**
 * A connection that the server ends while somebody holds it raises an error on the client itself, and without a listener there an `error`
 * ends the process. graphile-worker listens while it waits for notifications, but not to the end.
 */
function guardConnections(pool: Pool): () => void {
  const guard = (client: PoolClient) => {
    if (guarded.has(client)) return;
    guarded.add(client);
    client.on("error", () => {});
  };
  // A connection made before is met when it is acquired.
  pool.on("connect", guard);
  pool.on("acquire", guard);
  return () => {
    pool.off("connect", guard);
    pool.off("acquire", guard);
  };
}

/** Messages only: the metadata beside them holds whole jobs. */
const loggerFor = (log: QueueLog) =>
  new Logger(() => (level, message) => {
    if (level === "error") log.error({}, message);
    else if (level === "warning") log.warn({}, message);
  });
