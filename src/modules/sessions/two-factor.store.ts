import type { Sql } from "../../database/sql.js";

/** A user whose second factor is meant. */
export interface Holder {
  accountId: string;
  id: string;
}

/** Hours that a new secret waits for its first code. */
const ENROLMENT_HOURS = 1;

/** Keeps a sealed secret until its first code, in place of one that was begun before. */
export const putEnrolment = (sql: Sql, { accountId, id }: Holder, sealed: string) =>
  sql.query(
    `insert into two_factor_enrolment (account_id, user_id, secret, expires_at) values ($1, $2, $3, now() + $4 * interval '1 hour')
     on conflict (account_id, user_id) do update set secret = excluded.secret, expires_at = excluded.expires_at`,
    [accountId, id, sealed, ENROLMENT_HOURS],
  );

/** The sealed secret that waits for its first code. */
export async function findEnrolment(sql: Sql, { accountId, id }: Holder): Promise<string | null> {
  const [row] = await sql.query<{ secret: string }>(
    "select secret from two_factor_enrolment where account_id = $1 and user_id = $2 and expires_at > now()",
    [accountId, id],
  );
  return row?.secret ?? null;
}

export const insertTwoFactor = (sql: Sql, { accountId, id }: Holder, sealed: string, step: number) =>
  sql.query("insert into two_factor (account_id, user_id, secret, last_step) values ($1, $2, $3, $4)", [
    accountId,
    id,
    sealed,
    step,
  ]);

/** The second factor in force: its sealed secret, and the time step of the last code that was accepted. */
export async function findTwoFactor(
  sql: Sql,
  { accountId, id }: Holder,
): Promise<{ secret: string; lastStep: number } | null> {
  const [row] = await sql.query<{ secret: string; lastStep: number }>(
    `select secret, last_step as "lastStep" from two_factor where account_id = $1 and user_id = $2`,
    [accountId, id],
  );
  return row ?? null;
}

/** Records that a code was accepted, with the secret sealed anew. */
export const acceptStep = (sql: Sql, { accountId, id }: Holder, sealed: string, step: number) =>
  sql.query("update two_factor set secret = $3, last_step = $4 where account_id = $1 and user_id = $2", [
    accountId,
    id,
    sealed,
    step,
  ]);

/** Takes these users' second factors away, recovery codes included; answers who had one. */
export async function deleteTwoFactors(sql: Sql, accountId: string, userIds: readonly string[]): Promise<string[]> {
  const rows = await sql.query<{ id: string }>(
    "delete from two_factor where account_id = $1 and user_id = any($2::uuid[]) returning user_id as id",
    [accountId, userIds],
  );
  return rows.map(({ id }) => id);
}

/** Gives new recovery codes; the old ones die. Answers how many those were. */
export async function replaceRecoveryCodes(
  sql: Sql,
  { accountId, id }: Holder,
  hashes: readonly Buffer[],
): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `with gone as (delete from recovery_code where account_id = $1 and user_id = $2 returning 1),
       made as (insert into recovery_code (account_id, user_id, code_hash) select $1, $2, hash from unnest($3::bytea[]) hash)
     select count(*)::int as count from gone`,
    [accountId, id, hashes],
  );
  return row!.count;
}

/** Uses a recovery code up; answers how many are left, null where it is none of the user's. */
export async function takeRecoveryCode(sql: Sql, { accountId, id }: Holder, hash: Buffer): Promise<number | null> {
  const [row] = await sql.query<{ left: number }>(
    `with taken as (delete from recovery_code where account_id = $1 and user_id = $2 and code_hash = $3 returning 1)
     select (select count(*)::int from recovery_code where account_id = $1 and user_id = $2) - 1 as left from taken`,
    [accountId, id, hash],
  );
  return row?.left ?? null;
}
