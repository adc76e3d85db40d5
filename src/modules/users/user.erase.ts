import type { Tx } from "../../database/database.js";
import { ERASED_NAME, erasedAddressSql, eraseInvitationsFromLog, eraseUsersFromLog } from "../../events/erase.js";
import type { AccountTx } from "../../events/write.js";
import { eraseMailJobs } from "../../mail/outbox.js";

interface Found {
  id: string;
  email: string;
}

/** Those who were deleted so long ago that nothing personal of them is kept, longest gone first. */
const findErasable = (tx: AccountTx, most: number): Promise<Found[]> =>
  tx.query<Found>(
    `select id, email from app_user
     where account_id = $1 and deleted_at is not null and erased_at is null and deleted_at <= now() - $2 * interval '1 day'
     order by deleted_at limit $3`,
    [tx.account.id, tx.account.retentionDays, most],
  );

const eraseRows = (tx: Tx, accountId: string, ids: readonly string[]) =>
  tx.query(
    `update app_user set first_name = $3, last_name = $4, webchat_name = null, email = ${erasedAddressSql("id")},
       email_verified_at = null, absence_message = null, erased_at = now()
     where account_id = $1 and id = any($2::uuid[])`,
    [accountId, ids, ERASED_NAME.firstName, ERASED_NAME.lastName],
  );

const forgetWhenSeen = (tx: Tx, accountId: string, ids: readonly string[]) =>
  tx.query("delete from last_seen where account_id = $1 and user_id = any($2::uuid[])", [accountId, ids]);

/** The invitations by which they joined tell their addresses too. */
const eraseInvitations = (tx: Tx, accountId: string, userIds: readonly string[]): Promise<{ id: string }[]> =>
  tx.query<{ id: string }>(
    `update invitation set email = ${erasedAddressSql("id")}, message = null, erased_at = now()
     where account_id = $1 and accepted_by = any($2::uuid[]) and erased_at is null returning id`,
    [accountId, userIds],
  );

/** Erases whoever is due, at most so many: from its row, the log, the invitation that it accepted, and the mails that wait. */
export async function eraseUsers(tx: AccountTx, most: number): Promise<void> {
  const found = await findErasable(tx, most);
  if (!found.length) return;
  const { id: accountId } = tx.account;
  const ids = found.map(({ id }) => id);
  await eraseRows(tx, accountId, ids);
  await forgetWhenSeen(tx, accountId, ids);
  await eraseUsersFromLog(tx, accountId, ids);
  const invitations = await eraseInvitations(tx, accountId, ids);
  if (invitations.length)
    await eraseInvitationsFromLog(
      tx,
      accountId,
      invitations.map(({ id }) => id),
    );
  await eraseMailJobs(
    tx,
    accountId,
    found.map(({ email }) => email),
  );
}
