import type { Sql } from "../../database/sql.js";
import { changesOf, EventKind, SYSTEM } from "../../events/event.js";
import type { AccountTx, Write } from "../../events/write.js";
import { forEachAccount } from "../../jobs/sweeper.js";
import { type DeletedKey, deleteExpiredKeys, deleteTheirKeys, findExpired } from "./api-key.store.js";

/** Tells of each that it is gone; with that, its sockets close on every node. */
export function recordDeleted(tx: AccountTx, keys: readonly DeletedKey[]): void {
  tx.record(
    ...keys.map(({ id, name, permissions, expiresAt }) => ({
      kind: EventKind.API_KEY_DELETED,
      subjectId: id,
      subjectName: name,
      changes: changesOf({ name, permissions, expiresAt }, { name: null, permissions: null, expiresAt: null }),
      ended: { sessionIds: [id], reason: "API_KEY_ENDED" as const },
    })),
  );
}

/** Nobody answers any more for what these users have made. */
export async function deleteKeysOf(tx: AccountTx, userIds: readonly string[]): Promise<void> {
  recordDeleted(tx, await deleteTheirKeys(tx, tx.account.id, userIds));
}

/** Deletes every key whose time is over. Nodes that do so at once find nothing left to do. */
export async function endExpiredKeys(sql: Sql, write: Write): Promise<void> {
  const accounts = await findExpired(sql);
  await forEachAccount(
    accounts.map(({ id }) => id),
    (accountId) => write.as(SYSTEM, accountId, async (tx) => recordDeleted(tx, await deleteExpiredKeys(tx, accountId))),
  );
}
