import type { Sql } from "../database/sql.js";
import { keysByIds } from "./authenticate-key.js";
import type { Language } from "./language.js";
import { setOf } from "./permission-sets.js";
import type { UserViewer, Viewer } from "./viewer.js";

interface ViewerRow {
  accountId: string;
  userId: string;
  sessionId: string;
  kind: UserViewer["kind"];
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
    where j.account_id = $1 and j.user_id = s.user_id
  ) rights on true
  where s.account_id = $1 and s.expires_at > now() and s.last_used_at > now() - $2::float8 * interval '1 hour'`;
const BY_TOKEN = `${VIEWER} and s.token_hash = $3`;
const BY_ID = `${VIEWER} and s.id = $3`;
const BY_TOKENS = VIEWER.replace("select ", `select s.token_hash as "tokenHash", `).concat(
  " and s.token_hash = any($3::bytea[])",
);
const BY_IDS = `${VIEWER} and s.id = any($3::uuid[])`;

const viewerOf = ({ stale: _, permissions, ...row }: ViewerRow): UserViewer => ({
  ...row,
  permissions: setOf(permissions),
});

/** Session tokens to viewers, and viewers of any kind to what they are now. The idle lifetime is a setting, hence an object. */
export class Authenticator {
  constructor(private readonly idleHours: number) {}

  /** The viewer behind a token, or null for an unknown or dead one. `stale` asks the caller to `touch`. */
  async byToken(
    sql: Sql,
    token: { accountId: string; hash: Buffer },
  ): Promise<{ viewer: UserViewer; stale: boolean } | null> {
    const [row] = await sql.query<ViewerRow>(BY_TOKEN, [token.accountId, this.idleHours, token.hash]);
    return row ? { viewer: viewerOf(row), stale: row.stale } : null;
  }

  /** The same for many tokens of one account, in their order. */
  async byTokens(
    sql: Sql,
    accountId: string,
    hashes: readonly Buffer[],
  ): Promise<({ viewer: UserViewer; stale: boolean } | null)[]> {
    const rows = await sql.query<ViewerRow & { tokenHash: Buffer }>(BY_TOKENS, [accountId, this.idleHours, hashes]);
    const byHash = new Map(
      rows.map(({ tokenHash, ...row }) => [tokenHash.toString("latin1"), { viewer: viewerOf(row), stale: row.stale }]),
    );
    return hashes.map((hash) => byHash.get(hash.toString("latin1")) ?? null);
  }

  /** The viewer as it is now. Under the account's lock, which whoever ends sessions and keys holds too, it stays so. */
  async reread<V extends Viewer>(sql: Sql, viewer: V): Promise<V | null>;
  async reread(sql: Sql, viewer: Viewer): Promise<Viewer | null> {
    if (viewer.sessionId === null) return (await keysByIds(sql, viewer.accountId, [viewer.apiKeyId]))[0] ?? null;
    const [row] = await sql.query<ViewerRow>(BY_ID, [viewer.accountId, this.idleHours, viewer.sessionId]);
    return row ? viewerOf(row) : null;
  }

  /** Those of an account's sessions that are alive, as they are now. */
  async bySessions(sql: Sql, accountId: string, sessionIds: readonly string[]): Promise<UserViewer[]> {
    const rows = await sql.query<ViewerRow>(BY_IDS, [accountId, this.idleHours, sessionIds]);
    return rows.map(viewerOf);
  }
}

/**
 * Records that sessions are in use, and their users there: at most once a minute each, whatever the number of requests. It waits for nobody:
 * a row that somebody else holds is being changed for a better reason, and whoever ends sessions locks users first.
 */
export async function touchSessions(sql: Sql, accountId: string, sessionIds: readonly string[]): Promise<void> {
  await sql.query(
    `with idle as materialized (
       select id from session
       where account_id = $1 and id = any($2::uuid[]) and last_used_at < now() - interval '50 seconds' for no key update skip locked),
     used as (
       update session set last_used_at = now() where account_id = $1 and id in (select id from idle) returning user_id),
     unseen as materialized (
       select user_id from last_seen
       where account_id = $1 and user_id in (select user_id from used) and last_seen_at < now() - interval '50 seconds'
       for no key update skip locked)
     update last_seen set last_seen_at = now() where account_id = $1 and user_id in (select user_id from unseen)`,
    [accountId, sessionIds],
  );
}
