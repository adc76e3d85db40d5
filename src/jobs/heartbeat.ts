import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { capRetryDelays } from "./retries.js";

const BEAT_EVERY = 10_000;
const RETRY_EVERY = 1_000;
/** Longer than three beats: a worker that was silent for so long is taken for dead. */
const LAPSE = 30_000;

/** Tells the other nodes, by the database's clock, that this worker is alive. */
export async function beat(pool: Pool, workerId: string): Promise<void> {
  await pool.query(
    "insert into worker_heartbeat (worker_id) values ($1) on conflict (worker_id) do update set beat_at = now()",
    [workerId],
  );
}

/** A worker that ended well: it holds no job and needs nobody to look after it. */
export async function endHeartbeat(pool: Pool, workerId: string): Promise<void> {
  await pool.query("delete from worker_heartbeat where worker_id = $1", [workerId]);
}

/**
 * Gives the jobs of dead workers back to the queue; graphile-worker itself would do so after four hours. Dead is who holds a lock
 * that is older than a lapse, and has not beaten for as long: also a worker that died before its first beat.
 */
export async function unlockJobsOfDeadWorkers(pool: Pool): Promise<void> {
  await pool.query(
    `with silent as (delete from worker_heartbeat where beat_at < now() - $1 * interval '1 millisecond')
     select graphile_worker.force_unlock_workers(array_agg(distinct job.locked_by))
     from graphile_worker.jobs job
     where job.locked_at < now() - $1 * interval '1 millisecond'
       and not exists (
         select from worker_heartbeat alive
         where alive.worker_id = job.locked_by and alive.beat_at >= now() - $1 * interval '1 millisecond')
     having count(*) > 0`,
    [LAPSE],
  );
}

/**
 * Beats for a worker until `signal` aborts, and takes turns with the other nodes in looking after the queue.
 *
 * After an outage of the database every worker looks dead to whoever comes back first. So a node judges others only when it has itself
 * beaten without a gap for a whole lapse, in which time all that live have beaten too. A dead node's jobs are taken over
 * within a minute, by another node or by its own next start.
 *
 * What remains: a node whose event loop, or whose way to the database, stands still for longer than a lapse while it runs a job.
 * It cannot be told from a dead one; its job is begun elsewhere and may end twice. Tasks must bear that, see `enqueue`.
 */
export async function keepBeating(
  pool: Pool,
  workerId: string,
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
): Promise<void> {
  let last = Number.NEGATIVE_INFINITY;
  let steadySince = 0;
  let failing = false;
  while (!signal.aborted) {
    let delay = BEAT_EVERY;
    try {
      await beat(pool, workerId);
      const now = performance.now();
      if (now - last > 2 * BEAT_EVERY) steadySince = now;
      last = now;
      if (now - steadySince >= LAPSE) await unlockJobsOfDeadWorkers(pool);
      await capRetryDelays(pool);
      failing = false;
    } catch (error) {
      if (!failing) onFailure(error);
      failing = true;
      delay = RETRY_EVERY;
    }
    // Aborted is how this wait ends early.
    await sleep(delay, undefined, { signal, ref: false }).catch(() => {});
  }
}
