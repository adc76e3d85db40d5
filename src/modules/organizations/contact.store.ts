import { refusing } from "../../database/constraints.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { problem } from "../../errors/user-error.js";
import { ContactEntity } from "./organization.entity.js";

type Columns = Partial<Pick<ContactEntity, "name" | "email" | "phone">>;

export const insertContact = (tx: Tx, accountId: string, id: string, columns: Columns) =>
  tx.manager.insert(ContactEntity, { ...columns, accountId, id });

/** Whether there is such a contact; if so, nobody else changes it until the transaction ends. */
export async function holdContact(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const rows = await sql.query("select from contact where account_id = $1 and id = $2 for no key update", [
    accountId,
    id,
  ]);
  return rows.length > 0;
}

export const changeContact = (tx: Tx, accountId: string, id: string, columns: Columns) =>
  tx.manager.update(ContactEntity, { accountId, id }, columns);

/**
 * Whether there was such a contact.
 * @throws a Refusal with IN_USE where it has conversations.
 */
export async function deleteContact(tx: Tx, accountId: string, id: string): Promise<boolean> {
  const { affected } = await refusing(tx.manager.delete(ContactEntity, { accountId, id }), {
    conversation_contact_fkey: problem("IN_USE", ["id"]),
  });
  return affected === 1;
}
