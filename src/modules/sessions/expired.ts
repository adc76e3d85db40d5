import type { Sql } from "../../database/sql.js";

/** Rows at once, so that no sweep holds many locks for long. */
const BATCH = 1_000;

// The expiry has an index. Last use has none on purpose: every session in use writes it once a minute, in place only as long as no index
// holds it; reading the table from end to end now and then costs less.
const DEAD_SESSIONS = `
  delete from session where ctid = any(array(
    select ctid from session
    where expires_at <= now() or last_used_at <= now() - $1::float8 * interval '1 hour'
    limit $2 for update skip locked))
  returning 1`;

const DEAD_LINKS = `
  delete from link_token where ctid = any(array(
    select ctid from link_token where expires_at <= now() limit $1 for update skip locked))
  returning 1`;

/**
 * Forgets sessions that are over by time, idle or absolute. They opened nothing any more, and nodes have timed their sockets out, so that
 * there is nothing to tell anybody.
 */
export async function endExpiredSessions(sql: Sql, idleHours: number): Promise<void> {
  while ((await sql.query(DEAD_SESSIONS, [idleHours, BATCH])).length === BATCH);
}

const DEAD_CHALLENGES = `
  delete from sign_in_challenge where ctid = any(array(
    select ctid from sign_in_challenge where expires_at <= now() limit $1 for update skip locked))
  returning 1`;

const DEAD_ENROLMENTS = `
  delete from two_factor_enrolment where ctid = any(array(
    select ctid from two_factor_enrolment where expires_at <= now() limit $1 for update skip locked))
  returning 1`;

/** Forgets sign-ins and enrolments that were begun, and not done in time. */
export async function endExpiredChallenges(sql: Sql): Promise<void> {
  for (const statement of [DEAD_CHALLENGES, DEAD_ENROLMENTS])
    while ((await sql.query(statement, [BATCH])).length === BATCH);
}

/** Forgets mailed links that nobody opened in time, and the addresses with them. */
export async function endExpiredLinks(sql: Sql): Promise<void> {
  while ((await sql.query(DEAD_LINKS, [BATCH])).length === BATCH);
}
