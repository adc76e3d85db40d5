import { Permission as P } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import type { Statement } from "../../reading/statement.js";

/** The SQL of whose conversations are meant, and who asks. */
export interface Asking {
  account: string;
  /** The viewer's user id; null for a key. */
  viewer: string;
}

/** Which conversations somebody sees: the one predicate of all ways of reaching them. It depends on the viewer's rights alone. */
export interface Visibility {
  /** Names the SQL. */
  readonly name: string;
  /** The condition over the alias of a row. */
  readonly where: (conversation: string, asking: Asking) => string;
}

type Condition = Visibility["where"];

/** What of a kind the viewer belongs to: no part of the row's, so that it is read once. */
const own = (part: "department" | "project" | "chat_group", { account, viewer }: Asking): string =>
  `any(array(select ${part}_id from user_${part} where account_id = ${account} and user_id = ${viewer}))`;

const ofOwnDepartments: Condition = (c, asking) =>
  `(${c}.department_id is null or ${c}.department_id = ${own("department", asking)})`;

/** Where it has such a part, it is for who belongs to that too. */
const onlyForMembers = (part: "project" | "chat_group", c: string, asking: Asking): string =>
  `(${c}.${part}_id is null or ${c}.${part}_id = ${own(part, asking)})`;

const all: Condition = () => "true";
const assigned: Condition = (c, { viewer }) => `${c}.assignee_id = ${viewer}`;
const department: Condition = (c, asking) =>
  `(${ofOwnDepartments(c, asking)} and (${c}.started_by_user_id is null or ${c}.started_by_user_id = ${asking.viewer})
    and ${onlyForMembers("project", c, asking)} and ${onlyForMembers("chat_group", c, asking)})`;
const queue: Condition = (c, asking) => `(${c}.assignee_id is null and ${ofOwnDepartments(c, asking)})`;

/** Those whose contact is, now, in a group that is linked to its organization. */
const client: Condition = (c, { account, viewer }) => `exists (
  select from contact_group_contact j
  join organization_contact_group g on g.account_id = j.account_id and g.contact_group_id = j.contact_group_id
  join app_user u on u.account_id = g.account_id and u.organization_id = g.organization_id
  where j.account_id = ${account} and j.contact_id = ${c}.contact_id and u.id = ${viewer})`;

/** What the viewer sees of conversations. */
export function visibleTo(viewer: Viewer): Visibility {
  if (viewer.kind === "CLIENT") return { name: "client", where: client };
  if (can(viewer, P.CONVERSATIONS_READ_ALL)) return { name: "all", where: all };
  const reads = can(viewer, P.CONVERSATIONS_READ_ASSIGNED) || can(viewer, P.CONVERSATIONS_READ_DEPARTMENT);
  const parts: [name: string, condition: Condition][] = [];
  if (reads) parts.push(["assigned", assigned]);
  if (can(viewer, P.CONVERSATIONS_READ_DEPARTMENT)) parts.push(["department", department]);
  // Whoever assigns, but may read nothing, is not shown what there is to assign.
  if (reads && can(viewer, P.CONVERSATIONS_ASSIGN)) parts.push(["queue", queue]);
  return {
    name: parts.map(([name]) => name).join("+") || "none",
    where: (c, asking) => (parts.length ? `(${parts.map(([, where]) => where(c, asking)).join(" or ")})` : "false"),
  };
}

const NOBODY: Asking = { account: "null", viewer: "null" };

/** The condition as a part of what is read; none where everything is seen. */
export function seenIn({ name, where }: Visibility, conversation: string, statement: Statement): string[] {
  if (name === "all") return [];
  // A parameter that the statement does not use has no type, and is refused.
  return [where(conversation, name === "none" ? NOBODY : statement)];
}
