import { refusing } from "../../database/constraints.js";
import type { Tx } from "../../database/database.js";
import { problem } from "../../errors/user-error.js";
import { ContactGroupEntity } from "./organization.entity.js";

const taken = { contact_group_name_key: problem("ALREADY_EXISTS", ["input", "name"]) };

export const findContactGroup = (tx: Tx, accountId: string, id: string): Promise<ContactGroupEntity | null> =>
  tx.manager.findOneBy(ContactGroupEntity, { accountId, id });

/** @throws a Refusal with ALREADY_EXISTS where its name is taken. */
export const insertContactGroup = (tx: Tx, accountId: string, id: string, name: string) =>
  refusing(tx.manager.insert(ContactGroupEntity, { accountId, id, name }), taken);

/** @throws a Refusal with ALREADY_EXISTS where its name is taken. */
export const renameContactGroup = (tx: Tx, accountId: string, id: string, name: string) =>
  refusing(tx.manager.update(ContactGroupEntity, { accountId, id }, { name }), taken);

/** @throws a Refusal with IN_USE where campaigns are for it. */
export const deleteContactGroup = (tx: Tx, accountId: string, id: string) =>
  refusing(tx.manager.delete(ContactGroupEntity, { accountId, id }), {
    campaign_contact_group_fkey: problem("IN_USE", ["id"]),
  });
