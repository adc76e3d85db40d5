import { v7 as uuidv7 } from "uuid";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind, type Named, namesOf, StructureKind } from "../../events/event.js";
import type { AccountTx, Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { type Places, placesOf } from "../../input/places.js";
import { deleteContactGroup, findContactGroup, insertContactGroup, renameContactGroup } from "./contact-group.store.js";
import type { ContactGroupEntity } from "./organization.entity.js";
import { touchOrganizations } from "./organization.store.js";
import { CONTACTS_OF_GROUP, findToLink, link, ORGANIZATIONS_OF_GROUP, readLinked } from "./pairs.store.js";

type Ids = readonly string[] | null;

interface Given {
  organizationIds?: Ids;
  contactIds?: Ids;
}

/** What is to be linked; null stays as it is. */
interface Links {
  organizations: Places | null;
  contacts: Places | null;
}

/** Groups of contacts. The log tells of their names and organizations; whom they hold is the contacts' own business, and no event. */
export class ContactGroupService {
  constructor(private readonly write: Write) {}

  async create(actor: Actor, input: Given & { name: string }): Promise<{ contactGroup: string }> {
    const check = new InputCheck();
    const name = check.name(input.name, ["input", "name"]);
    const links = linksIn(input);
    check.done();
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      await insertContactGroup(tx, tx.account.id, id, name);
      const [, after] = await relink(tx, id, links);
      const organizations = after?.length ? namesOf(after) : undefined;
      tx.record({
        kind: EventKind.STRUCTURE_CREATED,
        ...subject(id, name),
        changes: changesOf({}, { name, organizations }),
      });
    });
    return { contactGroup: id };
  }

  async update(actor: Actor, input: Given & { id: string; name?: string | null }): Promise<{ contactGroup: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const name = check.changedName(input.name, ["input", "name"]);
    const links = linksIn(input);
    check.done();
    await this.write.by(actor, async (tx) => {
      const group = await find(tx, id, ["input", "id"]);
      const [before, after] = await relink(tx, id, links);
      const changes = changesOf(
        { name: group.name, organizations: before && namesOf(before) },
        { name, organizations: after ? namesOf(after) : undefined },
      );
      if (!changes.length) return;
      if (name !== undefined && name !== group.name) await renameContactGroup(tx, tx.account.id, id, name);
      tx.record({ kind: EventKind.STRUCTURE_UPDATED, ...subject(id, name ?? group.name), changes });
    });
    return { contactGroup: id };
  }

  /** Its contacts and organizations stay, and let go of it. */
  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      const { name } = await find(tx, id, ["id"]);
      const organizations = await readLinked(tx, tx.account.id, ORGANIZATIONS_OF_GROUP, id);
      await deleteContactGroup(tx, tx.account.id, id);
      if (organizations.length) await touch(tx, organizations);
      tx.record({
        kind: EventKind.STRUCTURE_DELETED,
        ...subject(id, name),
        changes: changesOf({ name }, { name: null }),
      });
    });
    return { deletedId: id };
  }
}

const subject = (id: string, name: string) => ({
  structureKind: StructureKind.CONTACT_GROUP,
  subjectId: id,
  subjectName: name,
});

const linksIn = ({ organizationIds, contactIds }: Given): Links => ({
  organizations: organizationIds === undefined ? null : placesOf(organizationIds ?? [], ["input", "organizationIds"]),
  contacts: contactIds === undefined ? null : placesOf(contactIds ?? [], ["input", "contactIds"]),
});

/** @throws a Refusal with NOT_FOUND. */
async function find(tx: AccountTx, id: string, path: string[]): Promise<ContactGroupEntity> {
  const group = await findContactGroup(tx, tx.account.id, id);
  if (!group) throw new Refusal(problem("NOT_FOUND", path));
  return group;
}

const touch = (tx: AccountTx, organizations: readonly Named[]) =>
  touchOrganizations(
    tx,
    tx.account.id,
    organizations.map(({ id }) => id),
  );

/** Links a group anew. Answers its organizations before and after, where they are given; those that it gains or loses have changed too. */
async function relink(
  tx: AccountTx,
  id: string,
  { organizations, contacts }: Links,
): Promise<[before: Named[] | null, after: Named[] | null]> {
  if (contacts) {
    await findToLink(tx, tx.account.id, CONTACTS_OF_GROUP, contacts);
    await link(tx, tx.account.id, CONTACTS_OF_GROUP, id, [...contacts.keys()]);
  }
  if (!organizations) return [null, null];
  const before = await readLinked(tx, tx.account.id, ORGANIZATIONS_OF_GROUP, id);
  const after = await findToLink(tx, tx.account.id, ORGANIZATIONS_OF_GROUP, organizations);
  const had = new Set(before.map((each) => each.id));
  const changed = [
    ...before.filter((each) => !organizations.has(each.id)),
    ...after.filter((each) => !had.has(each.id)),
  ];
  if (changed.length) {
    await link(tx, tx.account.id, ORGANIZATIONS_OF_GROUP, id, [...organizations.keys()]);
    await touch(tx, changed);
  }
  return [before, after];
}
