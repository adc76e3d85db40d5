import type { Sql } from "../../database/sql.js";
import { openUsersSql } from "../../events/open-users.js";
import type { Author } from "./conversation.js";

export interface NewMessage {
  id: string;
  conversationId: string;
  author: `${Author}`;
  userId?: string | null;
  text: string;
}

// What the parts of one statement read of conversations is how they were before it. They are found by an array of ids: where statistics are
// stale, as after thousands were made, a join alone reads all of the account's.
const INSERT = `
  with said as (
    insert into message (account_id, id, conversation_id, author, user_id, text)
    select $1, id, "conversationId", author, "userId", text
    from rows from (jsonb_to_recordset($2::jsonb) as (id uuid, "conversationId" uuid, author text, "userId" uuid, text text)) with ordinality as m (id, "conversationId", author, "userId", text, n)
    order by n returning conversation_id, author, user_id, created_at
  ), news as (
    select conversation_id as id, max(created_at) as at, min(created_at) filter (where author = 'CONTACT') as contact_at,
      min(created_at) filter (where author = 'USER') as user_at, (array_agg(user_id order by created_at) filter (where author = 'USER'))[1] as user_id
    from said group by conversation_id
  ), told as (
    update conversation c set last_message_at = news.at, contact_wrote_at = coalesce(c.contact_wrote_at, news.contact_at),
      awaits_contact = c.awaits_contact and news.contact_at is null, answered = c.answered or (news.user_at is not null and c.contact_wrote_at is not null)
    from news where c.account_id = $1 and c.id = news.id and c.id = any(array(select id from news))
  )
  insert into milestone (account_id, conversation_id, kind, user_id, at, seconds)
  select $1, news.id, 'ANSWERED', news.user_id, news.user_at, extract(epoch from news.user_at - c.contact_wrote_at)
  from news join conversation c on c.account_id = $1 and c.id = news.id and c.id = any(array(select id from news))
  where news.user_at is not null and c.contact_wrote_at is not null and not c.answered`;

/**
 * Writes messages, each later than those before it, and what follows from them for their conversations: when something was last said, and
 * the first answer to a contact, for reports. Whoever calls holds the conversations' rows, or has just made them.
 */
export const insertMessages = (sql: Sql, accountId: string, messages: readonly NewMessage[]) =>
  sql.query(INSERT, [accountId, JSON.stringify(messages)]);

const ABSENCE = `
  update conversation c set absence_told_at = now()
  from app_user u
  where c.account_id = $1 and c.id = $2 and u.account_id = c.account_id and u.id = c.assignee_id and u.absence_message is not null
    and (c.absence_told_at is null or c.absence_told_at <= now() - interval '1 hour')
    and (u.presence <> 'ONLINE' or u.id not in (${openUsersSql("$1")}))
  returning u.absence_message as text`;

/** What the assignee wants a contact who writes to be told while it is absent: once an hour, and null otherwise. */
export async function takeAbsenceMessage(sql: Sql, accountId: string, conversationId: string): Promise<string | null> {
  const [absence] = await sql.query<{ text: string }>(ABSENCE, [accountId, conversationId]);
  return absence?.text ?? null;
}
