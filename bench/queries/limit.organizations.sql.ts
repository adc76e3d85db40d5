import { cursorSql } from "../../src/reading/cursor.js";
import { array, grouped, NAME, ROLE_ORDER, record } from "./limit.sql.js";

/** $2 the binding of cursors. The users of all organizations are read at once, each organization's by a range of one index. */
export const ORGANIZATIONS = `
  with more as materialized (
    select id, name, name_key from organization where account_id = $1 order by name_key, id limit 21
  ), q as materialized (select *, row_number() over () as o from (select * from more limit 20) t),
  m as materialized (
    select q.id as k, t.* from q cross join lateral (
      select t.*, row_number() over () as o from (
        select id, first_name, last_name, email, status from app_user
        where account_id = $1 and organization_id = q.id and status <> 'DELETED' order by name_key, id limit 11) t) t
  ), p as materialized (select * from m where o <= 10),
  r as (${grouped("user_role", "user_id", "role r on r.account_id = $1 and r.id = j.role_id", "r.id, r.name", ROLE_ORDER)}),
  u as (
    select u.k, array_to_json(array_agg(${record(`u.id, ${NAME} as name, u.email, u.status, coalesce(r.v, '[]') as roles`)} order by u.o)) as v
    from p u left join r on r.k = u.id group by u.k
  )
  select ${record(`
    ${record(`(select count(*) from more) > 20 as "hasNextPage", (select ${cursorSql("$2::text", ["name_key", "id"])} from q order by o desc limit 1) as "endCursor"`)} as "pageInfo",
    ${array(
      `select q.id, q.name, ${record(
        `${record(`exists (select from m where m.k = q.id and m.o > 10) as "hasNextPage"`)} as "pageInfo", coalesce(u.v, '[]') as nodes`,
      )} as users from q left join u on u.k = q.id order by q.o`,
    )} as nodes`)}::text as json`;
