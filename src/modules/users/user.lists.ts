import { boundedIds, boundedList, optionalId } from "../../input/ids.js";
import { patternOf } from "../../reading/search.js";
import type { ListSource, Source, Term } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";

export interface UserFilter {
  search?: string | null;
  status?: string[] | null;
  kind?: string[] | null;
  roleIds?: string[] | null;
  departmentIds?: string[] | null;
  skillIds?: string[] | null;
  projectIds?: string[] | null;
  organizationId?: string | null;
  twoFactorEnabled?: boolean | null;
}

export interface UserOrder {
  field: "NAME" | "EMAIL" | "CREATED_AT" | "LAST_SEEN_AT";
  direction: "ASC" | "DESC";
}

const ID: Term = { sql: "t.id", type: "uuid" };
const ORDERS: Record<UserOrder["field"], Pick<ListSource, "order" | "join">> = {
  NAME: { order: [{ sql: "t.name_key", type: "text" }, ID] },
  EMAIL: { order: [{ sql: '(t.email collate "C")', type: "text" }, ID] },
  CREATED_AT: { order: [{ sql: "t.created_at", type: "timestamptz" }, ID] },
  LAST_SEEN_AT: {
    join: "last_seen s on s.account_id = t.account_id and s.user_id = t.id",
    order: [
      { sql: "s.last_seen_at", type: "timestamptz" },
      { sql: "s.user_id", type: "uuid" },
    ],
  },
};

/** That a user has one of them at least. */
const having = (what: "role" | "department" | "skill" | "project") => (statement: Statement) =>
  `exists (select from user_${what} j where j.account_id = t.account_id and j.user_id = t.id and j.${what}_id = any(${statement.value(`${what}Ids`, "uuid[]")}))`;

const TWO_FACTOR = "exists (select from two_factor f where f.account_id = t.account_id and f.user_id = t.id)";

/** Each filter's condition; a filter that was left out, or is null, does not filter. */
const FILTERS = {
  status: (statement: Statement) => `t.status = any(${statement.value("status", "text[]")})`,
  kind: (statement: Statement) => `t.kind = any(${statement.value("kind", "text[]")})`,
  roleIds: having("role"),
  departmentIds: having("department"),
  skillIds: having("skill"),
  projectIds: having("project"),
  organizationId: (statement: Statement) => `t.organization_id = ${statement.value("organizationId", "uuid")}`,
  // Of either there may be few: PostgreSQL plans each for itself.
  withTwoFactor: () => TWO_FACTOR,
  withoutTwoFactor: () => `not ${TWO_FACTOR}`,
};

/** Each filter's values, ids as the database writes them. */
const valuesOf = (filter: UserFilter): Record<keyof typeof FILTERS, unknown> => ({
  status: boundedList(filter.status),
  kind: boundedList(filter.kind),
  roleIds: boundedIds(filter.roleIds),
  departmentIds: boundedIds(filter.departmentIds),
  skillIds: boundedIds(filter.skillIds),
  projectIds: boundedIds(filter.projectIds),
  organizationId: optionalId(filter.organizationId),
  withTwoFactor: filter.twoFactorEnabled === true || null,
  withoutTwoFactor: filter.twoFactorEnabled === false || null,
});

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
    ...ORDERS[field],
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
