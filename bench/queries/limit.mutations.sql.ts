import { CHANNEL } from "../../src/events/append.js";

/*
 * Suspending and reactivating with the product's guarantees, in two statements of one transaction. They cannot be one: on READ COMMITTED
 * a statement sees what was committed when it began, and the second has to see what was committed before the lock was got.
 */

/** $1 the account. Changes to its team happen one after the other. */
export const LOCK = "select 1 from account where id = $1 for no key update";

const held = (account: string, user: string) => `
  cross join lateral (
    select coalesce(array_agg(distinct p), '{}') as permissions, coalesce(bool_or(r.system_role is not distinct from 'ADMINISTRATOR'), false) as administrator
    from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id left join unnest(r.permissions) p on true
    where j.account_id = ${account} and j.user_id = ${user}
  ) held`;

interface Verb {
  from: "ACTIVE" | "SUSPENDED";
  to: "ACTIVE" | "SUSPENDED";
  kind: string;
  set: string;
  refusals: string;
  /** Parts with the sessions `ended` and the invitations `revoked`. */
  consequences: string;
}

const SUSPEND_VERB: Verb = {
  from: "ACTIVE",
  to: "SUSPENDED",
  kind: "USER_SUSPENDED",
  set: "suspended_at = now(), suspended_by = actor_id",
  refusals: `when target.id = actor.id then 'CANNOT_TARGET_SELF'`,
  consequences: `
    ended as (delete from session using changed where session.account_id = $1 and session.user_id = changed.id returning session.id),
    revoked as (
      update invitation set status = 'REVOKED', ended_at = now(), version = invitation.version + 1 from changed
      where account_id = $1 and invited_by = changed.id and invitation.status = 'PENDING' returning invitation.id, email
    )`,
};

const REACTIVATE_VERB: Verb = {
  from: "SUSPENDED",
  to: "ACTIVE",
  kind: "USER_REACTIVATED",
  set: "suspended_at = null, suspended_until = null, suspended_by = null, suspension_reason = null",
  refusals: "",
  consequences: `
    ended as (select null::uuid as id where false),
    revoked as (select null::uuid as id, null::text as email where false)`,
};

const statusChange = (before: string, after: string) =>
  `'${JSON.stringify([{ field: "status", before: JSON.stringify(before), after: JSON.stringify(after) }])}'::jsonb`;

/** $2 the session, $3 the user; $4 an id for the event. */
const change = ({ from, to, kind, set, refusals, consequences }: Verb) => `
  with actor as materialized (
    select u.id, u.first_name || ' ' || u.last_name as name, held.permissions, held.administrator
    from session s join app_user u on u.account_id = $1 and u.id = s.user_id and u.status = 'ACTIVE' ${held("$1", "s.user_id")}
    where s.account_id = $1 and s.id = $2 and s.expires_at > now() and s.last_used_at > now() - interval '12 hours'
  ), target as materialized (
    select u.id, u.first_name || ' ' || u.last_name as name, u.status, held.permissions, held.administrator
    from app_user u ${held("$1", "u.id")} where u.account_id = $1 and u.id = $3 and u.status <> 'DELETED'
  ), judged as materialized (
    select target.id, target.name, actor.id as actor_id, actor.name as actor_name, case
      when not 'USERS_MANAGE' = any(actor.permissions) then 'FORBIDDEN'
      when target.id is null then 'NOT_FOUND'
      ${refusals}
      when not (actor.administrator or (target.permissions <@ actor.permissions and cardinality(target.permissions) < cardinality(actor.permissions))) then 'ESCALATION'
      when target.status <> '${from}' then 'INVALID_STATE'
      when '${from}' = 'ACTIVE' and target.administrator and 2 > (
        select count(*) from role r join user_role j on j.account_id = $1 and j.role_id = r.id join app_user u on u.account_id = $1 and u.id = j.user_id and u.status = 'ACTIVE'
        where r.account_id = $1 and r.system_role = 'ADMINISTRATOR') then 'LAST_ADMINISTRATOR'
      end as refusal
    from actor left join target on true
  ), changed as (
    update app_user u set status = '${to}', ${set}, version = version + 1 from judged where judged.refusal is null and u.account_id = $1 and u.id = judged.id
    returning u.id, u.status
  ), ${consequences}, drafts as (
    select 1 as n, $4::uuid as id, '${kind}' as kind, judged.id as user_id, judged.id as subject_id, judged.name as subject_name, ${statusChange(from, to)} as changes,
      (select array_agg(id) from ended) as ended_sessions
    from judged join changed on true
    union all
    select 1 + row_number() over (), gen_random_uuid(), 'INVITATION_REVOKED', null, id, email, ${statusChange("PENDING", "REVOKED")}, null from revoked
  ), numbered as (
    update account set event_sequence = event_sequence + drafted.count from (select count(*) from drafts) drafted
    where account.id = $1 and drafted.count > 0 returning event_sequence - drafted.count as base
  ), logged as (
    insert into event (account_id, sequence, id, kind, at, actor_id, actor_name, user_id, subject_id, subject_name, changes, ended_sessions, end_reason)
    select $1, base + n, drafts.id, kind, clock_timestamp(), actor_id, actor_name, user_id, subject_id, subject_name, changes, ended_sessions,
      case when ended_sessions is not null then '${kind}' end
    from numbered, drafts, judged returning 1
  )
  select refusal, json_build_object('id', $3::uuid, 'user', case when refusal is null then json_build_object('id', id, 'name', name, 'status', '${to}') end, 'userErrors',
      case when refusal is null then '[]'::json else json_build_array(json_build_object('code', refusal, 'path', array['input', 'ids', '0'])) end)::text as json,
    case when exists (select from logged) then pg_notify('${CHANNEL}', $1::text) end
  from judged`;

export const SUSPEND = change(SUSPEND_VERB);
export const REACTIVATE = change(REACTIVATE_VERB);
