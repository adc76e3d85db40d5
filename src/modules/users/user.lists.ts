import { badUserInput } from "../../errors/graphql-errors.js";
import { idsOf, MOST_IDS } from "../../input/ids.js";
import { patternOf } from "../../reading/search.js";
import type { ListSource, Source, Term } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";

export interface UserFilter {
  search?: string | null;
  status?: string[] | null;
  kind?: string[] | null;
  roleIds?: string[] | null;
  departmentIds?: string[] | null;
}

export interface UserOrder {
  field: "NAME" | "EMAIL" | "CREATED_AT" | "LAST_SEEN_AT";
  direction: "ASC" | "DESC";
}

const ID: Term = { sql: "t.id", type: "uuid" };
const ORDERS: Record<UserOrder["field"], Term> = {
  NAME: { sql: "t.name_key", type: "text" },
  EMAIL: { sql: '(t.email collate "C")', type: "text" },
  CREATED_AT: { sql: "t.created_at", type: "timestamptz" },
  LAST_SEEN_AT: { sql: "coalesce(t.last_seen_at, '-infinity')", type: "timestamptz" },
};

/** Each filter's condition; a filter that was left out, or is null, does not filter. */
const FILTERS: Record<Exclude<keyof UserFilter, "search">, (statement: Statement) => string> = {
  status: (statement) => `t.status = any(${statement.value("status", "text[]")})`,
  kind: (statement) => `t.kind = any(${statement.value("kind", "text[]")})`,
  roleIds: (statement) =>
    `exists (select from user_role j where j.account_id = t.account_id and j.user_id = t.id and j.role_id = any(${statement.value("roleIds", "uuid[]")}))`,
  departmentIds: (statement) =>
    `exists (select from user_department j where j.account_id = t.account_id and j.user_id = t.id and j.department_id = any(${statement.value("departmentIds", "uuid[]")}))`,
};

/** Each filter's values, ids as the database writes them. */
function valuesOf({ status, kind, roleIds, departmentIds }: UserFilter): Record<keyof typeof FILTERS, unknown> {
  for (const values of [status, kind, roleIds, departmentIds])
    if (values && values.length > MOST_IDS) throw badUserInput(`A filter may list at most ${MOST_IDS} values.`);
  return { status, kind, roleIds: roleIds && idsOf(roleIds), departmentIds: departmentIds && idsOf(departmentIds) };
}

/**
 * The account's users who are not deleted. Without `searchesAddresses`, a search matches names only.
 * @throws BAD_USER_INPUT for malformed ids, and for filters past their bounds.
 */
export function userList(
  filter: UserFilter,
  order: UserOrder | null | undefined,
  searchesAddresses: boolean,
): ListSource {
  const { field, direction } = order ?? { field: "NAME", direction: "ASC" };
  const values = valuesOf(filter);
  const given = (Object.keys(FILTERS) as (keyof typeof FILTERS)[]).filter((name) => values[name] != null);
  const pattern = patternOf(filter.search);
  const searches = pattern ? (searchesAddresses ? "names and addresses" : "names") : "nothing";
  return {
    shape: `users ${field} ${direction} ${given.join()} ${searches}`,
    list: `users ${field} ${direction}`,
    type: "User",
    where: (statement) => {
      const conditions = ["t.status <> 'DELETED'", ...given.map((name) => FILTERS[name](statement))];
      if (pattern) {
        const folded = `fold(${statement.value("pattern", "text")})`;
        // Addresses are folded as they are: lower case, and ASCII.
        conditions.push(
          searchesAddresses ? `(t.name_key like ${folded} or t.email like ${folded})` : `t.name_key like ${folded}`,
        );
      }
      return conditions;
    },
    values: { ...values, pattern },
    order: [ORDERS[field], ID],
    direction: direction === "DESC" ? "desc" : "asc",
  };
}

/** One user who is not deleted. */
export const userById = (id: string): Source => ({
  shape: "user by id",
  type: "User",
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`, "t.status <> 'DELETED'"],
  values: { id },
});
