import type pg from "pg";
import { openSessions, seedAccounts } from "../common/seed.js";

/** An account of the scene, and the session of its first Administrator. */
export interface GrownAccount {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  /** A role that nearly everybody has, and one that 38 have. */
  readonly agent: string;
  readonly manager: string;
  readonly department: string;
  readonly organization: string;
  /** Active Agents. */
  readonly targets: readonly string[];
}

/*
 * Of each account's users two are Administrators, the next 38 Managers, one in four a client account, ten of an organization, and all others Agents; one
 * in 25 is suspended. For each ten of them there are two invitations, of which one is pending, a contact, five events, and five conversations of one message.
 */
const statements = (from: number, to: number, users: number, organizations = Math.ceil(users / 40)) => `
  set local session_replication_role = replica;
  set local synchronous_commit = off;

  insert into department (account_id, id, name)
  select bench_id('account', a), bench_id('department', a * 100 + d), 'Department ' || lpad(d::text, 2, '0')
  from generate_series(${from}, ${to}) a, generate_series(1, 12) d;

  insert into organization (account_id, id, name)
  select bench_id('account', a), bench_id('organization', a * 10000000::bigint + i), 'Partner ' || i
  from generate_series(${from}, ${to}) a, generate_series(1, ${organizations}) i;

  insert into app_user (account_id, id, kind, organization_id, status, first_name, last_name, email, language, conversation_limit, suspended_at, created_at)
  select bench_id('account', a), bench_id('user', a * 10000000::bigint + i), case when client then 'CLIENT' else 'MEMBER' end,
    case when client then bench_id('organization', a * 10000000::bigint + 1 + i / 4 % ${organizations}) end, case when suspended then 'SUSPENDED' else 'ACTIVE' end,
    (array['Ana', 'André', 'Beatriz', 'Bruno', 'Caio', 'Camila', 'Célia', 'Diego', 'Eduardo', 'Fernanda', 'Gabriel', 'Helena', 'Inês'])[1 + i * 7 % 13],
    (array['Almeida', 'Araújo', 'Barbosa', 'Cardoso', 'Costa', 'Dias', 'Ferreira', 'Gomes', 'Lima', 'Lopes', 'Martins'])[1 + i * 5 % 11] || ' ' || i,
    'person-' || i || '@account-' || a || '.example', 'EN', case when i % 3 = 0 then i % 20 + 1 end, case when suspended then timestamptz '2026-10-01' end,
    timestamptz '2026-01-01' + i * interval '10 seconds'
  from generate_series(${from}, ${to}) a, (
    select i, i > 40 and i % 4 = 0 as client, i > 40 and i % 25 = 1 as suspended from generate_series(1, ${users}) i) u;

  insert into last_seen (account_id, user_id, last_seen_at)
  select account_id, id, case when hashtext(id::text) % 7 = 0 then '-infinity' else created_at + hashtext(id::text) % 10000 * interval '1 minute' end
  from app_user where account_id in (select bench_id('account', a) from generate_series(${from}, ${to}) a);

  insert into user_role (account_id, user_id, role_id)
  select bench_id('account', a), bench_id('user', a * 10000000::bigint + i), bench_id('role', a * 10 + r)
  from generate_series(${from}, ${to}) a, generate_series(1, ${users}) i,
    unnest(array[case when i <= 2 then 1 when i <= 40 then 2 when i % 4 > 0 then 3 end, case when i % 20 = 5 then 4 end]) r
  where r is not null;

  insert into user_department (account_id, user_id, department_id)
  select bench_id('account', a), bench_id('user', a * 10000000::bigint + i), bench_id('department', a * 100 + 1 + i % 12)
  from generate_series(${from}, ${to}) a, generate_series(1, ${users}) i;

  insert into invitation (account_id, id, email, status, language, invited_by, token_hash, created_at, sent_at, expires_at, ended_at)
  select bench_id('account', a), bench_id('invitation', a * 10000000::bigint + i), 'guest-' || i || '@elsewhere.example', status, 'EN',
    bench_id('user', a * 10000000::bigint + 1 + i % 40), sha256((a || ' ' || i)::bytea), at, at, case status when 'PENDING' then now() + interval '7 days' else at end,
    case status when 'PENDING' then null else at end
  from generate_series(${from}, ${to}) a, (
    select i, timestamptz '2026-01-01' + i * interval '1 minute' as at, case when i % 2 = 0 then 'PENDING' else 'ACCEPTED' end as status
    from generate_series(1, ${users / 5}) i) v;

  insert into invitation_role (account_id, invitation_id, role_id)
  select bench_id('account', a), bench_id('invitation', a * 10000000::bigint + i), bench_id('role', a * 10 + 3)
  from generate_series(${from}, ${to}) a, generate_series(1, ${users / 5}) i;

  insert into event (account_id, sequence, id, kind, at, actor_id, actor_name, user_id, subject_id, changes)
  select bench_id('account', a), i, bench_id('event', a * 10000000::bigint + i), case when i % 50 = 0 then 'USER_SUSPENDED' else 'USER_SIGNED_IN' end,
    timestamptz '2026-01-01' + i * interval '20 seconds', bench_id('user', a * 10000000::bigint + 1 + i % 40), 'Ana Lima', bench_id('user', a * 10000000::bigint + i),
    bench_id('user', a * 10000000::bigint + i), '[]'
  from generate_series(${from}, ${to}) a, generate_series(1, ${users / 2}) i;
  update account set event_sequence = ${users / 2} where id in (select bench_id('account', a) from generate_series(${from}, ${to}) a);

  insert into channel (account_id, id, name, kind)
  select bench_id('account', a), bench_id('channel', a), 'WhatsApp', 'WHATSAPP' from generate_series(${from}, ${to}) a;

  insert into contact (account_id, id, name, email)
  select bench_id('account', a), bench_id('contact', a * 10000000::bigint + i), 'Customer ' || i, 'customer-' || i || '@example.com'
  from generate_series(${from}, ${to}) a, generate_series(1, ${users / 10}) i;

  insert into conversation (account_id, id, protocol, status, contact_id, channel_id, department_id, assignee_id, started_by, created_at, last_message_at, closed_at)
  select bench_id('account', a), bench_id('conversation', a * 10000000::bigint + i), (10000000 + i)::text, case when i % 10 > 0 then 'CLOSED' else 'OPEN' end,
    bench_id('contact', a * 10000000::bigint + 1 + i % ${users / 10}), bench_id('channel', a), bench_id('department', a * 100 + 1 + i % 12),
    case when i % 20 > 0 then bench_id('user', a * 10000000::bigint + 41 + i % ${users - 41}) end, 'CONTACT', at, at, case when i % 10 > 0 then at end
  from generate_series(${from}, ${to}) a, (select i, timestamptz '2026-01-01' + i * interval '20 seconds' as at from generate_series(1, ${users / 2}) i) c;

  insert into message (account_id, id, conversation_id, author, text, created_at)
  select bench_id('account', a), bench_id('message', a * 10000000::bigint + i), bench_id('conversation', a * 10000000::bigint + i), 'CONTACT', 'Good morning',
    timestamptz '2026-01-01' + i * interval '20 seconds'
  from generate_series(${from}, ${to}) a, generate_series(1, ${users / 2}) i`;

/** Makes the accounts with the numbers `from` to `to`, of so many users each; opens a session in the first of them. */
export async function grow(pool: pg.Pool, from: number, to: number, users: number): Promise<GrownAccount> {
  await seedAccounts(pool, to, 2 * users, from);
  const client = await pool.connect();
  try {
    // One transaction: statements that are sent together.
    await client.query(statements(from, to, users));
  } finally {
    client.release();
  }
  const { rows } = await pool.query<Omit<GrownAccount, "token">>(
    `select bench_id('account', $1::bigint) as id, bench_id('user', $1 * 10000000 + 1) as "userId", bench_id('role', $1 * 10 + 3) as agent,
       bench_id('role', $1 * 10 + 2) as manager, bench_id('department', $1 * 100 + 5) as department,
       bench_id('organization', $1 * 10000000 + 1) as organization,
       array(select bench_id('user', $1 * 10000000 + i) from generate_series(41, 99) i where i % 4 > 0 and i % 25 <> 1) as targets`,
    [from],
  );
  const account = rows[0]!;
  const [token] = await openSessions(pool, [{ accountId: account.id, userId: account.userId }]);
  return { ...account, token: token! };
}
