import type { Pool } from "pg";

/** The longest that a failed job waits for its next attempt, in minutes. */
export const LONGEST_RETRY_DELAY = 10;

/**
 * graphile-worker waits e^n seconds after the n-th failure: 3 s, 7 s, 20 s, 55 s, 2½ min, 7 min, 18 min, 50 min, 2¼ h, then 6 h each time.
 * What a job waits for is mostly back much sooner, so the waits beyond ten minutes are cut to ten. A job that was added for later and has
 * not been tried yet keeps its time.
 */
export async function capRetryDelays(pool: Pool): Promise<void> {
  await pool.query(
    `select count(*) from graphile_worker.reschedule_jobs(
       array(
         select id from graphile_worker.jobs
         where attempts > 0 and locked_at is null and run_at > now() + $1 * interval '1 minute'),
       run_at => now() + $1 * interval '1 minute')`,
    [LONGEST_RETRY_DELAY],
  );
}
