import type { QueryDeepPartialEntity } from "typeorm";
import { refusing } from "../../database/constraints.js";
import { type Problem, problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind, type StructureKind } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import type { PartEntity } from "./part.entity.js";

/** The most parts of a kind in an account: they are listed whole. */
const MOST = 1_000;

/** What writing a kind of part has to know of it. */
export interface PartKind<Row extends PartEntity = PartEntity> {
  /** As the log names it. */
  readonly kind: StructureKind;
  readonly entity: new () => Row;
  /** What inputs and the log call its name, where they do not call it that. */
  readonly nameField?: string;
  /** The constraint that keeps names apart. */
  readonly nameKey: string;
  /** The constraints by which others refer to it: while they do, it is in use. */
  readonly references: readonly string[];
}

const taken = ({ nameKey, nameField = "name" }: PartKind): Record<string, Problem> => ({
  [nameKey]: problem("ALREADY_EXISTS", ["input", nameField]),
});

/** Fields as the log calls them. */
const told = ({ nameField = "name" }: PartKind, { name, ...others }: { name?: unknown }) => ({
  [nameField]: name,
  ...others,
});

const subject = ({ kind }: PartKind, { id, name }: { id: string; name: string }) => ({
  structureKind: kind,
  subjectId: id,
  subjectName: name,
});

/**
 * Adds a part to the account. The log tells its name, and `more`.
 * @throws a Refusal with TOO_MANY, or with ALREADY_EXISTS where its name is taken.
 */
export async function addPart<Row extends PartEntity>(
  tx: AccountTx,
  kind: PartKind<Row>,
  part: QueryDeepPartialEntity<Row> & { id: string; name: string },
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { id: accountId } = tx.account;
  const count = await tx.manager.countBy<PartEntity>(kind.entity, { accountId });
  if (count >= MOST) throw new Refusal(problem("TOO_MANY", ["input"]));
  await refusing(tx.manager.insert(kind.entity, { ...part, accountId }), taken(kind));
  tx.record({
    kind: EventKind.STRUCTURE_CREATED,
    ...subject(kind, part),
    changes: changesOf({}, told(kind, { ...more, name: part.name })),
  });
}

/** @throws a Refusal with NOT_FOUND. `path` is where the input names it. */
export async function findPart<Row extends PartEntity>(
  tx: AccountTx,
  { entity }: PartKind<Row>,
  id: string,
  path: string[],
): Promise<Row> {
  const part = await tx.manager.findOneBy<PartEntity>(entity, { accountId: tx.account.id, id });
  if (!part) throw new Refusal(problem("NOT_FOUND", path));
  return part as Row;
}

/**
 * Changes a part, where it is not so already.
 * @throws a Refusal with ALREADY_EXISTS where its new name is taken.
 */
export async function changePart<Row extends PartEntity>(
  tx: AccountTx,
  kind: PartKind<Row>,
  part: Row,
  change: QueryDeepPartialEntity<Row> & { name?: string },
): Promise<void> {
  const changes = changesOf(told(kind, part), told(kind, change));
  if (!changes.length) return;
  const { accountId, id } = part;
  await refusing(tx.manager.update(kind.entity, { accountId, id }, change), taken(kind));
  const name = change.name ?? part.name;
  tx.record({ kind: EventKind.STRUCTURE_UPDATED, ...subject(kind, { id, name }), changes });
}

/** @throws a Refusal with IN_USE where something refers to it. */
export async function removePart(tx: AccountTx, kind: PartKind, part: PartEntity, path: string[]): Promise<void> {
  const { accountId, id } = part;
  const inUse = kind.references.map((constraint) => [constraint, problem("IN_USE", path)]);
  await refusing(tx.manager.delete(kind.entity, { accountId, id }), Object.fromEntries(inUse));
  tx.record({
    kind: EventKind.STRUCTURE_DELETED,
    ...subject(kind, part),
    changes: changesOf(told(kind, { name: part.name }), told(kind, { name: null })),
  });
}
