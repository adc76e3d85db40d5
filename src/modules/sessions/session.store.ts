import type { Sql } from "../../database/sql.js";

export interface NewSession {
  accountId: string;
  id: string;
  userId: string;
  tokenHash: Buffer;
  /** Days until it ends, however busy, and hours for which it may rest. */
  maxDays: number;
  idleHours: number;
  ipAddress: string;
  userAgent: string | null;
}

/** Begins a session, and sees its user; answers when it will end at the latest. */
export async function insertSession(sql: Sql, session: NewSession): Promise<Date> {
  const [row] = await sql.query<{ expiresAt: Date }>(
    `with seen as (update last_seen set last_seen_at = now() where account_id = $1 and user_id = $3)
     insert into session (account_id, id, user_id, token_hash, expires_at, ip_address, user_agent, check_at)
     values ($1, $2, $3, $4, now() + $5::float8 * interval '1 day', $6, $7, now() + $8::float8 * interval '1 hour') returning expires_at as "expiresAt"`,
    [
      session.accountId,
      session.id,
      session.userId,
      session.tokenHash,
      session.maxDays,
      session.ipAddress,
      session.userAgent,
      session.idleHours,
    ],
  );
  return row!.expiresAt;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Ends those of the named sessions that are this user's; answers which. */
export const deleteSessions = async (sql: Sql, accountId: string, userId: string, ids: readonly string[]) =>
  idsOf(
    await sql.query<{ id: string }>(
      "delete from session where account_id = $1 and user_id = $2 and id = any($3::uuid[]) returning id",
      [accountId, userId, ids],
    ),
  );

/** Ends a user's sessions, but for the one that is kept, if any; answers which. */
export const deleteSessionsOf = async (sql: Sql, accountId: string, userId: string, keptId: string | null = null) =>
  idsOf(
    await sql.query<{ id: string }>(
      "delete from session where account_id = $1 and user_id = $2 and id is distinct from $3::uuid returning id",
      [accountId, userId, keptId],
    ),
  );

/** Ends every session of these users, and whatever they have begun to sign in by or to enrol; answers whose sessions they were. */
export const deleteSessionsOfUsers = (sql: Sql, accountId: string, userIds: readonly string[]) =>
  sql.query<{ userId: string; sessionId: string }>(
    `with challenges as (delete from sign_in_challenge where account_id = $1 and user_id = any($2::uuid[])),
       enrolments as (delete from two_factor_enrolment where account_id = $1 and user_id = any($2::uuid[]))
     delete from session where account_id = $1 and user_id = any($2::uuid[]) returning user_id as "userId", id as "sessionId"`,
    [accountId, userIds],
  );

/**
 * Ends the sessions of users who have no second factor, of everybody in the account where no users are named, but for the one that is kept;
 * answers whose they were.
 */
export const deleteUnprotectedSessions = (
  sql: Sql,
  accountId: string,
  userIds: readonly string[] | null,
  keptId: string | null,
) =>
  sql.query<{ userId: string; sessionId: string }>(
    `delete from session s where s.account_id = $1 and ($2::uuid[] is null or s.user_id = any($2::uuid[])) and s.id is distinct from $3::uuid
       and not exists (select from two_factor f where f.account_id = s.account_id and f.user_id = s.user_id)
     returning user_id as "userId", id as "sessionId"`,
    [accountId, userIds, keptId],
  );
