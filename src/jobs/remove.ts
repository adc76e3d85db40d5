import type { Sql } from "../database/sql.js";

// graphile-worker's functions leave a job alone while it runs. These two must not, and so they touch its table: its release is
// pinned, and a worker that ends a job which is gone changes nothing.

/** Ends a running job in the transaction that records what it did: neither can be lost without the other. */
export async function removeJob(sql: Sql, jobId: string): Promise<void> {
  await sql.query("delete from graphile_worker._private_jobs where id = $1", [jobId]);
}

/** Forgets every job of a task whose payload's `field` begins so, in the same way as `removeJobsWhere`. */
export async function removeJobsBeginning(sql: Sql, task: string, field: string, prefix: string): Promise<void> {
  await sql.query(
    `delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
     where task.id = job.task_id and task.identifier = $1 and starts_with(job.payload ->> $2, $3)`,
    [task, field, prefix],
  );
}

/**
 * Forgets every job of a task whose payload says one of these values in `field`; dots lead into objects. One that runs may still
 * finish, but is not tried again.
 */
export async function removeJobsWhere(sql: Sql, task: string, field: string, ...values: string[]): Promise<void> {
  await sql.query(
    `delete from graphile_worker._private_jobs job using graphile_worker._private_tasks task
     where task.id = job.task_id and task.identifier = $1 and job.payload #>> string_to_array($2, '.') = any($3::text[])`,
    [task, field, values],
  );
}
