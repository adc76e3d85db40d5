import { Permission } from "../../access/permissions.js";
import { openUsersSql } from "../../events/open-users.js";
import { column, extend, type Field, linked, one, project, rfc3339, sql, timestamp } from "../../reading/projection.js";
import { systemRolesFirst } from "../roles/index.js";
import { assignedParts, byName } from "../structure/index.js";

/** The union of what each user's roles allow, in the catalogue's order. */
const permissionsOf = (sqlOf: Extract<Field, { is: "figure" }>["sql"]): Field => ({
  is: "figure",
  rows: (users, { account }) => ({
    key: "id",
    from: `select j.user_id as k, array_agg(distinct p) as v
      from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id cross join unnest(r.permissions) p
      where j.account_id = ${account} and j.user_id = ${users.any("id")} group by j.user_id`,
  }),
  sql: sqlOf,
});

const CATALOGUE = `array[${Object.values(Permission)
  .map((permission) => `'${permission}'`)
  .join(", ")}]`;

const managing = [Permission.USERS_MANAGE, Permission.USERS_DELETE];

project({
  type: "User",
  table: "app_user",
  key: "id",
  own: (user, { viewer }) => `${user}.id = ${viewer}`,
  fields: {
    id: column("id"),
    kind: column("kind"),
    firstName: column("first_name"),
    lastName: column("last_name"),
    name: sql((user) => `${user}.first_name || ' ' || ${user}.last_name`),
    webchatName: sql((user) => `coalesce(${user}.webchat_name, ${user}.first_name || ' ' || ${user}.last_name)`),
    presence: {
      is: "figure",
      rows: (users, { account }) => ({
        key: "id",
        from: `select distinct open.id as k, true as v from (${openUsersSql(account)}) open where open.id in (select id from ${users.alias})`,
      }),
      sql: (open, user) => `case when ${open} then ${user}.presence else 'OFFLINE' end`,
    },
    email: column("email"),
    emailVerified: sql((user) => `${user}.email_verified_at is not null`),
    status: column("status"),
    suspension: { is: "object", type: "Suspension", present: (user) => `${user}.status = 'SUSPENDED'` },
    roles: linked("Role", "user_role", "user_id", "role_id", systemRolesFirst),
    permissions: permissionsOf(
      (held) =>
        `to_json(array(select p from unnest(${CATALOGUE}) with ordinality c(p, n) where p = any(${held}) order by n))`,
    ),
    ...assignedParts("user"),
    conversationLimit: column("conversation_limit"),
    absenceMessage: column("absence_message"),
    mustChangePassword: column("must_change_password"),
    lastSeenAt: {
      is: "figure",
      rows: (users, { account }) => ({
        key: "id",
        from: `select s.user_id as k, nullif(s.last_seen_at, '-infinity') as v from last_seen s where s.account_id = ${account} and s.user_id = ${users.any("id")}`,
      }),
      sql: rfc3339,
    },
    language: column("language"),
    createdAt: timestamp("created_at"),
    version: column("version"),
    manageable: permissionsOf((held, user, statement) => {
      const { permissions, administrator, viewer } = statement;
      const own = `coalesce(${held}, '{}')`;
      // A proper subset of what the viewer holds; an Administrator manages everyone but itself.
      return `(${permissions} && array[${managing.map((permission) => `'${permission}'`).join(", ")}] and ${user}.status <> 'DELETED' and ${user}.id is distinct from ${viewer}
        and (${administrator} or (${own} <@ ${permissions} and cardinality(${own}) < cardinality(${permissions}))))`;
    }),
  },
});

project({
  type: "Suspension",
  table: "app_user",
  key: "id",
  fields: {
    at: timestamp("suspended_at"),
    until: timestamp("suspended_until"),
    reason: column("suspension_reason"),
    by: one("User", "suspended_by"),
  },
});

extend("Role", {
  userCount: {
    is: "figure",
    rows: (roles, { account }) => ({
      key: "id",
      // Whoever is deleted holds none.
      from: `select j.role_id as k, count(*)::int as v from user_role j
        where j.account_id = ${account} and j.role_id = ${roles.any("id")} group by j.role_id`,
    }),
    sql: (count) => `coalesce(${count}, 0)`,
  },
});

extend("Channel", { managers: linked("User", "user_channel", "channel_id", "user_id", byName) });
extend("ChatGroup", { participants: linked("User", "user_chat_group", "chat_group_id", "user_id", byName) });
