import type { Permission } from "../../access/permissions.js";
import type { Sql } from "../../database/sql.js";

export interface NewApiKey {
  id: string;
  name: string;
  permissions: readonly Permission[];
  tokenHash: Buffer;
  /** The user who answers for it. */
  createdBy: string;
  /** The key by which it is made, if any. */
  madeBy: string | null;
  expiresAt: Date | null;
}

export const insertKey = (sql: Sql, accountId: string, key: NewApiKey) =>
  sql.query(
    `insert into api_key (account_id, id, name, permissions, token_hash, created_by, made_by, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [accountId, key.id, key.name, key.permissions, key.tokenHash, key.createdBy, key.madeBy, key.expiresAt],
  );

export async function countKeys(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    "select count(*)::int as count from api_key where account_id = $1 and (expires_at is null or expires_at > now())",
    [accountId],
  );
  return row!.count;
}

export interface DeletedKey {
  id: string;
  name: string;
  permissions: Permission[];
  expiresAt: Date | null;
}

const DELETE = (which: string) => `
  with recursive ending as (
    select id from api_key where account_id = $1 and ${which}
    union select made.id from api_key made join ending on made.made_by = ending.id where made.account_id = $1
  )
  delete from api_key where account_id = $1 and id in (select id from ending)
  returning id, name, permissions, expires_at as "expiresAt"`;
const DELETE_ONE = DELETE("id = $2");
const DELETE_THEIRS = DELETE("created_by = any($2::uuid[])");
const DELETE_EXPIRED = DELETE("expires_at <= now()");

/** Deletes a key, and those that were made by it; answers which they were. */
export const deleteKey = (sql: Sql, accountId: string, id: string) =>
  sql.query<DeletedKey>(DELETE_ONE, [accountId, id]);

/** The same with every key of these users. */
export const deleteTheirKeys = (sql: Sql, accountId: string, userIds: readonly string[]) =>
  sql.query<DeletedKey>(DELETE_THEIRS, [accountId, userIds]);

/** The same with every key that has run out. */
export const deleteExpiredKeys = (sql: Sql, accountId: string) => sql.query<DeletedKey>(DELETE_EXPIRED, [accountId]);

/** Accounts with keys that have run out. */
export const findExpired = (sql: Sql) =>
  sql.query<{ id: string }>(
    "select distinct account_id as id from (select account_id from api_key where expires_at <= now() order by expires_at limit 1000) due",
  );

/** Locks the keys that these users answer for: what is written by them comes before, or finds its creator suspended. */
export const holdTheirKeys = (sql: Sql, accountId: string, userIds: readonly string[]) =>
  sql.query(
    "select from api_key where account_id = $1 and created_by = any($2::uuid[]) order by id for no key update",
    [accountId, userIds],
  );
