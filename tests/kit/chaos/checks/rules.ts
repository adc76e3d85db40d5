import type { FragilePostgres } from "../postgres.js";

/** Which of the product's rules do not hold at this moment, in one snapshot. */
const BROKEN = `
  select 'seats of ' || a.slug as rule from account a
  where (select count(*) from app_user u where u.account_id = a.id and u.kind = 'MEMBER' and u.status <> 'DELETED')
    + (select count(*) from invitation i where i.account_id = a.id and i.kind = 'MEMBER' and i.status = 'PENDING') > a.seat_limit
  union all
  select 'no active Administrator in ' || a.slug from account a
  where not exists (
    select from app_user u join user_role j on j.account_id = u.account_id and j.user_id = u.id
    join role r on r.account_id = j.account_id and r.id = j.role_id and r.system_role = 'ADMINISTRATOR'
    where u.account_id = a.id and u.status = 'ACTIVE')
  union all
  select 'conversation limit of ' || u.id from app_user u
  where u.conversation_limit < (
    select count(*) from conversation c where c.account_id = u.account_id and c.assignee_id = u.id and c.status = 'OPEN')
  union all
  select 'a session of ' || u.id || ', who is ' || u.status from session s join app_user u on u.account_id = s.account_id and u.id = s.user_id
  where u.status <> 'ACTIVE'`;

export async function brokenRules(postgres: FragilePostgres): Promise<string[]> {
  const rows = await postgres.query<{ rule: string }>(BROKEN);
  return rows.map(({ rule }) => `rule: ${rule}`);
}
