/*
 * The statements that a patient person would write by hand for the product's tables: one an operation, the answer's JSON built by PostgreSQL.
 * $1 is always the account. English texts of system roles are the stored ones.
 */
import { cursorSql } from "../../src/reading/cursor.js";

export const iso = (time: string) => `to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** PostgreSQL keeps the row type of such a record between rows. */
export const record = (columns: string) => `row_to_json((select z from (select ${columns}) z))`;
export const array = (select: string) => `array_to_json(array(select row_to_json(t) from (${select}) t))`;

/** Of the user `u`. */
export const NAME = "u.first_name || ' ' || u.last_name";

export const ROLE_ORDER =
  "array_position(array['ADMINISTRATOR', 'MANAGER', 'AGENT', 'DISPATCHER', 'EDITOR', 'ATTENDANT'], r.system_role), r.name_key, r.id";

/** $2 the user, $3 its permissions as JSON. */
export const VIEWER = `
  select row_to_json(x)::text as json from (
    select ${record(`u.id, u.first_name || ' ' || u.last_name as name, u.email, u.status, u.conversation_limit as "conversationLimit", ${iso("nullif(s.last_seen_at, '-infinity')")} as "lastSeenAt",
        ${array(`select r.id, r.name, r.permissions from user_role j join role r on r.account_id = $1 and r.id = j.role_id where j.account_id = $1 and j.user_id = $2 order by ${ROLE_ORDER}`)} as roles,
        ${array("select d.id, d.name from user_department j join department d on d.account_id = $1 and d.id = j.department_id where j.account_id = $1 and j.user_id = $2 order by d.name_key, d.id")} as departments`)} as "user",
      $3::json as permissions,
      ${record(
        `a.id, a.name, a.slug, a.language, a.time_zone as "timeZone", a.features, ${record(
          `a.seat_limit as "limit", seats.used, seats.reserved, greatest(a.seat_limit - seats.used - seats.reserved, 0) as available`,
        )} as seats`,
      )} as account
    from account a, app_user u join last_seen s on s.account_id = $1 and s.user_id = $2, (
      select (select count(*)::int from app_user where account_id = $1 and kind = 'MEMBER' and status <> 'DELETED') as used,
        (select count(*)::int from invitation where account_id = $1 and kind = 'MEMBER' and status = 'PENDING') as reserved
    ) seats
    where a.id = $1 and u.account_id = $1 and u.id = $2
  ) x`;

/** The relation of a whole page at once: half of what a subselect a row costs. */
export const grouped = (pairs: string, owner: string, join: string, columns: string, orderBy: string) => `
  select j.${owner} as k, array_to_json(array_agg(${record(columns)} order by ${orderBy})) as v
  from ${pairs} j join ${join} where j.account_id = $1 and j.${owner} = any(array(select id from p)) group by 1`;

/** $2 the binding of cursors, $3 and $4 the name key and id behind which the page begins. */
const team = (positioned: boolean) => `
  with more as materialized (
    select id, first_name, last_name, email, status, conversation_limit, name_key from app_user
    where account_id = $1 and status <> 'DELETED'${positioned ? " and (name_key, id) > ($3, $4::uuid)" : ""}
    order by name_key, id limit 51
  ), p as materialized (select *, row_number() over () as o from (select * from more limit 50) t),
  r as (${grouped("user_role", "user_id", "role r on r.account_id = $1 and r.id = j.role_id", "r.id, r.name", ROLE_ORDER)}),
  s as (select user_id, last_seen_at from last_seen where account_id = $1 and user_id = any(array(select id from p))),
  d as (${grouped("user_department", "user_id", "department d on d.account_id = $1 and d.id = j.department_id", "d.id, d.name", "d.name_key, d.id")})
  select ${record(`
    (select count(*) from app_user where account_id = $1 and status <> 'DELETED') as "totalCount",
    ${record(`(select count(*) from more) > 50 as "hasNextPage", ${positioned} as "hasPreviousPage",
      (select ${cursorSql("$2::text", ["name_key", "id"])} from p where o = 1) as "startCursor",
      (select ${cursorSql("$2::text", ["name_key", "id"])} from p order by o desc limit 1) as "endCursor"`)} as "pageInfo",
    (select coalesce(array_to_json(array_agg(${record(
      `p.id, p.first_name || ' ' || p.last_name as name, p.email, p.status, p.conversation_limit as "conversationLimit", ${iso("nullif(s.last_seen_at, '-infinity')")} as "lastSeenAt",
      coalesce(r.v, '[]') as roles, coalesce(d.v, '[]') as departments`,
    )} order by p.o)), '[]') from p left join s on s.user_id = p.id left join r on r.k = p.id left join d on d.k = p.id) as nodes`)}::text as json`;

export const TEAM_FIRST = team(false);
export const TEAM_AFTER = team(true);

/** $2 the binding of cursors. */
export const INVITATIONS = `
  with more as materialized (
    select id, email, status, created_at, expires_at, invited_by from invitation where account_id = $1 and status = 'PENDING'
    order by created_at desc, id desc limit 51
  ), p as materialized (select *, row_number() over () as o from (select * from more limit 50) t),
  r as (${grouped("invitation_role", "invitation_id", "role r on r.account_id = $1 and r.id = j.role_id", "r.id, r.name", ROLE_ORDER)})
  select ${record(`
    ${record(`(select count(*) from more) > 50 as "hasNextPage", (select ${cursorSql("$2::text", ["created_at", "id"])} from p order by o desc limit 1) as "endCursor"`)} as "pageInfo",
    (select coalesce(array_to_json(array_agg(${record(
      `p.id, p.email, p.status, ${iso("p.created_at")} as "createdAt", ${iso("p.expires_at")} as "expiresAt", coalesce(r.v, '[]') as roles,
      case when u.id is not null then ${record(`u.id, u.first_name || ' ' || u.last_name as name`)} end as "invitedBy"`,
    )} order by p.o)), '[]')
    from p left join r on r.k = p.id left join app_user u on u.account_id = $1 and u.id = p.invited_by and u.erased_at is null) as nodes`)}::text as json`;
