import type { Sql } from "../../database/sql.js";
import { erasedAddressSql, eraseInvitationsFromLog } from "../../events/erase.js";
import { SYSTEM } from "../../events/event.js";
import type { AccountTx, Write } from "../../events/write.js";
import { forEachAccount } from "../../jobs/sweeper.js";
import type { Delivery } from "../../mail/mail.js";
import { eraseInvitationMails } from "../../mail/outbox.js";
import { endInvitations } from "./ending.js";

/** The most invitations in one transaction: an account's other changes wait for it. */
const MOST = 500;

// Each reads a partial index that holds only what waits for it. Accounts left over are next round's.
const DUE_TO_EXPIRE = `
  select distinct account_id as id from (
    select account_id from invitation where status = 'PENDING' and expires_at <= now() order by expires_at limit 1000) due`;
const DUE_TO_ERASE = `
  select a.id from account a
  where exists (select from invitation i where i.account_id = a.id and i.ended_at is not null and i.accepted_by is null and i.erased_at is null
    and i.ended_at <= now() - a.retention_days * interval '1 day')
  limit 100`;

const idsIn = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

/** Ends every pending invitation whose time is over; its seat is free. Nodes that do so at once find nothing left to do. */
export async function expireDue(sql: Sql, write: Write): Promise<void> {
  const accounts = await sql.query<{ id: string }>(DUE_TO_EXPIRE);
  await forEachAccount(idsIn(accounts), async (accountId) => {
    let ended: number;
    do ended = await write.as(SYSTEM, accountId, expireSome);
    while (ended === MOST);
  });
}

async function expireSome(tx: AccountTx): Promise<number> {
  const due = await tx.query<{ id: string }>(
    `select id from invitation where account_id = $1 and status = 'PENDING' and expires_at <= now() order by expires_at limit ${MOST}`,
    [tx.account.id],
  );
  return due.length ? endInvitations(tx, "EXPIRED", idsIn(due)) : 0;
}

/** Erases the addresses of invitations that made no user, once they have been over for as long as their account keeps personal data. */
export async function eraseInvitationAddresses(sql: Sql, write: Write): Promise<void> {
  const accounts = await sql.query<{ id: string }>(DUE_TO_ERASE);
  await forEachAccount(idsIn(accounts), (accountId) => write.as(SYSTEM, accountId, eraseEnded));
}

async function eraseEnded(tx: AccountTx): Promise<void> {
  const { id: accountId, retentionDays } = tx.account;
  const ended = await tx.query<{ id: string; email: string }>(
    `select id, email from invitation
     where account_id = $1 and ended_at is not null and accepted_by is null and erased_at is null and ended_at <= now() - $2 * interval '1 day'
     order by ended_at limit ${MOST}`,
    [accountId, retentionDays],
  );
  if (!ended.length) return;
  await tx.query(
    `update invitation set email = ${erasedAddressSql("id")}, message = null, erased_at = now() where account_id = $1 and id = any($2::uuid[])`,
    [accountId, idsIn(ended)],
  );
  await eraseInvitationsFromLog(tx, accountId, idsIn(ended));
  await eraseInvitationMails(tx, ended);
}

/** Shows what became of an invitation's last mail; that of an earlier one no longer counts. */
export async function recordDelivery(
  sql: Sql,
  { accountId, invitationId, sendCount }: Delivery,
  outcome: "SENT" | "FAILED",
): Promise<void> {
  await sql.query("update invitation set delivery = $4 where account_id = $1 and id = $2 and send_count = $3", [
    accountId,
    invitationId,
    sendCount,
    outcome,
  ]);
}
