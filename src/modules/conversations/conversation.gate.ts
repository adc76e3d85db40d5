import { Permission } from "../../access/permissions.js";
import { can, type Viewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";
import { forbidden } from "../../errors/graphql-errors.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { type HeldConversation, holdConversation } from "./conversation.store.js";

/** A transaction that a viewer runs, whether or not the log tells of it. */
type ViewerTx = Sql & { readonly viewer: Viewer };

/** @throws a Refusal with NOT_FOUND for an unknown one. Whether the viewer sees it is its caller's to judge. */
export async function holdAny(tx: ViewerTx, id: string, path: string[]): Promise<HeldConversation> {
  const conversation = await holdConversation(tx, tx.viewer, id);
  if (!conversation) throw new Refusal(problem("NOT_FOUND", path));
  return conversation;
}

/** @throws a Refusal with NOT_FOUND for one that the viewer does not see, as for an unknown one. */
export async function holdVisible(tx: ViewerTx, id: string, path: string[]): Promise<HeldConversation> {
  const conversation = await holdAny(tx, id, path);
  if (!conversation.visible) throw new Refusal(problem("NOT_FOUND", path));
  return conversation;
}

/** @throws a Refusal with INVALID_STATE for one that is closed. */
export function demandOpen({ status }: HeldConversation, path: string[]): void {
  if (status !== "OPEN") throw new Refusal(problem("INVALID_STATE", path));
}

/**
 * One that is writable: open, visible, and the viewer is its assignee or holds CONVERSATIONS_ASSIGN.
 * @throws a Refusal, or FORBIDDEN where only the last is missing.
 */
export async function holdWritable(tx: ViewerTx, id: string, path: string[]): Promise<HeldConversation> {
  const conversation = await holdVisible(tx, id, path);
  const { viewer } = tx;
  const own = viewer.userId !== null && conversation.assigneeId === viewer.userId;
  if (!own && !can(viewer, Permission.CONVERSATIONS_ASSIGN)) throw forbidden(Permission.CONVERSATIONS_ASSIGN);
  demandOpen(conversation, path);
  return conversation;
}
