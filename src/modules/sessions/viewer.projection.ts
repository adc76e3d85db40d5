import { ALL_PERMISSIONS } from "../../access/permissions.js";
import { logCursorSql } from "../../events/log.js";
import { column, one, project, sql, timestamp } from "../../reading/projection.js";
import type { Source } from "../../reading/source.js";

project({
  type: "Session",
  table: "session",
  key: "id",
  fields: {
    id: column("id"),
    createdAt: timestamp("created_at"),
    lastUsedAt: timestamp("last_used_at"),
    expiresAt: timestamp("expires_at"),
    ipAddress: column("ip_address"),
    userAgent: column("user_agent"),
    current: sql((row, { session }) => `${row}.id = ${session}`),
  },
});

// A user who asks is read from its session's row.
project({
  type: "Viewer",
  table: "session",
  key: "id",
  fields: {
    user: one("User", "user_id"),
    account: one("Account", "account_id"),
    permissions: sql((_row, statement) =>
      statement.parameter("permissions in order", "json", ({ viewer }) =>
        JSON.stringify(ALL_PERMISSIONS.filter((permission) => viewer?.permissions.has(permission))),
      ),
    ),
    session: { is: "object", type: "Session", present: (row) => `${row}.id is not null` },
    sessions: {
      is: "many",
      type: "Session",
      orderBy: (row) => `${row}.last_used_at desc, ${row}.id`,
      rows: (viewers, { account }) => ({
        key: "user_id",
        from: `select s.user_id as k, s.* from session s where s.account_id = ${account} and s.user_id = ${viewers.any("user_id")} and s.expires_at > now()`,
      }),
    },
    eventCursor: sql(
      (_row, statement) =>
        `(select ${logCursorSql(statement, "a.event_sequence")} from account a where a.id = ${statement.account})`,
    ),
  },
});

export const viewerBySession = (id: string): Source => ({
  shape: "viewer",
  type: "Viewer",
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id },
});

/** An API key has neither user nor sessions: all that it reads of itself hangs on its account. */
export const viewerByKey: Source = {
  shape: "viewer of a key",
  type: "Viewer",
  table:
    () => `(select id as account_id, null::uuid as id, null::uuid as user_id, null::timestamptz as created_at, null::timestamptz as last_used_at,
    null::timestamptz as expires_at, null::text as ip_address, null::text as user_agent from account)`,
  where: () => [],
  values: {},
};
