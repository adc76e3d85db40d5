import type { Sql } from "../database/sql.js";
import type { Language } from "./language.js";
import { setOf } from "./permission-sets.js";
import type { KeyViewer } from "./viewer.js";

interface KeyRow {
  accountId: string;
  apiKeyId: string;
  creatorId: string;
  name: string;
  language: Language;
  /** With a space between them, in one order. */
  permissions: string;
  expiresAt: Date | null;
  stale: boolean;
}

/** Whatever stands behind a live key: what it was given, as far as its creator, who must be active, may do that too. */
const VIEWER = `
  select k.account_id as "accountId", k.id as "apiKeyId", k.created_by as "creatorId", k.name, a.language,
    coalesce(rights.permissions, '') as permissions, k.expires_at as "expiresAt",
    (k.last_used_at > now() - interval '1 minute') is not true as stale
  from api_key k
  join account a on a.id = k.account_id
  join app_user u on u.account_id = k.account_id and u.id = k.created_by and u.status = 'ACTIVE'
  left join lateral (
    select string_agg(distinct p, ' ') as permissions
    from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id cross join unnest(r.permissions) p
    where j.account_id = $1 and j.user_id = k.created_by and p = any(k.permissions)
  ) rights on true
  where k.account_id = $1 and (k.expires_at is null or k.expires_at > now())`;
const BY_TOKEN = `${VIEWER} and k.token_hash = $2`;
const BY_IDS = `${VIEWER} and k.id = any($2::uuid[])`;

const viewerOf = ({ stale: _, permissions, ...row }: KeyRow): KeyViewer => ({
  ...row,
  userId: null,
  sessionId: null,
  kind: "MEMBER",
  administrator: false,
  permissions: setOf(permissions),
});

/** The viewer behind a key's token, or null for an unknown or dead one. `stale` asks the caller to `touchKeys`. */
export async function keyByToken(
  sql: Sql,
  token: { accountId: string; hash: Buffer },
): Promise<{ viewer: KeyViewer; stale: boolean } | null> {
  const [row] = await sql.query<KeyRow>(BY_TOKEN, [token.accountId, token.hash]);
  return row ? { viewer: viewerOf(row), stale: row.stale } : null;
}

/** Those of an account's keys that are alive, as they are now. */
export async function keysByIds(sql: Sql, accountId: string, ids: readonly string[]): Promise<KeyViewer[]> {
  const rows = await sql.query<KeyRow>(BY_IDS, [accountId, ids]);
  return rows.map(viewerOf);
}

/** Records that keys are in use: at most once a minute each, whatever the number of requests. It waits for nobody; see `touchSessions`. */
export async function touchKeys(sql: Sql, accountId: string, ids: readonly string[]): Promise<void> {
  await sql.query(
    `with idle as materialized (
       select id from api_key
       where account_id = $1 and id = any($2::uuid[]) and (last_used_at < now() - interval '50 seconds') is not false
       for no key update skip locked)
     update api_key set last_used_at = now() where account_id = $1 and id in (select id from idle)`,
    [accountId, ids],
  );
}
