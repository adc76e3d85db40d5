import type { AccountTx } from "../../events/write.js";
import { eraseCampaigns } from "../campaigns/index.js";
import { eraseConversations, eraseConversationsWith } from "../conversations/index.js";
import { eraseContacts, holdContactsToErase } from "../organizations/index.js";
import { clearHanging } from "./clearing.js";
import { ErasableData } from "./erasable.js";

/**
 * The most campaigns, conversations and contacts that one transaction erases: the account's other changes go on in between. Few, because each
 * transaction looks again through all that those before it have cleared away of the same ones.
 */
const MOST = 100;

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

/**
 * Erases some campaigns, conversations and contacts, and what goes with them before themselves. Every conversation is with a contact: without
 * these there are none.
 * @returns whether these were all.
 */
export async function eraseSome(tx: AccountTx, { data, before }: Erasure): Promise<boolean> {
  const { id } = tx.account;
  const contacts = data.includes(ErasableData.CONTACTS);
  const clear = (table: string, ids: readonly string[]) => clearHanging(tx, id, table, ids);
  const batch = { before, most: MOST, clear };
  if (data.includes(ErasableData.CAMPAIGNS) && !(await eraseCampaigns(tx, id, batch))) return false;
  if (contacts || data.includes(ErasableData.CONVERSATIONS))
    if (!(await eraseConversations(tx, id, batch))) return false;
  if (!contacts) return true;
  const contactIds = await holdContactsToErase(tx, id, batch);
  // Those that have begun since that moment.
  if (!(await eraseConversationsWith(tx, id, { contactIds, most: MOST, clear }))) return false;
  if (!(await clear("contact", contactIds))) return false;
  await eraseContacts(tx, id, contactIds);
  return contactIds.length < MOST;
}
