import type { Sql } from "../../database/sql.js";

/** Rows at once, so that no sweep holds many locks for long. */
const BATCH = 1_000;

const over = (table: string) => `
  delete from ${table} where ctid = any(array(
    select ctid from ${table} where expires_at <= now() order by expires_at limit $1 for update skip locked))
  returning 1`;

// Every session in use writes its last use once a minute, in place only as long as no index holds it. So what an index holds is when to look
// again: whoever was used meanwhile is put off until it would be over by then.
const DUE_SESSIONS = `
  with due as materialized (
    select account_id, id, least(expires_at, last_used_at + $1::float8 * interval '1 hour') as over_at from session
    where check_at <= now() order by check_at limit $2 for update skip locked
  ), alive as (
    update session s set check_at = due.over_at from due where s.account_id = due.account_id and s.id = due.id and due.over_at > now()
  ), dead as (
    delete from session s using due where s.account_id = due.account_id and s.id = due.id and due.over_at <= now()
  )
  select from due`;

/**
 * Forgets sessions that are over by time, idle or absolute. They opened nothing any more, and nodes have timed their sockets out, so that
 * there is nothing to tell anybody.
 */
export async function endExpiredSessions(sql: Sql, idleHours: number): Promise<void> {
  while ((await sql.query(DUE_SESSIONS, [idleHours, BATCH])).length === BATCH);
}

async function endOver(sql: Sql, table: string): Promise<void> {
  while ((await sql.query(over(table), [BATCH])).length === BATCH);
}

/** Forgets sign-ins and enrolments that were begun, and not done in time. */
export async function endExpiredChallenges(sql: Sql): Promise<void> {
  await endOver(sql, "sign_in_challenge");
  await endOver(sql, "two_factor_enrolment");
}

/** Forgets mailed links that nobody opened in time, and the addresses with them. */
export const endExpiredLinks = (sql: Sql): Promise<void> => endOver(sql, "link_token");
