import { v7 as uuidv7 } from "uuid";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind, namesOf } from "../../events/event.js";
import type { AccountTx, Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import type { OrganizationEntity } from "./organization.entity.js";
import type { OrganizationHooks } from "./organization.hooks.js";
import {
  changeOrganization,
  deleteOrganization,
  findOrganization,
  hasUsers,
  insertOrganization,
} from "./organization.store.js";
import { findToLink, GROUPS_OF_ORGANIZATION, link, readLinked } from "./pairs.store.js";

type GroupIds = readonly string[] | null;

const NAME = ["input", "name"];
const GROUPS = ["input", "contactGroupIds"];

/** Third parties, and which contact groups they may read about. Both are told by the log: they decide what client accounts see. */
export class OrganizationService {
  constructor(
    private readonly write: Write,
    private readonly hooks: OrganizationHooks,
  ) {}

  async create(actor: Actor, input: { name: string; contactGroupIds?: GroupIds }): Promise<{ organization: string }> {
    const check = new InputCheck();
    const name = check.name(input.name, NAME);
    const places = placesOf(input.contactGroupIds ?? [], GROUPS);
    check.done();
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      const groups = await findToLink(tx, tx.account.id, GROUPS_OF_ORGANIZATION, places);
      await insertOrganization(tx, tx.account.id, id, name);
      await link(tx, tx.account.id, GROUPS_OF_ORGANIZATION, id, [...places.keys()]);
      const contactGroups = groups.length ? namesOf(groups) : undefined;
      tx.record({
        kind: EventKind.ORGANIZATION_CREATED,
        subjectId: id,
        subjectName: name,
        changes: changesOf({}, { name, contactGroups }),
      });
    });
    return { organization: id };
  }

  async update(
    actor: Actor,
    input: { id: string; name?: string | null; contactGroupIds?: GroupIds; expectedVersion?: number | null },
  ): Promise<{ organization: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const name = check.changedName(input.name, NAME);
    const places = input.contactGroupIds === undefined ? null : placesOf(input.contactGroupIds ?? [], GROUPS);
    check.done();
    await this.write.by(actor, async (tx) => {
      const organization = await find(tx, id, ["input", "id"]);
      if (input.expectedVersion != null && input.expectedVersion !== organization.version)
        throw new Refusal(problem("CONFLICT", ["input", "expectedVersion"]));
      const before = places && namesOf(await readLinked(tx, tx.account.id, GROUPS_OF_ORGANIZATION, id));
      const after = places && namesOf(await findToLink(tx, tx.account.id, GROUPS_OF_ORGANIZATION, places));
      const changes = changesOf(
        { name: organization.name, contactGroups: before },
        { name, contactGroups: after ?? undefined },
      );
      if (!changes.length) return;
      const subjectName = name ?? organization.name;
      await changeOrganization(tx, tx.account.id, id, subjectName);
      if (places) await link(tx, tx.account.id, GROUPS_OF_ORGANIZATION, id, [...places.keys()]);
      tx.record({ kind: EventKind.ORGANIZATION_UPDATED, subjectId: id, subjectName, changes });
    });
    return { organization: id };
  }

  /** Deletes one that nobody is in. The pending invitations to it are revoked. */
  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      const { name } = await find(tx, id, ["id"]);
      if (await hasUsers(tx, tx.account.id, id)) throw new Refusal(problem("IN_USE", ["id"]));
      await this.hooks.revokeInvitationsTo(tx, id);
      await deleteOrganization(tx, tx.account.id, id);
      tx.record({
        kind: EventKind.ORGANIZATION_DELETED,
        subjectId: id,
        subjectName: name,
        changes: changesOf({ name }, { name: null }),
      });
    });
    return { deletedId: id };
  }
}

/** @throws a Refusal with NOT_FOUND. */
async function find(tx: AccountTx, id: string, path: string[]): Promise<OrganizationEntity> {
  const organization = await findOrganization(tx, tx.account.id, id);
  if (!organization) throw new Refusal(problem("NOT_FOUND", path));
  return organization;
}
