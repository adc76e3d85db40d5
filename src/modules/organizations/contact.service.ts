import { v7 as uuidv7 } from "uuid";
import { problem, Refusal } from "../../errors/user-error.js";
import { EventKind } from "../../events/event.js";
import type { UnloggedTx, UnloggedWrite } from "../../events/unlogged.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import type { Places } from "../../input/places.js";
import { checkContact, type GivenContact } from "./contact.input.js";
import { changeContact, deleteContact, holdContact, insertContact } from "./contact.store.js";
import { findToLink, GROUPS_OF_CONTACT, link } from "./pairs.store.js";

/**
 * Contacts are personal data of people outside, and many: making and changing them is no event. That one was deleted is, by its id alone.
 */
export class ContactService {
  constructor(
    private readonly write: Write,
    private readonly unlogged: UnloggedWrite,
  ) {}

  async create(actor: Actor, input: GivenContact): Promise<{ contact: string }> {
    const { columns, groups } = checkContact(input, true);
    const id = uuidv7();
    await this.unlogged.by(actor, async (tx) => {
      await insertContact(tx, tx.accountId, id, columns);
      if (groups) await group(tx, id, groups);
    });
    return { contact: id };
  }

  async update(actor: Actor, input: GivenContact & { id: string }): Promise<{ contact: string }> {
    const id = idOf(input.id);
    const { columns, groups } = checkContact(input, false);
    await this.unlogged.by(actor, async (tx) => {
      if (!(await holdContact(tx, tx.accountId, id))) throw new Refusal(problem("NOT_FOUND", ["input", "id"]));
      if (Object.values(columns).some((value) => value !== undefined))
        await changeContact(tx, tx.accountId, id, columns);
      if (groups) await group(tx, id, groups);
    });
    return { contact: id };
  }

  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      if (!(await deleteContact(tx, tx.account.id, id))) throw new Refusal(problem("NOT_FOUND", ["id"]));
      tx.record({ kind: EventKind.CONTACT_DELETED, subjectId: id });
    });
    return { deletedId: id };
  }
}

/** Puts a contact into these groups alone. */
async function group(tx: UnloggedTx, id: string, groups: Places): Promise<void> {
  await findToLink(tx, tx.accountId, GROUPS_OF_CONTACT, groups);
  await link(tx, tx.accountId, GROUPS_OF_CONTACT, id, [...groups.keys()]);
}
