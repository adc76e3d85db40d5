import type { Sql } from "../database/sql.js";
import { insertConversations } from "../modules/conversations/index.js";
import type { TalkRows } from "./conversations.js";

const AGO = (minutes: string) => `now() - interval '1 minute' * ${minutes}`;

const INSERT_MARKS = `
  with labels as (
    insert into label (account_id, id, name, color)
    select $1, id, name, color from jsonb_to_recordset($2::jsonb) as (id uuid, name text, color text)
  )
  insert into quick_reply (account_id, id, shortcut, text)
  select $1, id, shortcut, text from jsonb_to_recordset($3::jsonb) as (id uuid, shortcut text, text text)`;

const INSERT_MESSAGES = `
  insert into message (account_id, id, conversation_id, author, user_id, text, created_at)
  select $1, id, "conversationId", case when "userId" is null then 'CONTACT' else 'USER' end, "userId", text, ${AGO("said")}
  from jsonb_to_recordset($2::jsonb) as (id uuid, "conversationId" uuid, "userId" uuid, text text, said float8)`;

const GIVEN = `
  select * from jsonb_to_recordset($2::jsonb)
  as (id uuid, "assigneeId" uuid, began float8, said float8, closed float8, rating integer, comment text, "labelIds" uuid[])`;

const DATE_CONVERSATIONS = `
  with given as (${GIVEN}), labelled as (
    insert into conversation_label (account_id, conversation_id, label_id) select $1, id, label_id from given, unnest("labelIds") label_id
  ), rated as (
    insert into feedback (account_id, conversation_id, user_id, rating, comment, created_at)
    select $1, id, "assigneeId", rating, comment, ${AGO("closed")} from given where rating is not null
  )
  update conversation c set assignee_id = "assigneeId", created_at = ${AGO("began")}, last_message_at = ${AGO("said")}, contact_wrote_at = ${AGO("began")},
    answered = exists (select from message m where m.account_id = $1 and m.conversation_id = c.id and m.user_id is not null),
    status = case when closed is null then 'OPEN' else 'CLOSED' end, closed_at = ${AGO("closed")}
  from given where c.account_id = $1 and c.id = given.id`;

const INSERT_MILESTONES = `
  insert into milestone (account_id, conversation_id, kind, user_id, at, seconds)
  select account_id, id, 'RECEIVED', assignee_id, created_at, null::float8 from conversation where account_id = $1 and assignee_id is not null
  union all
  select account_id, id, 'CLOSED', assignee_id, closed_at, null from conversation where account_id = $1 and closed_at is not null
  union all
  select c.account_id, c.id, 'ANSWERED', m.user_id, m.created_at, extract(epoch from m.created_at - c.contact_wrote_at)
  from conversation c cross join lateral (
    select user_id, created_at from message where account_id = c.account_id and conversation_id = c.id and user_id is not null order by created_at limit 1) m
  where c.account_id = $1`;

/** Stores what was said, as of when it was. */
export async function insertTalk(tx: Sql, accountId: string, talk: TalkRows): Promise<void> {
  const { labels, quickReplies, conversations, messages } = talk;
  await tx.query(INSERT_MARKS, [accountId, JSON.stringify(labels), JSON.stringify(quickReplies)]);
  await insertConversations(
    tx,
    accountId,
    conversations.map((conversation) => ({ ...conversation, startedBy: "CONTACT" })),
  );
  await tx.query(INSERT_MESSAGES, [accountId, JSON.stringify(messages)]);
  await tx.query(DATE_CONVERSATIONS, [accountId, JSON.stringify(conversations)]);
  await tx.query(INSERT_MILESTONES, [accountId]);
}
