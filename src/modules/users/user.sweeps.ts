import type { Sql } from "../../database/sql.js";
import { SYSTEM } from "../../events/event.js";
import type { Write } from "../../events/write.js";
import { forEachAccount } from "../../jobs/sweeper.js";
import { eraseUsers } from "./user.erase.js";
import { recordReactivated } from "./user.lifecycle.js";
import { reactivateWhereDue } from "./user.store.js";

/** The most users of one account, and accounts, in one round: what is left over is next round's. */
const MOST_REACTIVATED = 500;
const MOST_ERASED = 50;
const MOST_ACCOUNTS = 100;

// Each is one scan of a partial index that holds only who waits for it.
const DUE_TO_REACTIVATE = `
  select distinct account_id as id from (
    select account_id from app_user where suspended_until <= now() order by suspended_until limit ${MOST_REACTIVATED}
  ) due limit ${MOST_ACCOUNTS}`;
const DUE_TO_ERASE = `
  select u.account_id as id from app_user u join account a on a.id = u.account_id
  where u.deleted_at is not null and u.erased_at is null and u.deleted_at <= now() - a.retention_days * interval '1 day'
  group by u.account_id limit ${MOST_ACCOUNTS}`;

async function inEach(sql: Sql, due: string, work: (accountId: string) => Promise<unknown>): Promise<void> {
  const accounts = await sql.query<{ id: string }>(due);
  await forEachAccount(
    accounts.map(({ id }) => id),
    work,
  );
}

/** Reactivates everybody whose suspension has an end that has come. Nodes that do so at once find nothing left to do. */
export const reactivateDue = (sql: Sql, write: Write): Promise<void> =>
  inEach(sql, DUE_TO_REACTIVATE, (accountId) =>
    write.as(SYSTEM, accountId, async (tx) =>
      recordReactivated(tx, await reactivateWhereDue(tx, accountId, MOST_REACTIVATED)),
    ),
  );

/** Erases everybody who was deleted longer ago than their account keeps personal data. */
export const eraseDue = (sql: Sql, write: Write): Promise<void> =>
  inEach(sql, DUE_TO_ERASE, (accountId) => write.as(SYSTEM, accountId, (tx) => eraseUsers(tx, MOST_ERASED)));
