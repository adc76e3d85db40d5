import type pg from "pg";
import { openSessions, seedAccounts } from "../common/seed.js";
import type { Call } from "../queries/operations.js";

const USERS = `
  insert into app_user (account_id, id, first_name, last_name, email, language, email_verified_at)
  select bench_id('account', a), bench_id('user', a * 1000 + u), 'Person', to_char(u, '000'), 'person-' || u || '@account-' || a || '.example', 'EN', now()
  from generate_series(1, $1::int) a, generate_series(1, $2::int) u`;
/** The first of each account is an Administrator, the others are Agents. */
const ROLES = `
  insert into user_role (account_id, user_id, role_id)
  select account_id, id, case when last_name = ' 001' then bench_id('role', a * 10 + 1) else
    (select r.id from role r where r.account_id = bench_id('account', a) and r.system_role = 'AGENT') end
  from generate_series(1, $1::int) a join app_user on account_id = bench_id('account', a)`;

export interface Scene {
  /** A session's token of each account's Administrator, with the account's id. */
  readonly administrators: readonly { accountId: string; token: string }[];
}

/** Accounts of so many users. */
export async function seed(pool: pg.Pool, accounts: number, users: number): Promise<Scene> {
  await seedAccounts(pool, accounts, users * 2);
  await pool.query(USERS, [accounts, users]);
  await pool.query(ROLES, [accounts]);
  const { rows } = await pool.query<{ accountId: string; userId: string }>(
    `select bench_id('account', a) as "accountId", bench_id('user', a * 1000 + 1) as "userId" from generate_series(1, $1::int) a`,
    [accounts],
  );
  await pool.query("vacuum analyze");
  const tokens = await openSessions(pool, rows);
  return { administrators: rows.map(({ accountId }, i) => ({ accountId, token: tokens[i]! })) };
}

const VIEWER = `query Viewer { viewer {
  user { id name email status roles { id name } departments { id name } } permissions
  account { id name slug seats { limit used reserved available } } eventCursor
} }`;
const TEAM = `query Team { users(first: 50) {
  pageInfo { hasNextPage endCursor } nodes { id name email status lastSeenAt roles { id name } departments { id name } }
} }`;
const RENAME = `mutation Rename($name: String!) { updateProfile(input: { webchatName: $name }) { user { id webchatName } userErrors { code path } } }`;

export const rename = (token: string, name: string): Call => ({
  token,
  operationName: "Rename",
  query: RENAME,
  variables: { name },
});

/** Four reads and a change, and again: one event for each fifth request. */
export function mixed({ administrators }: Scene): Call[][] {
  return administrators.map(({ token }) => {
    const viewer = { token, operationName: "Viewer", query: VIEWER, variables: {} };
    const team = { token, operationName: "Team", query: TEAM, variables: {} };
    return ["Ana", "Bea"].flatMap((name) => [viewer, team, viewer, team, rename(token, name)]);
  });
}

/** Nothing but changes, on each connection to another account. */
export const changes = ({ administrators }: Scene): Call[][] =>
  administrators.map(({ token }) => ["Ana", "Bea"].map((name) => rename(token, name)));
