import type pg from "pg";

const EVENTS = 3_000;

// Of twenty: eleven people come and go, three are changed, three are invited, two are suspended and reactivated, and a department is renamed.
const STATEMENTS = (accounts: number) => `
  insert into event (account_id, sequence, id, kind, at, actor_id, actor_name, user_id, subject_id, subject_name, structure_kind, changes)
  select bench_id('account', a), i, bench_id('event', a * 10000 + i), e.kind, timestamptz '2026-11-01' + i * interval '5 minutes', u.id, u.first_name || ' ' || u.last_name,
    case when e.kind like 'USER%' then bench_id('user', a * 10000 + e.about) end,
    case when e.kind like 'USER%' then bench_id('user', a * 10000 + e.about) when e.kind like 'INVITATION%' then bench_id('invitation', a * 10000 + 1 + i % 2500)
      else bench_id('department', a * 100 + 1 + i % 12) end,
    case when e.kind like 'INVITATION%' then 'guest-' || 1 + i % 2500 || '@elsewhere.example' when e.kind like 'STRUCTURE%' then 'Suporte' end,
    case when e.kind like 'STRUCTURE%' then 'DEPARTMENT' end, e.changes::jsonb
  from generate_series(1, ${accounts}) a cross join (
    select i, kind, 101 + i * 13 % 4900 as about, case when kind like 'USER_SIGNED%' then 101 + i * 13 % 4900 else 1 + i % 40 end as actor, changes
    from generate_series(1, ${EVENTS}) i, (values
      ('USER_SIGNED_IN', 0, 7, '[]'), ('USER_SIGNED_OUT', 8, 10, '[]'),
      ('USER_UPDATED', 11, 13, '[{"field": "conversationLimit", "before": "5", "after": "8"}, {"field": "departments", "before": "[\\"Suporte\\"]", "after": "[\\"Suporte\\", \\"Vendas\\"]"}]'),
      ('INVITATION_SENT', 14, 15, '[{"field": "roles", "before": null, "after": "[\\"Agent\\"]"}]'), ('INVITATION_REVOKED', 16, 16, '[{"field": "status", "before": "\\"PENDING\\"", "after": "\\"REVOKED\\""}]'),
      ('USER_SUSPENDED', 17, 17, '[{"field": "status", "before": "\\"ACTIVE\\"", "after": "\\"SUSPENDED\\""}]'), ('USER_REACTIVATED', 18, 18, '[{"field": "status", "before": "\\"SUSPENDED\\"", "after": "\\"ACTIVE\\""}]'),
      ('STRUCTURE_UPDATED', 19, 19, '[{"field": "name", "before": "\\"Apoio\\"", "after": "\\"Suporte\\""}]')) v (kind, first, last, changes)
    where i * 7 % 20 between first and last) e
    join app_user u on u.account_id = bench_id('account', a) and u.id = bench_id('user', a * 10000 + e.actor);

  update account set event_sequence = ${EVENTS}`;

/** A log for every account. */
export const seedEvents = (pool: pg.Pool, accounts: number) => pool.query(STATEMENTS(accounts));
