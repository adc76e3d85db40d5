import type { Sql } from "../database/sql.js";

export interface JobOptions {
  /** Jobs with one key are one job: while it has not begun, adding it again replaces it. */
  key?: string;
  /** Not before; at once where omitted. */
  runAt?: Date;
  /** How often the task may begin before the job is left alone; 25 where omitted. */
  maxAttempts?: number;
  /** Of the jobs that are due, those with the lowest number begin first; 0 where omitted. */
  priority?: number;
}

/** Adds a job within the caller's transaction: it will run if, and only if, that commits. Its task must bear to run twice. */
export async function enqueue(sql: Sql, task: string, payload: object, options: JobOptions = {}): Promise<void> {
  await sql.query(
    `select 1 from graphile_worker.add_job(
       $1::text, payload => $2::json, job_key => $3::text, run_at => $4::timestamptz, max_attempts => $5::int, priority => $6::int)`,
    [
      task,
      JSON.stringify(payload),
      options.key ?? null,
      options.runAt ?? null,
      options.maxAttempts ?? null,
      options.priority ?? null,
    ],
  );
}

/** Adds one job a payload, all in one statement. */
export async function enqueueAll(
  sql: Sql,
  task: string,
  payloads: readonly object[],
  { runAt, maxAttempts, priority }: Omit<JobOptions, "key"> = {},
): Promise<void> {
  if (!payloads.length) return;
  await sql.query(
    `select count(*) from graphile_worker.add_jobs(array(
       select row($1::text, payload::json, null, $3::timestamptz, $4::int2, null, $5::int2, null)::graphile_worker.job_spec
       from unnest($2::text[]) payload))`,
    [task, payloads.map((payload) => JSON.stringify(payload)), runAt ?? null, maxAttempts ?? null, priority ?? null],
  );
}
