import type { FragilePostgres } from "./postgres.js";

/** A row of the log. */
export interface LogRow {
  accountId: string;
  sequence: number;
  kind: string;
  actorId: string | null;
  userId: string | null;
  subjectId: string | null;
  subjectName: string | null;
  changes: { field: string; before: string | null; after: string | null }[];
  /** When it was written, by the product's word, and when it was committed, by PostgreSQL's: microseconds. */
  at: number;
  committedAt: number;
}

/** Everything that the database says when all is over. */
export interface Evidence {
  events: LogRow[];
  accounts: { id: string; end: number }[];
  users: {
    accountId: string;
    id: string;
    email: string;
    status: string;
    webchatName: string | null;
    absenceMessage: string | null;
  }[];
  departments: { accountId: string; name: string }[];
  invitations: { accountId: string; email: string; delivery: string }[];
  messages: { accountId: string; text: string; userId: string | null; at: number }[];
  receipts: { conversationId: string; userId: string }[];
  closed: { id: string }[];
}

const micros = (time: string) => `(extract(epoch from ${time}) * 1000000)::float8`;

const STATEMENTS: Record<keyof Evidence, string> = {
  events: `
    select account_id as "accountId", sequence::int, kind, actor_id as "actorId", user_id as "userId", subject_id as "subjectId",
      subject_name as "subjectName", changes, ${micros("at")} as at, ${micros("pg_xact_commit_timestamp(xmin)")} as "committedAt"
    from event order by account_id, sequence`,
  accounts: `select id, event_sequence::int as "end" from account`,
  users: `
    select account_id as "accountId", id, email, status, webchat_name as "webchatName", absence_message as "absenceMessage"
    from app_user`,
  departments: `select account_id as "accountId", name from department`,
  invitations: `select account_id as "accountId", email, delivery from invitation`,
  messages: `select account_id as "accountId", text, user_id as "userId", ${micros("created_at")} as at from message`,
  receipts: `select conversation_id as "conversationId", user_id as "userId" from milestone where kind = 'RECEIVED'`,
  closed: "select id from conversation where status = 'CLOSED'",
};

export async function readEvidence(postgres: FragilePostgres): Promise<Evidence> {
  const read = await Promise.all(
    Object.entries(STATEMENTS).map(async ([name, text]) => [name, await postgres.query(text)] as const),
  );
  return Object.fromEntries(read) as unknown as Evidence;
}
