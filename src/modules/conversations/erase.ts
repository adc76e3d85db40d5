import type { Sql } from "../../database/sql.js";

/** Erases up to `most` of the conversations that began before a moment, the oldest first, with everything said in them. Answers how many. */
export async function eraseConversations(
  sql: Sql,
  accountId: string,
  { before, most }: { before: string; most: number },
): Promise<number> {
  const erased = await sql.query(
    `delete from conversation where account_id = $1 and id = any(array(
       select id from conversation where account_id = $1 and created_at <= $2::timestamptz order by created_at limit $3)) returning 1`,
    [accountId, before, most],
  );
  return erased.length;
}

/** Erases all conversations with these contacts. */
export const eraseConversationsWith = (sql: Sql, accountId: string, contactIds: readonly string[]) =>
  sql.query("delete from conversation where account_id = $1 and contact_id = any($2::uuid[])", [accountId, contactIds]);
