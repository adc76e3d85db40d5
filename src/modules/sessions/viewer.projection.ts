import { ALL_PERMISSIONS } from "../../access/permissions.js";
import { logCursorSql } from "../../events/log.js";
import { column, one, project, sql, timestamp } from "../../reading/projection.js";

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

// A viewer is read from its session's row.
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
    session: { is: "object", type: "Session" },
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
      (row, statement) =>
        `(select ${logCursorSql(statement, "a.event_sequence")} from account a where a.id = ${row}.account_id)`,
    ),
  },
});

export const viewerBySession = (id: string) => ({
  shape: "viewer",
  type: "Viewer",
  where: (statement: { value(name: string, type: string): string }) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id },
});
