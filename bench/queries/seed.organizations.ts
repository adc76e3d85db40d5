import type pg from "pg";

const ORGANIZATIONS = 40;
const CLIENTS = 480;

/** Partners of every account, twelve client accounts each. */
export const seedOrganizations = (pool: pg.Pool, accounts: number) =>
  pool.query(`
  insert into organization (account_id, id, name)
  select bench_id('account', a), bench_id('organization', a * 1000 + i), 'Partner ' || lpad(i::text, 3, '0')
  from generate_series(1, ${accounts}) a, generate_series(1, ${ORGANIZATIONS}) i;

  insert into app_user (account_id, id, kind, organization_id, first_name, last_name, email, password_hash, language)
  select bench_id('account', a), bench_id('client', a * 10000 + i), 'CLIENT', bench_id('organization', a * 1000 + 1 + i % ${ORGANIZATIONS}),
    (array['Ana', 'Bruno', 'Camila', 'Diego', 'Fernanda', 'Helena', 'João'])[1 + i % 7], 'Souza ' || i, 'client-' || i || '@partner-' || a || '.example',
    'none that fits', 'EN'
  from generate_series(1, ${accounts}) a, generate_series(1, ${CLIENTS}) i`);
