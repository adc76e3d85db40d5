import type { Sql } from "../database/sql.js";
import type { EndReason, EventKind } from "./event.js";

/** What of an event decides to whom it goes and what it ends. What clients see of it is read as they select it. */
export interface LoggedEvent {
  readonly sequence: number;
  readonly kind: EventKind;
  readonly actorId: string | null;
  readonly userId: string | null;
  /** Of a change to a role: the users who hold it now. */
  readonly holders: ReadonlySet<string> | null;
  readonly endedSessions: readonly string[] | null;
  readonly endReason: EndReason | null;
}

export const PAGE = 500;

type Row = Omit<LoggedEvent, "holders"> & { holders: string[] | null };

/** The next events of an account's log, oldest first. */
export async function readLog(sql: Sql, accountId: string, after: number): Promise<LoggedEvent[]> {
  const rows = await sql.query<Row>(
    `select sequence::int, kind, actor_id as "actorId", user_id as "userId", ended_sessions as "endedSessions", end_reason as "endReason",
       case kind when 'ROLE_UPDATED' then array(select j.user_id from user_role j where j.account_id = $1 and j.role_id = subject_id)
       end as holders
     from event where account_id = $1 and event.sequence > $2 order by event.sequence limit ${PAGE}`,
    [accountId, after],
  );
  return rows.map((row) => ({ ...row, holders: row.holders && new Set(row.holders) }));
}

/** The numbers of the newest events of accounts. */
export const readEnds = (sql: Sql, accountIds: readonly string[]): Promise<{ accountId: string; end: number }[]> =>
  sql.query(`select id as "accountId", event_sequence::int as "end" from account where id = any($1::uuid[])`, [
    accountIds,
  ]);

/** The same in the order of the accounts, of which some may be named more than once. */
export async function readEndsInOrder(sql: Sql, accountIds: readonly string[]): Promise<number[]> {
  const ends = await readEnds(sql, [...new Set(accountIds)]);
  const byId = new Map(ends.map(({ accountId, end }) => [accountId, end]));
  return accountIds.map((accountId) => byId.get(accountId) ?? 0);
}
