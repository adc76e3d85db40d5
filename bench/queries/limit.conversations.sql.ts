import { cursorSql } from "../../src/reading/cursor.js";
import { array, grouped, iso, NAME, record } from "./limit.sql.js";

/** $2 the binding of cursors, $3 the viewer, $4 whether it assigns conversations; without those of others, where it reads its own. */
const page = (own: boolean) => `
  with more as materialized (
    select id, protocol, status, contact_id, assignee_id, department_id, created_at, last_message_at, coalesce(last_message_at, created_at) as active_at
    from conversation where account_id = $1${own ? " and assignee_id = $3" : ""}
    order by coalesce(last_message_at, created_at) desc, id desc limit 51
  ), p as materialized (select *, row_number() over () as o from (select * from more limit 50) t),
  l as (${grouped("conversation_label", "conversation_id", "label l on l.account_id = $1 and l.id = j.label_id", "l.id, l.name, l.color", "l.name_key, l.id")})
  select ${record(`
    ${record(`(select count(*) from more) > 50 as "hasNextPage", (select ${cursorSql("$2::text", ["active_at", "id"])} from p order by o desc limit 1) as "endCursor"`)} as "pageInfo",
    (select coalesce(array_to_json(array_agg(${record(
      `p.id, p.protocol, p.status, (p.status = 'OPEN' and (coalesce(p.assignee_id = $3::uuid, false) or $4::boolean)) as writable,
      ${iso("p.created_at")} as "createdAt", ${iso("p.last_message_at")} as "lastMessageAt", ${record("c.id, c.name")} as contact,
      case when u.id is not null then ${record(`u.id, ${NAME} as name`)} end as assignee,
      case when d.id is not null then ${record("d.id, d.name")} end as department, coalesce(l.v, '[]') as labels,
      ${record(`${array(`select m.id, m.author, m.text, ${iso("m.created_at")} as "createdAt" from message m where m.account_id = $1 and m.conversation_id = p.id order by m.created_at desc, m.id desc limit 1`)} as nodes`)} as messages`,
    )} order by p.o)), '[]')
    from p join contact c on c.account_id = $1 and c.id = p.contact_id left join app_user u on u.account_id = $1 and u.id = p.assignee_id
    left join department d on d.account_id = $1 and d.id = p.department_id left join l on l.k = p.id) as nodes`)}::text as json`;

export const CONVERSATIONS_ALL = page(false);
export const CONVERSATIONS_OWN = page(true);

const figure = (select: string, facts: string, time: string, condition = "true") => `cross join lateral (
      select ${select} from ${facts} f where f.account_id = $1 and f.user_id = u.id and ${condition} and f.${time} >= $2 and f.${time} < $3)`;

/**
 * $2 and $3 the period. A range of an index for each user takes half of the time of grouping the account's facts, by which
 * `count(distinct …)` has to sort them all.
 */
export const INDICATORS = `
  with i as materialized (
    select u.id, u.first_name, u.last_name, u.name_key, r.*, c.*, a.*, s.*, f.* from app_user u
    ${figure("count(distinct f.conversation_id) as received", "milestone", "at", "f.kind = 'RECEIVED'")} r
    ${figure("count(*) as closed", "milestone", "at", "f.kind = 'CLOSED'")} c
    ${figure("avg(f.seconds) as seconds", "milestone", "at", "f.kind = 'ANSWERED'")} a
    ${figure("count(*) as sent", "message", "created_at")} s
    ${figure("avg(f.rating::float8) as rating", "feedback", "created_at")} f
    where u.account_id = $1 and u.kind = 'MEMBER'
      and (u.status <> 'DELETED' or received + closed + sent > 0 or seconds is not null or rating is not null)
    order by received desc, u.name_key, u.id limit 1000
  )
  select coalesce(array_to_json(array_agg(${record(
    `${record(`u.id, ${NAME} as name`)} as "user", u.received as "conversationsReceived", u.closed as "conversationsClosed", u.sent as "messagesSent",
    u.seconds as "firstResponseSeconds", u.rating as "averageRating"`,
  )} order by u.received desc, u.name_key, u.id)), '[]')::text as json from i u`;
