import { Permission } from "../../access/permissions.js";
import type { Viewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";
import type { Author, ConversationStatus } from "./conversation.js";
import { newProtocol } from "./protocol.js";
import { visibleTo } from "./visibility.js";

/** A conversation that is to begin; nobody is given it yet. */
export interface NewConversation {
  id: string;
  contactId: string;
  channelId: string;
  chatGroupId?: string | null;
  departmentId?: string | null;
  projectId?: string | null;
  startedBy: `${Author}`;
  startedByUserId?: string | null;
  /** Nobody has to answer before the contact writes. */
  awaitsContact?: boolean;
}

const INSERT = `
  insert into conversation (account_id, id, protocol, contact_id, channel_id, chat_group_id, department_id, project_id, started_by, started_by_user_id, awaits_contact)
  select $1, id, protocol, "contactId", "channelId", "chatGroupId", "departmentId", "projectId", "startedBy", "startedByUserId", coalesce("awaitsContact", false)
  from jsonb_to_recordset($2::jsonb) as c (id uuid, protocol text, "contactId" uuid, "channelId" uuid, "chatGroupId" uuid, "departmentId" uuid,
    "projectId" uuid, "startedBy" text, "startedByUserId" uuid, "awaitsContact" boolean)
  on conflict (account_id, protocol) do nothing returning id`;
/** With each try the numbers have one digit more, so that even the second is hardly ever needed. */
const MOST_TRIES = 10;

/** Begins conversations. Each gets a protocol number that is free in the account. */
export async function insertConversations(
  sql: Sql,
  accountId: string,
  conversations: readonly NewConversation[],
  draw: (timesTaken: number) => string = newProtocol,
): Promise<void> {
  let left = conversations;
  for (let tries = 0; left.length && tries < MOST_TRIES; tries++) {
    const rows = left.map((conversation) => ({ ...conversation, protocol: draw(tries) }));
    const inserted = await sql.query<{ id: string }>(INSERT, [accountId, JSON.stringify(rows)]);
    const ids = new Set(inserted.map(({ id }) => id));
    left = left.filter(({ id }) => !ids.has(id));
  }
  if (left.length) throw new Error("No protocol numbers are free.");
}

const GIVE = `
  with given as (select * from unnest($2::uuid[], $3::uuid[]) as given (conversation_id, user_id)),
    assigned as (
      update conversation c set assignee_id = given.user_id, awaits_contact = false
      from given where c.account_id = $1 and c.id = given.conversation_id)
  insert into milestone (account_id, conversation_id, kind, user_id) select $1, conversation_id, 'RECEIVED', user_id from given`;

/** Gives conversations to users, and records it for reports. Whoever calls holds the users' rows, and has counted. */
export const giveConversations = (
  sql: Sql,
  accountId: string,
  given: readonly { conversationId: string; userId: string }[],
) => sql.query(GIVE, [accountId, given.map(({ conversationId }) => conversationId), given.map(({ userId }) => userId)]);

/** Takes the open conversations of these users back into the queue. */
export const handBack = (sql: Sql, accountId: string, userIds: readonly string[]) =>
  sql.query(
    "update conversation set assignee_id = null where account_id = $1 and assignee_id = any($2::uuid[]) and status = 'OPEN'",
    [accountId, userIds],
  );

/** A conversation whose row is held. */
export interface HeldConversation {
  id: string;
  status: `${ConversationStatus}`;
  assigneeId: string | null;
  awaitsContact: boolean;
  /** Whether the viewer sees it. */
  visible: boolean;
}

/** Holds a conversation: nobody else says or changes anything there until the transaction ends. Null for an unknown one. */
export async function holdConversation(sql: Sql, viewer: Viewer, id: string): Promise<HeldConversation | null> {
  const [held] = await sql.query<HeldConversation>(
    `select c.id, c.status, c.assignee_id as "assigneeId", c.awaits_contact as "awaitsContact",
       coalesce(${visibleTo(viewer).where("c", { account: "$1", viewer: "asking.id" })}, false) as visible
     from conversation c cross join (select $3::uuid as id) asking where c.account_id = $1 and c.id = $2 for no key update of c`,
    [viewer.accountId, id, viewer.userId],
  );
  return held ?? null;
}

/** Whether the viewer sees a conversation. */
export async function seesConversation(sql: Sql, viewer: Viewer, id: string): Promise<boolean> {
  const rows = await sql.query(
    `select from conversation c cross join (select $3::uuid as id) asking
     where c.account_id = $1 and c.id = $2 and ${visibleTo(viewer).where("c", { account: "$1", viewer: "asking.id" })}`,
    [viewer.accountId, id, viewer.userId],
  );
  return rows.length > 0;
}

/** Somebody whom conversations can be assigned to, or not. */
export interface Assignee {
  status: "ACTIVE" | "SUSPENDED";
  /** Most conversations open at once; null: no limit. */
  limit: number | null;
  open: number;
  /** Whether its roles let it see what it is assigned. */
  reads: boolean;
}

const READING = [
  Permission.CONVERSATIONS_READ_ASSIGNED,
  Permission.CONVERSATIONS_READ_DEPARTMENT,
  Permission.CONVERSATIONS_READ_ALL,
];
/** The SQL of whether a user's roles let it see what it is assigned. */
export const readsConversationsSql = (user: string): string => `exists (
  select from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id
  where j.account_id = ${user}.account_id and j.user_id = ${user}.id and r.permissions && array[${READING.map((p) => `'${p}'`).join()}])`;

/** Selects, as `open`, how many conversations a user has open: what its limit is held against. */
export const openOfSql = (user: string): string =>
  `select count(*)::int as open from conversation c where c.account_id = ${user}.account_id and c.assignee_id = ${user}.id and c.status = 'OPEN'`;

/** Holds a user: nobody else assigns anything to it, suspends it or changes its limit until the transaction ends. */
export const holdAssignee = (sql: Sql, accountId: string, id: string) =>
  sql.query("select from app_user where account_id = $1 and id = $2 for no key update", [accountId, id]);

/** A member whose row is held, with what it has open now; null for who is none. */
export async function readAssignee(sql: Sql, accountId: string, id: string): Promise<Assignee | null> {
  const [assignee] = await sql.query<Assignee>(
    `select u.status, u.conversation_limit as limit, ${readsConversationsSql("u")} as reads,
       (${openOfSql("u")}) as open
     from app_user u where u.account_id = $1 and u.id = $2 and u.kind = 'MEMBER' and u.status <> 'DELETED'`,
    [accountId, id],
  );
  return assignee ?? null;
}

/** Takes a conversation from whoever has it, and puts it into another department's queue where one is given. */
export const queueConversation = (sql: Sql, accountId: string, id: string, departmentId: string | null) =>
  sql.query(
    `update conversation set assignee_id = null, awaits_contact = false, department_id = coalesce($3, department_id)
     where account_id = $1 and id = $2`,
    [accountId, id, departmentId],
  );

/** Closes it, and records for reports by whom: null for a key. */
export const closeConversation = (sql: Sql, accountId: string, id: string, userId: string | null) =>
  sql.query(
    `with closed as (
       update conversation set status = 'CLOSED', closed_at = clock_timestamp() where account_id = $1 and id = $2 returning closed_at)
     insert into milestone (account_id, conversation_id, kind, user_id, at) select $1, $2, 'CLOSED', $3, closed_at from closed where $3::uuid is not null`,
    [accountId, id, userId],
  );

/** Of the assignee as it is now; what a customer thinks later takes the place of what it thought before. */
export const recordFeedback = (sql: Sql, accountId: string, id: string, rating: number, comment: string | null) =>
  sql.query(
    `insert into feedback (account_id, conversation_id, user_id, rating, comment)
     select account_id, id, assignee_id, $3, $4 from conversation where account_id = $1 and id = $2
     on conflict (account_id, conversation_id) do update
       set user_id = excluded.user_id, rating = excluded.rating, comment = excluded.comment, created_at = excluded.created_at`,
    [accountId, id, rating, comment],
  );

export const deleteConversation = (sql: Sql, accountId: string, id: string) =>
  sql.query("delete from conversation where account_id = $1 and id = $2", [accountId, id]);
