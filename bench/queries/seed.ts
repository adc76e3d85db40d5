import type pg from "pg";
import { openSessions, seedAccounts } from "../common/seed.js";
import { FIRST_AGENT, seedConversations } from "./seed.conversations.js";
import { seedEvents } from "./seed.events.js";
import { seedOrganizations } from "./seed.organizations.js";

export const ACCOUNTS = 20;
export const USERS = 5_000;
const INVITATIONS = 2_500;
const TARGETS = 50;

/** Whom the load generator asks as, and about whom. */
export interface Scene {
  readonly accounts: readonly {
    id: string;
    /** The session of its first Administrator. */
    token: string;
    administratorId: string;
    /** Active Agents who have never invited anybody. */
    targetIds: readonly string[];
  }[];
  /** The session of an Agent of the first account, whose conversations it works on. */
  readonly agentToken: string;
}

// Of each account's users the first 2 are Administrators and the next 38 Managers; all others are Agents, some with a second role. One in 25 is suspended.
const STATEMENTS = `
  insert into department (account_id, id, name)
  select bench_id('account', a), bench_id('department', a * 100 + d), (array['Atendimento', 'Cobrança', 'Comercial', 'Entregas', 'Estoque', 'Financeiro',
    'Jurídico', 'Logística', 'Marketing', 'Produção', 'Suporte', 'Vendas'])[d]
  from generate_series(1, ${ACCOUNTS}) a, generate_series(1, 12) d;

  insert into app_user (account_id, id, status, first_name, last_name, email, email_verified_at, password_hash, language, conversation_limit, suspended_at, suspended_by, created_at)
  select bench_id('account', a), bench_id('user', a * 10000 + i), case when suspended then 'SUSPENDED' else 'ACTIVE' end,
    (array['Ana', 'André', 'Beatriz', 'Bruno', 'Caio', 'Camila', 'Célia', 'Diego', 'Eduardo', 'Fernanda', 'Gabriel', 'Helena', 'Inês', 'João', 'Larissa', 'Luís',
      'Márcia', 'Miguel', 'Natália', 'Otávio', 'Paula', 'Rafael', 'Renata', 'Sérgio', 'Tatiana', 'Vítor'])[1 + i * 7 % 26],
    (array['Almeida', 'Araújo', 'Barbosa', 'Cardoso', 'Carvalho', 'Costa', 'Dias', 'Fernandes', 'Ferreira', 'Gomes', 'Gonçalves', 'Lima', 'Lopes', 'Martins', 'Melo',
      'Mendes', 'Moreira', 'Nunes', 'Oliveira', 'Pereira', 'Ramos', 'Ribeiro', 'Rocha', 'Santos', 'Silva', 'Soares', 'Souza', 'Teixeira', 'Vieira'])[1 + i * 11 % 29],
    'person-' || i || '@account-' || a || '.example', timestamptz '2026-01-01' + i * interval '1 hour', 'none that fits', 'EN', case when i % 3 = 0 then i % 20 + 1 end,
    case when suspended then timestamptz '2026-10-01' end, case when suspended then bench_id('user', a * 10000 + 1) end,
    timestamptz '2026-01-01' + i * interval '1 minute'
  from generate_series(1, ${ACCOUNTS}) a, (select i, i > 100 and i % 25 = 0 as suspended from generate_series(1, ${USERS}) i) u
  order by 1, 2;

  update last_seen set last_seen_at = timestamptz '2026-11-01' + hashtext(user_id::text) % 10000 * interval '1 minute' where hashtext(user_id::text) % 7 <> 0;

  insert into user_role (account_id, user_id, role_id)
  select bench_id('account', a), bench_id('user', a * 10000 + i), bench_id('role', a * 10 + r)
  from generate_series(1, ${ACCOUNTS}) a, generate_series(1, ${USERS}) i,
    unnest(array[case when i <= 2 then 1 when i <= 40 then 2 else 3 end, case when i % 5 = 0 then 4 end, case when i % 10 = 0 then 5 end]) r
  where r is not null;

  insert into user_department (account_id, user_id, department_id)
  select bench_id('account', a), bench_id('user', a * 10000 + i), bench_id('department', a * 100 + d)
  from generate_series(1, ${ACCOUNTS}) a, generate_series(1, ${USERS}) i, unnest(array[1 + i % 12, case when i % 2 = 0 then 1 + (i / 2 + 5) % 12 end]) d
  where d is not null
  on conflict do nothing;

  insert into session (account_id, id, user_id, token_hash, expires_at)
  select bench_id('account', a), bench_id('session', a * 10000 + i), bench_id('user', a * 10000 + i), sha256((a || ' ' || i)::bytea), now() + interval '30 days'
  from generate_series(1, ${ACCOUNTS}) a, generate_series(101, ${USERS}, 7) i;

  insert into invitation (account_id, id, email, status, language, invited_by, token_hash, created_at, sent_at, expires_at, ended_at, delivery)
  select bench_id('account', a), bench_id('invitation', a * 10000 + i), 'guest-' || i || '@elsewhere.example', status, 'EN', bench_id('user', a * 10000 + 1 + i % 40),
    sha256(('invitation' || a || ' ' || i)::bytea), at, at, case status when 'PENDING' then now() + interval '7 days' else at + interval '7 days' end,
    case status when 'PENDING' then null else at + interval '2 days' end, 'SENT'
  from generate_series(1, ${ACCOUNTS}) a, (select i, timestamptz '2026-01-01' + i * interval '2 hours' as at,
    (array['PENDING', 'ACCEPTED', 'ACCEPTED', 'REVOKED', 'EXPIRED'])[1 + i % 5] as status from generate_series(1, ${INVITATIONS}) i) v;

  insert into invitation_role (account_id, invitation_id, role_id)
  select bench_id('account', a), bench_id('invitation', a * 10000 + i), bench_id('role', a * 10 + r)
  from generate_series(1, ${ACCOUNTS}) a, generate_series(1, ${INVITATIONS}) i, unnest(array[3, case when i % 4 = 0 then 4 end]) r
  where r is not null;`;

/** Twenty accounts of 5,000 members and 480 client accounts each, of which the first has conversations: the same in every run but for tokens and what depends on the time of day. */
export async function seed(pool: pg.Pool): Promise<Scene> {
  await seedAccounts(pool, ACCOUNTS, 2 * USERS);
  await pool.query(STATEMENTS);
  await seedOrganizations(pool, ACCOUNTS);
  await seedEvents(pool, ACCOUNTS);
  await seedConversations(pool);
  const { rows } = await pool.query<{ id: string; administratorId: string; agentId: string; targetIds: string[] }>(
    `select bench_id('account', a) as id, bench_id('user', a * 10000 + 1) as "administratorId", bench_id('user', a * 10000 + ${FIRST_AGENT}) as "agentId",
       array(select bench_id('user', a * 10000 + i) from generate_series(2001, 2001 + 2 * $2::int) i where i % 25 > 0 order by i limit $2) as "targetIds"
     from generate_series(1, $1::int) a order by a`,
    [ACCOUNTS, TARGETS],
  );
  const agent = { accountId: rows[0]!.id, userId: rows[0]!.agentId };
  const tokens = await openSessions(pool, [
    ...rows.map(({ id, administratorId }) => ({ accountId: id, userId: administratorId })),
    agent,
  ]);
  // Counting and index-only scans cost several times as much over pages that vacuum has not visited.
  await pool.query("vacuum analyze");
  return { accounts: rows.map((row, i) => ({ ...row, token: tokens[i]! })), agentToken: tokens.at(-1)! };
}
