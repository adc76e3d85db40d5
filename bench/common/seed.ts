import type pg from "pg";
import { Language } from "../../src/access/language.js";
import { permissionsOf, SYSTEM_ROLES, systemRoleTexts } from "../../src/access/system-roles.js";
import { newToken } from "../../src/security/tokens.js";

/** Ids as the product makes them, in the order of `n`, and the same in every run. */
const IDS = `
  create or replace function bench_id(kind text, n bigint) returns uuid language sql immutable parallel safe return
    (lpad(to_hex(1750000000000 + n), 12, '0') || '7' || substr(md5(kind || n), 1, 3) || '8' || substr(md5(n || kind), 1, 15))::uuid`;

const ACCOUNTS = `
  insert into account (id, slug, name, language, region, time_zone, seat_limit, features)
  select bench_id('account', a), 'account-' || a, 'Account ' || a, 'EN', 'BR', 'America/Sao_Paulo', $2, '{CUSTOM_ROLES}'
  from generate_series($3::int, $1::int) a`;

const ROLES = `
  insert into role (account_id, id, kind, system_role, name, description, permissions)
  select bench_id('account', a), bench_id('role', a * 10 + r.n), 'SYSTEM', r.role, r.name, r.description, array(select jsonb_array_elements_text(r.permissions))
  from generate_series($3::int, $1::int) a,
    rows from (jsonb_to_recordset($2::jsonb) as (role text, name text, description text, permissions jsonb)) with ordinality as r (role, name, description, permissions, n)`;

/** Accounts with the numbers `from` to `accounts` and their system roles, whose numbers in `bench_id('role', account * 10 + n)` are 1 for the Administrator to 6. */
export async function seedAccounts(pool: pg.Pool, accounts: number, seats: number, from = 1): Promise<void> {
  await pool.query(IDS);
  await pool.query(ACCOUNTS, [accounts, seats, from]);
  const roles = SYSTEM_ROLES.map((role) => ({
    role,
    ...systemRoleTexts(role, Language.EN),
    permissions: permissionsOf(role),
  }));
  await pool.query(ROLES, [accounts, JSON.stringify(roles), from]);
}

/** A session of each of these users; answers their tokens, in that order. */
export async function openSessions(
  pool: pg.Pool,
  users: readonly { accountId: string; userId: string }[],
): Promise<string[]> {
  const tokens = users.map(({ accountId }) => newToken(accountId));
  await pool.query(
    `insert into session (account_id, id, user_id, token_hash, expires_at)
     select account_id, gen_random_uuid(), user_id, token_hash, now() + interval '30 days'
     from unnest($1::uuid[], $2::uuid[], $3::bytea[]) as s (account_id, user_id, token_hash)`,
    [users.map((user) => user.accountId), users.map((user) => user.userId), tokens.map((token) => token.hash)],
  );
  return tokens.map(({ token }) => token);
}
