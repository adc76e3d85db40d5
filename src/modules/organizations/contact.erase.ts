import type { Sql } from "../../database/sql.js";

/** Holds up to `most` of the contacts that were made before a moment: until the transaction ends, no conversation with them begins. */
export async function holdContactsToErase(
  sql: Sql,
  accountId: string,
  { before, most }: { before: string; most: number },
): Promise<string[]> {
  const held = await sql.query<{ id: string }>(
    "select id from contact where account_id = $1 and created_at <= $2::timestamptz limit $3 for update",
    [accountId, before, most],
  );
  return held.map(({ id }) => id);
}

/** Erases contacts without conversations. Their groups forget them, and so do the campaigns that have yet to write to them. */
export const eraseContacts = (sql: Sql, accountId: string, ids: readonly string[]) =>
  sql.query("delete from contact where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);
