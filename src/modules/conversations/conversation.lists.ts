import type { Viewer } from "../../access/viewer.js";
import { boundedIds, boundedList, idOf, optionalId } from "../../input/ids.js";
import { patternOf } from "../../reading/search.js";
import type { ListSource, Source, Term } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";
import { seenIn, visibleTo } from "./visibility.js";

export interface ConversationFilter {
  status?: readonly string[] | null;
  assigneeIds?: readonly string[] | null;
  unassigned?: boolean | null;
  departmentIds?: readonly string[] | null;
  contactId?: string | null;
  contactGroupId?: string | null;
  labelIds?: readonly string[] | null;
  search?: string | null;
}

export interface ConversationOrder {
  field: "CREATED_AT" | "LAST_MESSAGE_AT";
  direction: "ASC" | "DESC";
}

const ID: Term = { sql: "t.id", type: "uuid" };
const ORDERS: Record<ConversationOrder["field"], Term> = {
  CREATED_AT: { sql: "t.created_at", type: "timestamptz" },
  // In which nothing was said yet counts from its beginning.
  LAST_MESSAGE_AT: { sql: "coalesce(t.last_message_at, t.created_at)", type: "timestamptz" },
};

const among = (column: string, name: string, type: string) => (statement: Statement) =>
  `t.${column} = any(${statement.value(name, type)})`;

/** Contacts by what is in one of their columns, and protocols by any part of them. */
const searchIn = (column: "name_key" | "search_key") => (statement: Statement) => {
  const folded = `fold(${statement.value("search", "text")})`;
  return `(t.contact_id in (select c.id from contact c where c.account_id = ${statement.account} and c.${column} like ${folded}) or t.protocol like ${folded})`;
};

/** Each filter's condition; a filter that was left out, or is null, does not filter. */
const FILTERS = {
  status: among("status", "status", "text[]"),
  assigneeIds: among("assignee_id", "assigneeIds", "uuid[]"),
  withoutAssignee: () => "t.assignee_id is null",
  withAssignee: () => "t.assignee_id is not null",
  departmentIds: among("department_id", "departmentIds", "uuid[]"),
  contactId: (statement: Statement) => `t.contact_id = ${statement.value("contactId", "uuid")}`,
  contactGroupId: (statement: Statement) =>
    `exists (select from contact_group_contact j where j.account_id = t.account_id and j.contact_id = t.contact_id and j.contact_group_id = ${statement.value("contactGroupId", "uuid")})`,
  labelIds: (statement: Statement) =>
    `exists (select from conversation_label j where j.account_id = t.account_id and j.conversation_id = t.id and j.label_id = any(${statement.value("labelIds", "uuid[]")}))`,
};

/** Each filter's values, ids as the database writes them. */
const valuesOf = (filter: ConversationFilter): Record<keyof typeof FILTERS, unknown> => ({
  status: boundedList(filter.status),
  assigneeIds: boundedIds(filter.assigneeIds),
  withoutAssignee: filter.unassigned === true || null,
  withAssignee: filter.unassigned === false || null,
  departmentIds: boundedIds(filter.departmentIds),
  contactId: optionalId(filter.contactId),
  contactGroupId: optionalId(filter.contactGroupId),
  labelIds: boundedIds(filter.labelIds),
});

/**
 * The conversations that the viewer sees.
 * @throws BAD_USER_INPUT for malformed ids, and for filters past their bounds.
 */
export function conversationList(
  viewer: Viewer,
  filter: ConversationFilter,
  order: ConversationOrder | null | undefined,
): ListSource {
  const { field, direction } = order ?? { field: "LAST_MESSAGE_AT", direction: "DESC" };
  const values = valuesOf(filter);
  const given = (Object.keys(FILTERS) as (keyof typeof FILTERS)[]).filter((name) => values[name] != null);
  const search = patternOf(filter.search);
  // Of a contact, a client account knows the name.
  const searched = searchIn(viewer.kind === "CLIENT" ? "name_key" : "search_key");
  const visible = visibleTo(viewer);
  return {
    shape: `conversations ${visible.name} ${field} ${direction} ${given.join()}${search ? " searched" : ""}`,
    list: `conversations ${field} ${direction}`,
    type: "Conversation",
    where: (statement) => [
      ...seenIn(visible, "t", statement),
      ...given.map((name) => FILTERS[name](statement)),
      ...(search ? [searched(statement)] : []),
    ],
    values: { ...values, search },
    order: [ORDERS[field], ID],
    direction: direction === "DESC" ? "desc" : "asc",
  };
}

/** A protocol as people write it down: with blanks, dots and hyphens. What can be none is the empty one, which no conversation has. */
const protocolOf = (value: string): string => /^\d{1,18}$/.exec(value.replace(/[\s.-]/g, ""))?.[0] ?? "";

/**
 * One conversation that the viewer sees.
 * @throws BAD_USER_INPUT for a malformed id.
 */
export function conversationBy(viewer: Viewer, by: { id?: string | null; protocol?: string | null }): Source {
  const visible = visibleTo(viewer);
  const name = by.id == null ? "protocol" : "id";
  const value = by.id == null ? protocolOf(by.protocol!) : idOf(by.id);
  return {
    shape: `conversation by ${name} ${visible.name}`,
    type: "Conversation",
    where: (statement) => [
      `t.${name} = ${statement.value(name, name === "id" ? "uuid" : "text")}`,
      ...seenIn(visible, "t", statement),
    ],
    values: { [name]: value },
  };
}
