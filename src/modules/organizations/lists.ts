import { idOf, optionalId } from "../../input/ids.js";
import { patternOf } from "../../reading/search.js";
import type { ListSource, Source, Term } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";

/** The order of all lists of what is here: ids break ties. */
export const BY_NAME: readonly Term[] = [
  { sql: "t.name_key", type: "text" },
  { sql: "t.id", type: "uuid" },
];

type Type = "Contact" | "ContactGroup" | "Organization";

/** Which column a search looks in. */
const SEARCHED: Readonly<Record<Type, string>> = {
  Contact: "t.search_key",
  ContactGroup: "t.name_key",
  Organization: "t.name_key",
};

const inGroup = (statement: Statement): string =>
  `exists (select from contact_group_contact j where j.account_id = t.account_id and j.contact_id = t.id and j.contact_group_id = ${statement.value("groupId", "uuid")})`;

/**
 * All of the account's, by name, or those that are searched for.
 * @throws BAD_USER_INPUT for a search that is too long.
 */
export function namedList(
  type: Type,
  { search, groupId }: { search?: string | null; groupId?: string | null },
): ListSource {
  const pattern = patternOf(search);
  const values = { pattern, groupId: optionalId(groupId) };
  return {
    shape: `all of ${type}${pattern ? " searched" : ""}${values.groupId ? " of a group" : ""}`,
    list: `all of ${type}`,
    type,
    where: (statement) => [
      ...(pattern ? [`${SEARCHED[type]} like fold(${statement.value("pattern", "text")})`] : []),
      ...(values.groupId ? [inGroup(statement)] : []),
    ],
    values,
    order: BY_NAME,
    direction: "asc",
  };
}

/** @throws BAD_USER_INPUT for a malformed id. */
export const byId = (type: Type, id: string): Source => ({
  shape: `one of ${type}`,
  type,
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id: idOf(id) },
});
