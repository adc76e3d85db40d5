import type { AccountTx } from "../../events/write.js";
import { eraseConversations, eraseConversationsWith } from "../conversations/index.js";
import { eraseContacts, holdContactsToErase } from "../organizations/index.js";
import { ErasableData } from "./erasable.js";

/** The most rows of a kind that one transaction erases: the account's other changes go on in between. */
const MOST = 1_000;

/** What is to be erased: of the account's data as it was at a moment, which is a text of PostgreSQL's. */
export interface Erasure {
  readonly data: readonly ErasableData[];
  readonly before: string;
}

/** The moment of now, under the account's lock. */
export async function beforeNow(tx: AccountTx): Promise<string> {
  const [row] = await tx.query<{ now: string }>("select clock_timestamp()::text as now");
  return row!.now;
}

/** Erases some conversations and contacts, and answers whether these were all. Every conversation is with a contact: without these there are none. */
export async function eraseSome(tx: AccountTx, { data, before }: Erasure): Promise<boolean> {
  const { id } = tx.account;
  const contacts = data.includes(ErasableData.CONTACTS);
  const batch = { before, most: MOST };
  if (contacts || data.includes(ErasableData.CONVERSATIONS))
    if ((await eraseConversations(tx, id, batch)) === MOST) return false;
  if (!contacts) return true;
  const held = await holdContactsToErase(tx, id, batch);
  // Those that have begun since that moment.
  await eraseConversationsWith(tx, id, held);
  await eraseContacts(tx, id, held);
  return held.length < MOST;
}
