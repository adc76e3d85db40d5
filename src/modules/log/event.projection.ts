import { EventKind } from "../../events/event.js";
import { logCursorSql } from "../../events/log.js";
import { column, type Field, one, project, projectionOf, sql, timestamp } from "../../reading/projection.js";

/** The kinds of each type of event; what is not listed is an AccountEvent. */
const TYPES: Record<string, (kind: EventKind) => boolean> = {
  InvitationEvent: (kind) => kind.startsWith("INVITATION_"),
  UserEvent: (kind) => kind.startsWith("USER_"),
  RoleEvent: (kind) => kind.startsWith("ROLE_"),
  OrganizationEvent: (kind) => kind.startsWith("ORGANIZATION_"),
  StructureEvent: (kind) => kind.startsWith("STRUCTURE_"),
  ApiKeyEvent: (kind) => kind.startsWith("API_KEY_"),
};

const typename = (event: string): string => {
  const cases = Object.entries(TYPES).map(([type, has]) => {
    const kinds = Object.values(EventKind).filter(has);
    return `when ${event}.kind in (${kinds.map((kind) => `'${kind}'`).join(", ")}) then '${type}'`;
  });
  return `(case ${cases.join(" ")} else 'AccountEvent' end)`;
};

const EVERY: Record<string, Field> = {
  id: column("id"),
  kind: column("kind"),
  cursor: sql((event, statement) => logCursorSql(statement, `${event}.sequence`)),
  sequence: column("sequence"),
  at: timestamp("at"),
  actor: one("User", "actor_id"),
  actorName: column("actor_name"),
  changes: { is: "items", type: "FieldChange", sql: (event) => `${event}.changes` },
};

const item = (name: string): Field => sql((change) => `${change}.value -> '${name}'`);

project({
  type: "FieldChange",
  table: "event",
  key: "sequence",
  fields: { field: item("field"), before: item("before"), after: item("after") },
});

/** A user whom lists and ids still find. */
const livingUser: Field = {
  is: "one",
  type: "User",
  rows: (events, { account }) => ({
    key: "user_id",
    from: `select t.id as k, t.* from ${projectionOf("User").table} t
      where t.account_id = ${account} and t.id = ${events.any("user_id")} and t.status <> 'DELETED'`,
  }),
};

const event = (type: string, fields: Record<string, Field>) =>
  project({ type, table: "event", key: "sequence", keyType: "bigint", fields: { ...EVERY, ...fields } });

event("InvitationEvent", {
  invitationId: column("subject_id"),
  email: column("subject_name"),
  invitation: one("Invitation", "subject_id"),
});
event("UserEvent", { userId: column("user_id"), user: livingUser });
event("RoleEvent", { roleId: column("subject_id"), role: one("Role", "subject_id") });
event("OrganizationEvent", {
  organizationId: column("subject_id"),
  organization: one("Organization", "subject_id"),
});
event("StructureEvent", {
  structureKind: column("structure_kind"),
  structureId: column("subject_id"),
  name: column("subject_name"),
});
event("ApiKeyEvent", { apiKeyId: column("subject_id"), name: column("subject_name") });
event("AccountEvent", { account: one("Account", "account_id"), subjectId: column("subject_id") });

project({
  type: "Event",
  table: "event",
  key: "sequence",
  keyType: "bigint",
  fields: EVERY,
  abstract: { typename, types: [...Object.keys(TYPES), "AccountEvent"] },
});
