import { problem, Refusal, refuseIfAny } from "../../errors/user-error.js";
import type { UnloggedTx } from "../../events/unlogged.js";
import { notFound, type Places } from "../../input/places.js";
import { putOn, uploaderOf } from "./attachment.store.js";

const MOST_OF_MESSAGE = 10;

/**
 * Puts the viewer's own uploads on a message that is being written, in the order given.
 * @throws a Refusal: TOO_MANY past 10, NOT_FOUND for each that is unknown, somebody else's, on a message already, or not stored.
 */
export async function attach(tx: UnloggedTx, messageId: string, attachments: Places): Promise<void> {
  const [first] = attachments.values();
  if (!first) return;
  if (attachments.size > MOST_OF_MESSAGE) throw new Refusal(problem("TOO_MANY", first.slice(0, -1)));
  const put = await putOn(tx, tx.accountId, messageId, uploaderOf(tx.viewer), [...attachments.keys()]);
  refuseIfAny(notFound(attachments, put));
}
