import type { Sql } from "../../database/sql.js";
import type { Problem } from "../../errors/user-error.js";
import { type FieldChange, namesOf } from "../../events/event.js";
import { notFound, type Places, placesOf } from "../../input/places.js";
import { type FoundPart, findParts, readHeldParts } from "./assignment.store.js";
import { PART_LISTS, type PartList } from "./part.js";

/** Something of each list, or of some. */
type ByList<Of> = { readonly [List in PartList]?: Of };

const IDS = {
  departments: "departmentIds",
  skills: "skillIds",
  projects: "projectIds",
  channels: "channelIds",
  chatGroups: "chatGroupIds",
} as const;

/** Which parts somebody is to have, as an input names them: a list that is undefined stays as it is, null is none. */
export type GivenPartIds = { readonly [List in PartList as (typeof IDS)[List]]?: readonly string[] | null };

/** Those of an input's lists that name any part. */
export const partFieldsOf = (given: GivenPartIds): string[] =>
  Object.values(IDS).filter((field) => given[field]?.length);

/** Where an input names each part. */
export type PlacedParts = ByList<Places>;

/** Parts that exist, to be given. Lists that are left out stay as they are. */
export type Parts = ByList<readonly FoundPart[]>;

/** Something of each list there is something of. */
const byList = <Of>(of: (list: PartList) => Of | undefined): ByList<Of> =>
  Object.fromEntries(PART_LISTS.map((list) => [list, of(list)]).filter(([, found]) => found !== undefined));

/**
 * The parts that an input at `path` names.
 * @throws BAD_USER_INPUT for a malformed id; a Refusal with TOO_MANY for more than 500 in a list.
 */
export const placedParts = (given: GivenPartIds, path: string[]): PlacedParts =>
  byList((list) => {
    const ids = given[IDS[list]];
    return ids === undefined ? undefined : placesOf(ids ?? [], [...path, IDS[list]]);
  });

/** Looks up what an input names, in one statement; `unknown` is a NOT_FOUND for each part that does not exist. */
export async function resolveParts(
  sql: Sql,
  accountId: string,
  placed: PlacedParts,
): Promise<{ parts: Parts; unknown: Problem[] }> {
  const ids = byList((list) => placed[list] && [...placed[list].keys()]);
  const found = Object.values(ids).some(({ length }) => length) ? await findParts(sql, accountId, ids) : [];
  const parts = byList((list) => placed[list] && found.filter((part) => part.list === list));
  const unknown = PART_LISTS.flatMap((list) => notFound(placed[list] ?? new Map(), parts[list] ?? []));
  return { parts, unknown };
}

/** The names of parts that are given to somebody new, as the log tells them: no lists of none. */
export const givenPartNames = (parts: Parts): ByList<string[]> =>
  byList((list) => (parts[list]?.length ? namesOf(parts[list]) : undefined));

/** Parts are told by their names, but told apart by their ids: chat groups of different channels may share a name. */
function changeOf(list: PartList, before: readonly FoundPart[], after: readonly FoundPart[]): FieldChange[] {
  const ids = new Set(before.map(({ id }) => id));
  if (after.length === ids.size && after.every(({ id }) => ids.has(id))) return [];
  return [{ field: list, before: JSON.stringify(namesOf(before)), after: JSON.stringify(namesOf(after)) }];
}

/** What giving users these parts would change of each, by their ids. */
export async function partChanges(
  sql: Sql,
  accountId: string,
  userIds: readonly string[],
  parts: Parts,
): Promise<ReadonlyMap<string, FieldChange[]>> {
  const lists = PART_LISTS.filter((list) => parts[list]);
  if (!lists.length) return new Map();
  const held = new Map<string, FoundPart[]>(userIds.map((id) => [id, []]));
  for (const part of await readHeldParts(sql, accountId, userIds, lists)) held.get(part.userId)?.push(part);
  const changesOf = (had: readonly FoundPart[]) =>
    lists.flatMap((list) => {
      const before = had.filter((part) => part.list === list);
      return changeOf(list, before, parts[list] ?? []);
    });
  return new Map([...held].map(([id, had]) => [id, changesOf(had)]));
}
