import type { AccountTx } from "../../events/write.js";
import { eraseMailsOf } from "../../mail/outbox.js";

/** Sessions and keys are what anybody gets in by; links and challenges are what new ones could be had by. */
const CLOSE = `
  with closed as (update account set closed_at = now() where id = $1),
    links as (delete from link_token where account_id = $1),
    challenges as (delete from sign_in_challenge where account_id = $1),
    invitations as (update invitation set status = 'REVOKED', ended_at = now() where account_id = $1 and status = 'PENDING'),
    sessions as (delete from session where account_id = $1 returning id),
    keys as (delete from api_key where account_id = $1 returning id)
  select id from sessions union all select id from keys`;

/**
 * Closes an account: from the moment this is committed nobody gets in, nothing is written any more, and no mail goes out. Its rows stay
 * until every node has read of it in the log, and closed its sockets: see `removeClosed`.
 * @returns the sessions and API keys that have ended.
 */
export async function closeAccount(tx: AccountTx): Promise<string[]> {
  const { id } = tx.account;
  const ended = await tx.query<{ id: string }>(CLOSE, [id]);
  await eraseMailsOf(tx, id);
  return ended.map((each) => each.id);
}
