import type { Sql } from "../../database/sql.js";
import { newToken, type ShownToken } from "../../security/tokens.js";

/** What is still to be shown after the right password. */
export type ChallengeKind = "TWO_FACTOR" | "PASSWORD_CHANGE" | "TWO_FACTOR_ENROLMENT";

/** A sign-in that is not done. */
export interface Challenge {
  accountId: string;
  userId: string;
  kind: ChallengeKind;
  /** Whether the second factor was shown on the way here. */
  secondFactor: boolean;
  /** Whether the session, once it begins, is wanted as a cookie. */
  cookie: boolean;
}

const MINUTES = 10;

/** Opens a challenge; its token is known here and to its holder, and stored as a hash alone. */
export async function insertChallenge(
  sql: Sql,
  { accountId, userId, kind, secondFactor, cookie }: Challenge,
): Promise<{ challenge: string; expiresAt: Date }> {
  const { token, hash } = newToken(accountId);
  const [row] = await sql.query<{ expiresAt: Date }>(
    `insert into sign_in_challenge (account_id, token_hash, user_id, kind, second_factor, cookie, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + $7 * interval '1 minute') returning expires_at as "expiresAt"`,
    [accountId, hash, userId, kind, secondFactor, cookie, MINUTES],
  );
  return { challenge: token, expiresAt: row!.expiresAt };
}

/** The open challenge of a kind behind a token; null for an unknown, expired or used one. */
export async function findChallenge(
  sql: Sql,
  { accountId, hash }: ShownToken,
  kind: ChallengeKind,
): Promise<Challenge | null> {
  const [challenge] = await sql.query<Challenge>(
    `select account_id as "accountId", user_id as "userId", kind, second_factor as "secondFactor", cookie from sign_in_challenge
     where account_id = $1 and token_hash = $2 and kind = $3 and expires_at > now()`,
    [accountId, hash, kind],
  );
  return challenge ?? null;
}

/** A challenge that was met opens nothing any more. */
export const deleteChallenge = (sql: Sql, { accountId, hash }: ShownToken) =>
  sql.query("delete from sign_in_challenge where account_id = $1 and token_hash = $2", [accountId, hash]);

/** Whatever these users have begun and not done ends: signing in, and enrolling. */
export const deleteChallengesOf = (sql: Sql, accountId: string, userIds: readonly string[]) =>
  sql.query(
    `with enrolments as (delete from two_factor_enrolment where account_id = $1 and user_id = any($2::uuid[]))
     delete from sign_in_challenge where account_id = $1 and user_id = any($2::uuid[])`,
    [accountId, userIds],
  );
