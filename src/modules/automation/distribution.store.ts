import type { Sql } from "../../database/sql.js";
import { openUsersSql } from "../../events/open-users.js";
import { openOfSql, readsConversationsSql } from "../conversations/index.js";
import type { Free, Waiting } from "./match.js";

type Ids = readonly string[];

/** A place in the order in which conversations wait. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

export const START: Position = { at: "-infinity", id: "00000000-0000-0000-0000-000000000000" };

const WAITS = "c.status = 'OPEN' and c.assignee_id is null and not c.awaits_contact";

// The order keeps the planner to one look into the index for each account, whatever it thinks of reading all that waits anywhere.
const DUE_AMONG = `
  select a.account_id as id from automation a
    cross join lateral (select from conversation c where c.account_id = a.account_id and ${WAITS} order by c.created_at, c.id limit 1) waiting
  where a.distribution_enabled and a.account_id = any($1::uuid[])`;

const firstWaiting = (which: string) =>
  `(select c.account_id from conversation c where ${which} and ${WAITS} order by c.account_id limit 1)`;
// From one account in which something waits to the next, by the index of what waits: those in which nothing does cost nothing. In any order, so
// that none waits for ever behind others in which nobody can take anything.
const DUE_WITH_SOMEBODY = `
  with recursive waiting as (
    ${firstWaiting("true")}
    union all
    select ${firstWaiting("c.account_id > waiting.account_id")} from waiting where waiting.account_id is not null
  )
  select a.account_id as id from waiting join automation a on a.account_id = waiting.account_id
  where a.distribution_enabled and exists (${openUsersSql("a.account_id")}) order by random() limit $1`;

async function idsBy(sql: Sql, text: string, values: readonly unknown[]): Promise<string[]> {
  return (await sql.query<{ id: string }>(text, values)).map(({ id }) => id);
}

/** Those of these accounts in which distribution is enabled and something waits. */
export const findDueAmong = (sql: Sql, accountIds: Ids): Promise<string[]> => idsBy(sql, DUE_AMONG, [accountIds]);

/** Some of those in which somebody has a socket open besides. */
export const findDue = (sql: Sql, most: number): Promise<string[]> => idsBy(sql, DUE_WITH_SOMEBODY, [most]);

/** What is not for everybody, is for who has it too: `$2` says whether departments count. */
const WAITING = `
  select c.id, c.created_at::text as at,
    array_remove(array[case when $2::boolean then c.department_id end, c.project_id, c.chat_group_id], null)
      || array(select s.skill_id from conversation_skill s where s.account_id = c.account_id and s.conversation_id = c.id) as needs
  from conversation c where c.account_id = $1 and ${WAITS}`;
// Whether somebody can take it is asked of each user as a whole: one may have the department, and another one the skill.
const WAITING_AFTER = `
  with able as materialized (select has::uuid[] from unnest($5::text[]) as free (has))
  select * from (${WAITING} and (c.created_at, c.id) > ($3::timestamptz, $4::uuid) order by c.created_at, c.id) w
  where exists (select from able where w.needs <@ able.has) limit $6`;
const WAITING_AMONG = `${WAITING} and c.id = any($3::uuid[]) order by c.created_at, c.id`;
const HOLD_WAITING = `
  select c.id from conversation c where c.account_id = $1 and ${WAITS} and c.id = any($2::uuid[]) for no key update skip locked`;

/** What waits behind a position and some one of these can take, oldest first. */
export const readWaiting = (sql: Sql, accountId: string, { at, id }: Position, free: readonly Free[], most: number) =>
  sql.query<Waiting & Position>(WAITING_AFTER, [accountId, true, at, id, abilities(free), most]);

/** All that users have, as arrays of PostgreSQL, each once. */
const abilities = (free: readonly Free[]): string[] => [...new Set(free.map(({ has }) => `{${has.join()}}`))];

/** Those of these that wait, oldest first; for whoever it may be, whatever their department, where any will do. */
export const readWaitingAmong = (
  sql: Sql,
  accountId: string,
  ids: Ids,
  { anyDepartment }: { anyDepartment: boolean },
) => sql.query<Waiting>(WAITING_AMONG, [accountId, !anyDepartment, ids]);

/**
 * Holds those of these that still wait until the transaction ends; without those that somebody else holds. What they need is for the next
 * statement to read: this one sees skills as they were when it began, also of a row that has changed since.
 */
export const holdWaiting = (sql: Sql, accountId: string, ids: Ids): Promise<string[]> =>
  idsBy(sql, HOLD_WAITING, [accountId, ids]);

const has = ["department", "skill", "project", "chat_group"]
  .map((part) => `select j.${part}_id from user_${part} j where j.account_id = u.account_id and j.user_id = u.id`)
  .join(" union all ");

const free = (more: string) => `
  select u.id, o.open, u.conversation_limit as "limit", array(${has} order by 1) as has
  from app_user u
    cross join lateral (${openOfSql("u")}) o
  where u.account_id = $1 and u.kind = 'MEMBER' and u.status = 'ACTIVE' and u.presence = 'ONLINE' and u.id in (${openUsersSql("$1")}) ${more}
    and (u.conversation_limit is null or o.open < u.conversation_limit)
    and ${readsConversationsSql("u")}
  order by (select max(m.at) from milestone m where m.account_id = u.account_id and m.user_id = u.id and m.kind = 'RECEIVED') nulls first, u.id`;
const FREE = free("");
const FREE_AMONG = free("and u.id = any($2::uuid[])");

/** Who is there and has room, first who was given a conversation longest ago. */
export const readFree = (sql: Sql, accountId: string) => sql.query<Free>(FREE, [accountId]);

export const readFreeAmong = (sql: Sql, accountId: string, ids: Ids) => sql.query<Free>(FREE_AMONG, [accountId, ids]);

/** Holds these users until the transaction ends, so that nobody assigns anything to them; without those whom somebody else holds. */
export const holdUsers = (sql: Sql, accountId: string, ids: Ids): Promise<string[]> =>
  idsBy(
    sql,
    "select id from app_user where account_id = $1 and id = any($2::uuid[]) order by id for no key update skip locked",
    [accountId, ids],
  );
