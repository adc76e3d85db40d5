import { problem, Refusal } from "../../errors/user-error.js";
import type { UnloggedTx } from "../../events/unlogged.js";
import { giveConversations, readAssignee } from "./conversation.store.js";

/**
 * Gives a conversation to a user whose row is held, which makes the limit exact. Who takes it oneself need not be able to see it later.
 * @throws a Refusal at `path`: NOT_FOUND for who is no member, INVALID_STATE for who is suspended or could not see it, CAPACITY_REACHED.
 */
export async function assignTo(tx: UnloggedTx, conversationId: string, userId: string, path: string[]): Promise<void> {
  const assignee = await readAssignee(tx, tx.accountId, userId);
  if (!assignee) throw new Refusal(problem("NOT_FOUND", path));
  const reads = assignee.reads || userId === tx.viewer.userId;
  if (assignee.status !== "ACTIVE" || !reads) throw new Refusal(problem("INVALID_STATE", path));
  if (assignee.limit !== null && assignee.open >= assignee.limit) throw new Refusal(problem("CAPACITY_REACHED", path));
  await giveConversations(tx, tx.accountId, [{ conversationId, userId }]);
}
