import { idsOf, optionalId } from "../../input/ids.js";
import { patternOf } from "../../reading/search.js";
import type { ListSource, Source, Term } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";

export interface InvitationFilter {
  status?: string[] | null;
  search?: string | null;
  roleIds?: string[] | null;
  organizationId?: string | null;
}

export interface InvitationOrder {
  field: "CREATED_AT" | "SENT_AT" | "EXPIRES_AT" | "EMAIL";
  direction: "ASC" | "DESC";
}

const ID: Term = { sql: "t.id", type: "uuid" };
const ORDERS: Record<InvitationOrder["field"], Term> = {
  CREATED_AT: { sql: "t.created_at", type: "timestamptz" },
  SENT_AT: { sql: "t.sent_at", type: "timestamptz" },
  EXPIRES_AT: { sql: "t.expires_at", type: "timestamptz" },
  EMAIL: { sql: '(t.email collate "C")', type: "text" },
};

/** Each filter's condition; a filter that was left out, or is null, does not filter. */
const FILTERS: Record<keyof InvitationFilter, (statement: Statement) => string> = {
  status: (statement) => `t.status = any(${statement.value("status", "text[]")})`,
  roleIds: (statement) =>
    `exists (select from invitation_role j where j.account_id = t.account_id and j.invitation_id = t.id and j.role_id = any(${statement.value("roleIds", "uuid[]")}))`,
  organizationId: (statement) => `t.organization_id = ${statement.value("organizationId", "uuid")}`,
  search: (statement) => `t.search_key like fold(${statement.value("search", "text")})`,
};

/** The account's invitations, ended ones included; newest first where no order is asked for. */
export function invitationList(filter: InvitationFilter, order: InvitationOrder | null | undefined): ListSource {
  const { field, direction } = order ?? { field: "CREATED_AT", direction: "DESC" };
  const values: Record<keyof InvitationFilter, unknown> = {
    status: filter.status,
    search: patternOf(filter.search),
    roleIds: filter.roleIds && idsOf(filter.roleIds),
    organizationId: optionalId(filter.organizationId),
  };
  const given = (Object.keys(FILTERS) as (keyof InvitationFilter)[]).filter((name) => values[name] != null);
  return {
    shape: `invitations ${field} ${direction} ${given.join()}`,
    list: `invitations ${field} ${direction}`,
    type: "Invitation",
    where: (statement) => given.map((name) => FILTERS[name](statement)),
    values,
    order: [ORDERS[field], ID],
    direction: direction === "DESC" ? "desc" : "asc",
  };
}

export const invitationById = (id: string): Source => ({
  shape: "invitation by id",
  type: "Invitation",
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id },
});
