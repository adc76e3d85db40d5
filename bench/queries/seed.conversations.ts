import type pg from "pg";

export const CONVERSATIONS = 100_000;
/** Who they belong to: users from this one on, of whom the first is an Agent and nothing else. */
export const FIRST_AGENT = 101;
const AGENTS = 301;

// Nine in ten are closed, one in twenty waits, three in four belong to a department, one in four was handed on; of three in ten customers it is known what they thought.
const STATEMENTS = `
  insert into channel (account_id, id, name, kind) values (bench_id('account', 1), bench_id('channel', 1), 'WhatsApp', 'WHATSAPP');

  insert into contact (account_id, id, name)
  select bench_id('account', 1), bench_id('contact', i), 'Customer ' || i from generate_series(1, 20000) i;

  insert into label (account_id, id, name, color)
  select bench_id('account', 1), bench_id('label', i), 'Label ' || i, '#8080' || lpad(i::text, 2, '0') from generate_series(1, 12) i;

  insert into conversation (account_id, id, protocol, status, contact_id, channel_id, department_id, assignee_id, started_by, created_at, last_message_at,
    closed_at, contact_wrote_at, answered)
  select bench_id('account', 1), bench_id('conversation', i), (10000000 + i)::text, case when i % 10 > 0 then 'CLOSED' else 'OPEN' end,
    bench_id('contact', 1 + i * 7 % 20000), bench_id('channel', 1), case when i % 4 > 0 then bench_id('department', 101 + i % 12) end,
    case when i % 20 > 0 then bench_id('user', 10000 + ${FIRST_AGENT} + i * 13 % ${AGENTS}) end, 'CONTACT', at, at + interval '10 minutes',
    case when i % 10 > 0 then at + interval '1 hour' end, at, true
  from (select i, timestamptz '2026-01-01' + i * interval '4 minutes' as at from generate_series(1, ${CONVERSATIONS}) i) c;

  insert into conversation_label (account_id, conversation_id, label_id)
  select bench_id('account', 1), bench_id('conversation', i), bench_id('label', 1 + (i + n) % 12)
  from generate_series(1, ${CONVERSATIONS}) i, generate_series(1, 2) n where i % 3 = 0;

  insert into message (account_id, id, conversation_id, author, user_id, text, created_at)
  select bench_id('account', 1), bench_id('message', i * 10::bigint + n), bench_id('conversation', i), case n when 2 then 'USER' else 'CONTACT' end,
    case n when 2 then bench_id('user', 10000 + ${FIRST_AGENT} + i * 13 % ${AGENTS}) end, 'Message ' || n || ' of ' || i,
    timestamptz '2026-01-01' + i * interval '4 minutes' + (n * 5 - 5) * interval '1 minute'
  from generate_series(1, ${CONVERSATIONS}) i, generate_series(1, 3) n;

  insert into milestone (account_id, conversation_id, kind, user_id, at, seconds)
  select bench_id('account', 1), bench_id('conversation', i), kind, bench_id('user', 10000 + ${FIRST_AGENT} + (i * 13 + other) % ${AGENTS}),
    timestamptz '2026-01-01' + i * interval '4 minutes' + minute * interval '1 minute', case kind when 'ANSWERED' then 60 + i % 1000 end
  from generate_series(1, ${CONVERSATIONS}) i,
    (values ('RECEIVED', 0, 1, 1), ('RECEIVED', 1, 6, 4), ('RECEIVED', 0, 8, 12), ('ANSWERED', 0, 5, 1), ('CLOSED', 0, 60, 1)) v (kind, other, minute, one_in)
  where i % one_in = 0 and (kind <> 'CLOSED' or i % 10 > 0);

  insert into feedback (account_id, conversation_id, user_id, rating, comment, created_at)
  select bench_id('account', 1), bench_id('conversation', i), bench_id('user', 10000 + ${FIRST_AGENT} + i * 13 % ${AGENTS}), 1 + i % 5, 'Comment ' || i,
    timestamptz '2026-01-01' + i * interval '4 minutes' + interval '2 hours'
  from generate_series(1, ${CONVERSATIONS}) i where i % 10 in (1, 4, 7);`;

/** Nine months of conversations in the first account. */
export const seedConversations = (pool: pg.Pool) => pool.query(STATEMENTS);
