import type { Sql } from "../database/sql.js";
import { StructureKind } from "../events/event.js";
import { DEMO_ACCOUNT, USERS } from "./padaria-aurora.js";
import type { DemoRows } from "./rows.js";
import { insertTalk } from "./talk.store.js";

/** Any number that no other program on this database uses. */
const LOCK = 7_305_518_215;

/** Until the transaction ends, no other node makes the demo account. Answers whether there is any account yet. */
export async function holdsNoAccount(tx: Sql): Promise<boolean> {
  await tx.query("select pg_advisory_xact_lock($1)", [LOCK]);
  const [row] = await tx.query<{ empty: boolean }>("select not exists (select from account) as empty");
  return row!.empty;
}

/** Whether the account is there, and the user whose sign-in is shown. */
export async function hasDemo(sql: Sql): Promise<boolean> {
  const rows = await sql.query(
    `select from account a join app_user u on u.account_id = a.id
     where a.slug = $1 and u.email = $2 and u.status = 'ACTIVE' and u.password_hash is not null`,
    [DEMO_ACCOUNT.slug, USERS[0].email],
  );
  return rows.length > 0;
}

const AGO = "now() - interval '1 day' *";

const INSERT_USERS = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as (id uuid, email text, "firstName" text, "lastName" text, "webchatName" text, language text,
      "conversationLimit" integer, joined float8, suspended jsonb, "roleIds" uuid[], "departmentIds" uuid[])
  ), users as (
    insert into app_user (account_id, id, email, first_name, last_name, webchat_name, language, conversation_limit, password_hash, created_at,
      email_verified_at, status, suspended_at, suspended_until, suspended_by, suspension_reason)
    select $1, id, email, "firstName", "lastName", "webchatName", coalesce(language, $4), "conversationLimit", $3, ${AGO} joined,
      ${AGO} joined, case when suspended is null then 'ACTIVE' else 'SUSPENDED' end,
      ${AGO} (suspended ->> 'since')::float8, now() + interval '1 day' * (suspended ->> 'until')::float8,
      case when suspended is not null then $5::uuid end, suspended ->> 'reason'
    from given
  ), roles as (
    insert into user_role (account_id, user_id, role_id) select $1, id, role_id from given, unnest("roleIds") role_id
  )
  insert into user_department (account_id, user_id, department_id) select $1, id, department_id from given, unnest("departmentIds") department_id`;

const SEE_USERS = `
  update last_seen s set last_seen_at = now() - interval '1 hour' * given.seen
  from jsonb_to_recordset($2::jsonb) as given (id uuid, seen float8) where s.account_id = $1 and s.user_id = given.id and given.seen is not null`;

const part = (kind: StructureKind, table: string, column = "", value = "") => `
  ${table}_made as (
    insert into ${table} (account_id, id, name${column}) select $1, id, name${value} from given where kind = '${kind}'
  ), ${table}_had as (
    insert into user_${table} (account_id, user_id, ${table}_id)
    select $1, user_id, id from given, unnest("userIds") user_id where kind = '${kind}'
  )`;

const INSERT_PARTS = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as (id uuid, kind text, name text, "channelKind" text, "channelStatus" text, "channelId" uuid,
      "userIds" uuid[])
  ), ${[
    part(StructureKind.SKILL, "skill"),
    part(StructureKind.PROJECT, "project"),
    part(StructureKind.CHANNEL, "channel", ", kind, status", `, "channelKind", "channelStatus"`),
    part(StructureKind.CHAT_GROUP, "chat_group", ", channel_id", `, "channelId"`),
  ]}
  select`;

const INSERT_OUTSIDE = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as (id uuid, name text)
  ), organizations as (
    select * from jsonb_to_recordset($3::jsonb) as (id uuid, name text, "groupIds" uuid[])
  ), contacts as (
    select * from jsonb_to_recordset($4::jsonb) as (id uuid, name text, email text, phone text, "groupIds" uuid[])
  ), groups_made as (
    insert into contact_group (account_id, id, name) select $1, id, name from given
  ), organizations_made as (
    insert into organization (account_id, id, name) select $1, id, name from organizations
  ), contacts_made as (
    insert into contact (account_id, id, name, email, phone) select $1, id, name, email, phone from contacts
  ), linked as (
    insert into organization_contact_group (account_id, organization_id, contact_group_id)
    select $1, id, group_id from organizations, unnest("groupIds") group_id
  )
  insert into contact_group_contact (account_id, contact_id, contact_group_id)
  select $1, id, group_id from contacts, unnest("groupIds") group_id`;

const INSERT_INVITATIONS = `
  with given as (
    select * from jsonb_to_recordset($2::jsonb) as (id uuid, email text, status text, message text, "tokenHash" text, sent float8, ended float8,
      "acceptedBy" jsonb, "roleIds" uuid[], "departmentIds" uuid[])
  ), invitations as (
    insert into invitation (account_id, id, email, status, message, language, invited_by, accepted_by, token_hash, created_at, sent_at, expires_at,
      ended_at, delivery)
    select $1, id, email, status, message, $3, $4::uuid, ("acceptedBy" ->> 'id')::uuid, decode("tokenHash", 'hex'), ${AGO} sent, ${AGO} sent,
      ${AGO} (sent - 7), ${AGO} ended, case status when 'PENDING' then 'QUEUED' else 'SENT' end
    from given
  ), roles as (
    insert into invitation_role (account_id, invitation_id, role_id) select $1, id, role_id from given, unnest("roleIds") role_id
  )
  insert into invitation_department (account_id, invitation_id, department_id)
  select $1, id, department_id from given, unnest("departmentIds") department_id`;

/** Stores the account's people and structure, as of the days they came. */
export async function insertDemo(
  tx: Sql,
  accountId: string,
  { departments, parts, outside, talk, users, invitations }: DemoRows,
  passwordHash: string,
): Promise<void> {
  const founder = users[0].id;
  const { language } = DEMO_ACCOUNT;
  await tx.query(
    "insert into department (account_id, id, name) select $1, id, name from jsonb_to_recordset($2::jsonb) as (id uuid, name text)",
    [accountId, JSON.stringify(departments)],
  );
  await tx.query(INSERT_USERS, [accountId, JSON.stringify(users), passwordHash, language, founder]);
  await tx.query(SEE_USERS, [accountId, JSON.stringify(users)]);
  await tx.query(INSERT_PARTS, [accountId, JSON.stringify(parts)]);
  const { groups, organizations, contacts } = outside;
  await tx.query(INSERT_OUTSIDE, [accountId, ...[groups, organizations, contacts].map((rows) => JSON.stringify(rows))]);
  await insertTalk(tx, accountId, talk);
  await tx.query(INSERT_INVITATIONS, [accountId, JSON.stringify(invitations), language, founder]);
}

/** Moves the account and the events of its log, oldest first, to so many days ago. */
export async function datePast(tx: Sql, accountId: string, days: readonly number[]): Promise<void> {
  await tx.query(
    `update event set at = ${AGO} past.days from unnest($2::float8[]) with ordinality past (days, n) where account_id = $1 and sequence = past.n`,
    [accountId, days],
  );
  await tx.query(`update account set created_at = ${AGO} $2::float8 where id = $1`, [accountId, days[0]]);
}
