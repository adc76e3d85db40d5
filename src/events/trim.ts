import type { Sql } from "../database/sql.js";

/** Accounts that one statement looks at, and events that one deletes: whoever writes waits for neither. */
const ACCOUNTS = 5_000;
const EVENTS = 5_000;

const older = (days: string) => `at < now() - ${days} * interval '1 day'`;

// One look into the index for each account, at its oldest event. A day late, so that an account has its turn once a day at most.
const NEXT_ACCOUNTS = `
  select a.id, (select ${older("($2::integer + 1)")} from event e where e.account_id = a.id order by e.sequence limit 1) as due
  from account a where a.id > $1 order by a.id limit ${ACCOUNTS}`;

// Rows that somebody holds are being erased: they are passed by, and go with the next round.
const DELETE_OLDEST = `
  with gone as (
    delete from event where account_id = $1 and sequence = any(array(
      select sequence from event where account_id = $1 and ${older("$2::integer")} order by at, sequence limit ${EVENTS} for update skip locked))
    returning 1
  ) select count(*)::integer as count from gone`;

/** Less than any account's id. */
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Deletes from all accounts' logs, oldest first, what is older than so many days, within a day. Numbers go on from where they are: whoever
 * resumes behind an event that is not followed by the next one has a cursor that the log no longer holds.
 */
export async function trimLog(sql: Sql, days: number): Promise<void> {
  let after = BEFORE_ALL;
  let accounts: { id: string; due: boolean | null }[];
  do {
    accounts = await sql.query(NEXT_ACCOUNTS, [after, days]);
    for (const { id } of accounts.filter(({ due }) => due)) while ((await deleteOldest(sql, id, days)) === EVENTS);
    after = accounts.at(-1)?.id ?? after;
  } while (accounts.length === ACCOUNTS);
}

async function deleteOldest(sql: Sql, accountId: string, days: number): Promise<number> {
  const [row] = await sql.query<{ count: number }>(DELETE_OLDEST, [accountId, days]);
  return row!.count;
}
