import type { Sql } from "../database/sql.js";
import { type Author, type EventDraft, rowOf } from "./event.js";
import { hintSql, wordsOf } from "./hint.js";

/** The channel on which nodes hear that an account's log has grown: see `Hint`. */
export const CHANNEL = "roster_events";

const APPEND = (notify: boolean) => `
  with numbered as (
    update account set event_sequence = event_sequence + $2 where id = $1 returning event_sequence - $2 as base
  ), inserted as (
    insert into event (account_id, sequence, id, kind, at, actor_id, actor_name, user_id, subject_id, subject_name, structure_kind, changes, ended_sessions, end_reason)
    select $1, numbered.base + draft.n, draft.id, draft.kind, clock_timestamp(), draft.actor_id, draft.actor_name, draft.user_id, draft.subject_id,
      draft.subject_name, draft.structure_kind, draft.changes, draft.ended_sessions, draft.end_reason
    from numbered, rows from (jsonb_to_recordset($3::jsonb) as (id uuid, kind text, actor_id uuid, actor_name text, user_id uuid, subject_id uuid,
      subject_name text, structure_kind text, changes jsonb, ended_sessions uuid[], end_reason text))
      with ordinality as draft (id, kind, actor_id, actor_name, user_id, subject_id, subject_name, structure_kind, changes, ended_sessions, end_reason, n)
    returning sequence
  )
  select max(sequence)::int as last${notify ? `, pg_notify('${CHANNEL}', ${hintSql("$1::text", "max(sequence)", "$4")})` : ""} from inserted`;
const APPEND_AND_NOTIFY = APPEND(true);
const APPEND_ALONE = APPEND(false);

/**
 * Appends to an account's log, as the last statement of a transaction that holds the account's row: numbers then have no gaps and follow
 * the order of commits. PostgreSQL delivers the notification if, and only if, the transaction commits.
 *
 * @returns the number of the last of them.
 */
export async function append(
  tx: Sql,
  accountId: string,
  author: Author,
  drafts: readonly EventDraft[],
  notify: boolean,
): Promise<number> {
  const rows = drafts.map((draft) => rowOf(draft, author));
  const values = [accountId, rows.length, JSON.stringify(rows)];
  const [appended] = await tx.query<{ last: number }>(
    notify ? APPEND_AND_NOTIFY : APPEND_ALONE,
    notify ? [...values, wordsOf(drafts, author)] : values,
  );
  return appended!.last;
}
