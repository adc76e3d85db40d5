import type { Sql } from "../database/sql.js";
import type { Language } from "./language.js";
import type { Permission } from "./permissions.js";
import type { Viewer } from "./viewer.js";

interface ViewerRow {
  accountId: string;
  userId: string;
  sessionId: string;
  kind: Viewer["kind"];
  name: string;
  language: Language;
  /** With a space between them, in one order. */
  permissions: string;
  administrator: boolean;
  expiresAt: Date;
  stale: boolean;
}

/** Whoever stands behind a live session. What makes a session dead stands here and nowhere else. */
const VIEWER = `
  select s.account_id as "accountId", s.user_id as "userId", s.id as "sessionId", u.kind, u.first_name || ' ' || u.last_name as name,
    u.language, coalesce(rights.permissions, '') as permissions, coalesce(rights.administrator, false) as administrator,
    s.expires_at as "expiresAt", s.last_used_at < now() - interval '1 minute' as stale
  from session s
  join app_user u on u.account_id = s.account_id and u.id = s.user_id and u.status = 'ACTIVE'
  left join lateral (
    select string_agg(distinct p, ' ') as permissions, bool_or(r.system_role is not distinct from 'ADMINISTRATOR') as administrator
    from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id left join unnest(r.permissions) p on true
    where j.account_id = s.account_id and j.user_id = s.user_id
  ) rights on true
  where s.account_id = $1 and s.expires_at > now() and s.last_used_at > now() - $2::float8 * interval '1 hour'`;
const BY_TOKEN = `${VIEWER} and s.token_hash = $3`;
const BY_ID = `${VIEWER} and s.id = $3`;
const WITH_LOG_END = VIEWER.replace(
  "select ",
  `select (select a.event_sequence from account a where a.id = s.account_id)::int as "end", `,
).concat(" and s.id = $3");
const BY_IDS = `${VIEWER} and s.id = any($3::uuid[])`;

const sets = new Map<string, ReadonlySet<Permission>>();
const MOST_SETS = 1_000;

/** Equal sets of permissions are one object: thousands of sockets hold a few of them. */
function setOf(permissions: string): ReadonlySet<Permission> {
  let set = sets.get(permissions);
  if (!set) {
    if (sets.size >= MOST_SETS) sets.clear();
    set = new Set(permissions ? (permissions.split(" ") as Permission[]) : []);
    sets.set(permissions, set);
  }
  return set;
}

const viewerOf = ({ stale: _, permissions, ...row }: ViewerRow): Viewer => ({
  ...row,
  permissions: setOf(permissions),
});

/** Session tokens to viewers. The idle lifetime is a setting, hence an object. */
export class Authenticator {
  constructor(private readonly idleHours: number) {}

  /** The viewer behind a token, or null for an unknown or dead one. `stale` asks the caller to `touch`. */
  async byToken(
    sql: Sql,
    token: { accountId: string; hash: Buffer },
  ): Promise<{ viewer: Viewer; stale: boolean } | null> {
    const [row] = await sql.query<ViewerRow>(BY_TOKEN, [token.accountId, this.idleHours, token.hash]);
    return row ? { viewer: viewerOf(row), stale: row.stale } : null;
  }

  /** The viewer of a session as it is now. Under the account's lock, which whoever ends sessions holds too, it stays so. */
  async reread(sql: Sql, viewer: Viewer): Promise<Viewer | null> {
    const [row] = await sql.query<ViewerRow>(BY_ID, [viewer.accountId, this.idleHours, viewer.sessionId]);
    return row ? viewerOf(row) : null;
  }

  /** The same, with the number of the account's newest event, both as of one moment. */
  async withLogEnd(sql: Sql, viewer: Viewer): Promise<{ viewer: Viewer; end: number } | null> {
    const [row] = await sql.query<ViewerRow & { end: number }>(WITH_LOG_END, [
      viewer.accountId,
      this.idleHours,
      viewer.sessionId,
    ]);
    if (!row) return null;
    const { end, ...rest } = row;
    return { viewer: viewerOf(rest), end };
  }

  /** Those of an account's sessions that are alive, as they are now. */
  async bySessions(sql: Sql, accountId: string, sessionIds: readonly string[]): Promise<Viewer[]> {
    const rows = await sql.query<ViewerRow>(BY_IDS, [accountId, this.idleHours, sessionIds]);
    return rows.map(viewerOf);
  }
}

/** Records that sessions are in use: at most once a minute each, whatever the number of requests. */
export async function touchSessions(sql: Sql, accountId: string, sessionIds: readonly string[]): Promise<void> {
  await sql.query(
    `with used as (
       update session set last_used_at = now()
       where account_id = $1 and id = any($2::uuid[]) and last_used_at < now() - interval '50 seconds' returning account_id, user_id)
     update app_user u set last_seen_at = now() from used
     where u.account_id = used.account_id and u.id = used.user_id`,
    [accountId, sessionIds],
  );
}
