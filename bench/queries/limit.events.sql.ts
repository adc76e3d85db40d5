import { cursorSql } from "../../src/reading/cursor.js";
import { iso, NAME, record } from "./limit.sql.js";

const event = (type: string, more = "") =>
  record(`'${type}' as "__typename", p.id, p.kind, p.sequence, ${iso("p.at")} as at, p.actor_name as "actorName",
    case when a.id is not null then ${record("a.id, a.first_name || ' ' || a.last_name as name")} end as actor, p.changes${more}`);

/** $2 the binding of cursors. Changes are stored as they are answered. */
export const EVENTS = `
  with more as materialized (
    select id, kind, sequence, at, actor_id, actor_name, user_id, subject_name, changes from event where account_id = $1
    order by sequence desc limit 51
  ), p as materialized (select * from more limit 50)
  select ${record(`
    ${record(`(select count(*) from more) > 50 as "hasNextPage", (select ${cursorSql("$2::text", ["min(sequence)"])} from p) as "endCursor"`)} as "pageInfo",
    (select coalesce(array_to_json(array_agg(case
      when p.kind like 'USER%' then ${event("UserEvent", `, case when u.id is not null then ${record(`u.id, ${NAME} as name`)} end as "user"`)}
      when p.kind like 'INVITATION%' then ${event("InvitationEvent", ", p.subject_name as email")}
      when p.kind like 'STRUCTURE%' then ${event("StructureEvent")}
      else ${event("AccountEvent")} end order by p.sequence desc)), '[]')
    from p left join app_user a on a.account_id = $1 and a.id = p.actor_id
      left join app_user u on u.account_id = $1 and u.id = p.user_id and u.status <> 'DELETED') as nodes`)}::text as json`;
