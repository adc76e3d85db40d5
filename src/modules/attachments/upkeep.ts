import type { Sql } from "../../database/sql.js";
import type { FileStore } from "../../storage/file-store.js";
import { deleteRows, findDue, findRemovable, isEmpty, keyOf, type Place } from "./attachment.store.js";

/** The most files in one step, and of these at once. */
const MOST = 500;
const AT_ONCE = 10;

/**
 * Removes files that were uploaded and put on no message within a day, uploads that came to no end, and the files of messages that are
 * gone. Nodes that do so at once do nobody any harm.
 */
export async function removeOrphans(sql: Sql, store: FileStore): Promise<void> {
  while ((await removeAll(sql, store, await findDue(sql, MOST))) === MOST);
}

/**
 * Removes the files of a closed account.
 * @returns false while something is still being uploaded: then the account has to wait, or that could be left behind.
 */
export async function removeFilesOf(sql: Sql, store: FileStore, accountId: string): Promise<boolean> {
  while ((await removeAll(sql, store, await findRemovable(sql, accountId, MOST))) === MOST);
  return isEmpty(sql, accountId);
}

/** First the files, then their rows: what stops in between is found again. One that cannot be removed keeps none of the others. */
async function removeAll(sql: Sql, store: FileStore, places: readonly Place[]): Promise<number> {
  const removed: Place[] = [];
  const errors: unknown[] = [];
  for (let i = 0; i < places.length; i += AT_ONCE) {
    const some = places.slice(i, i + AT_ONCE);
    const outcomes = await Promise.allSettled(some.map((place) => store.delete(keyOf(place))));
    for (const [n, outcome] of outcomes.entries())
      if (outcome.status === "fulfilled") removed.push(some[n]!);
      else errors.push(outcome.reason);
  }
  if (removed.length) await deleteRows(sql, removed);
  if (errors.length)
    throw new Error(`${errors.length} of ${places.length} files could not be removed.`, { cause: errors[0] });
  return removed.length;
}
