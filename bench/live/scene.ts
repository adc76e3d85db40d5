import type pg from "pg";
import { openSessions, seedAccounts } from "../common/seed.js";

/** Consoles of Administrators and of Managers get texts of their own. */
const ADMINISTRATORS = 0.1;

export interface LiveAccount {
  id: string;
  /** Who does what the events tell of, and to whom: somebody without a socket. */
  actor: { id: string; name: string };
  userId: string;
  /** The sessions of its subscribers, a user each. */
  tokens: string[];
}

const USERS = `
  insert into app_user (account_id, id, first_name, last_name, email, language)
  select bench_id('account', a), bench_id('user', a * 100000 + i), 'Person', 'No. ' || i, 'person-' || i || '@account-' || a || '.example', 'EN'
  from generate_series(1, $1::int) a, generate_series(0, $2::int) i`;
const HOLDERS = `
  insert into user_role (account_id, user_id, role_id)
  select bench_id('account', a), bench_id('user', a * 100000 + i), bench_id('role', a * 10 + case when i = 0 then 3 when i <= $3::float8 then 1 else 2 end)
  from generate_series(1, $1::int) a, generate_series(0, $2::int) i`;

/** Accounts with so many signed-in subscribers each: one in ten is an Administrator, the others are Managers. */
export async function seedLive(pool: pg.Pool, count: number, subscribers: number): Promise<LiveAccount[]> {
  await seedAccounts(pool, count, 2 * subscribers);
  await pool.query(USERS, [count, subscribers]);
  await pool.query(HOLDERS, [count, subscribers, Math.max(1, subscribers * ADMINISTRATORS)]);
  const { rows } = await pool.query<{ id: string; userIds: string[] }>(
    `select bench_id('account', a) as id, array(select bench_id('user', a * 100000 + i) from generate_series(0, $2::int) i order by i) as "userIds"
     from generate_series(1, $1::int) a order by a`,
    [count, subscribers],
  );
  const accounts: LiveAccount[] = [];
  for (const { id, userIds } of rows) {
    const [userId, ...subscriberIds] = userIds as [string, ...string[]];
    const tokens = await openSessions(
      pool,
      subscriberIds.map((subscriber) => ({ accountId: id, userId: subscriber })),
    );
    accounts.push({ id, userId, actor: { id: subscriberIds[0]!, name: "Person No. 1" }, tokens });
  }
  await pool.query("vacuum analyze");
  return accounts;
}
