import type { Sql } from "../database/sql.js";
import type { Transport } from "./transport.js";

const KEPT = 500;

/** A mail in the development mailbox. */
export interface ReceivedMail {
  /** Grows with every mail. */
  id: number;
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  at: Date;
}

/** Keeps mails in the database instead of sending them, the newest 500: for development only, as they hold working links. */
export const mailboxTransport = (sql: Sql): Transport => ({
  async send({ messageId, to, subject, text, html }) {
    await sql.query(
      `with kept as (
         insert into mailbox (message_id, recipient, subject, body_text, body_html) values ($1, $2, $3, $4, $5) returning id)
       delete from mailbox where id <= (select id from kept) - $6`,
      [messageId, to, subject, text, html, KEPT],
    );
  },
  close() {},
});

/** Newest first; only those that came after the mail with number `after`, where given. */
export function receivedMails(sql: Sql, after = 0): Promise<ReceivedMail[]> {
  return sql.query<ReceivedMail>(
    `select id::int, message_id as "messageId", recipient as "to", subject, body_text as text, body_html as html, created_at as at
     from mailbox where id > $1 order by mailbox.id desc`,
    [after],
  );
}
