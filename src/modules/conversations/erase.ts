import type { Sql } from "../../database/sql.js";

interface Erasing {
  readonly most: number;
  /** Removes what goes with rows of a table, as much as may go at once. Answers whether that was all. */
  clear(table: string, ids: string[]): Promise<boolean>;
}

/**
 * Erases some of the conversations that began before a moment, the oldest first, with everything said in them.
 * @returns whether these were all.
 */
export const eraseConversations = (sql: Sql, accountId: string, { before, ...erasing }: Erasing & { before: string }) =>
  erase(sql, accountId, erasing, "created_at <= $2::timestamptz order by created_at", before);

/** Erases some of the conversations with these contacts. Answers whether these were all. */
export const eraseConversationsWith = (
  sql: Sql,
  accountId: string,
  { contactIds, ...erasing }: Erasing & { contactIds: readonly string[] },
) => erase(sql, accountId, erasing, "contact_id = any($2::uuid[])", contactIds);

/** Their rows are held first, as everybody does who writes what belongs to them. */
async function erase(sql: Sql, accountId: string, { most, clear }: Erasing, which: string, value: unknown) {
  const held = await sql.query<{ id: string }>(
    `select id from conversation where account_id = $1 and ${which} limit $3 for update`,
    [accountId, value, most],
  );
  const ids = held.map(({ id }) => id);
  if (!(await clear("conversation", ids))) return false;
  await sql.query("delete from conversation where account_id = $1 and id = any($2::uuid[])", [accountId, ids]);
  return ids.length < most;
}
