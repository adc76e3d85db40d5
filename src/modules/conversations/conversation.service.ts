import { v7 as uuidv7 } from "uuid";
import { EventKind } from "../../events/event.js";
import type { UnloggedWrite } from "../../events/unlogged.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import { TEXT_MAX } from "../../input/text.js";
import { holdAny, holdVisible, holdWritable } from "./conversation.gate.js";
import type { ConversationHooks } from "./conversation.hooks.js";
import { closeConversation, deleteConversation, recordFeedback } from "./conversation.store.js";
import { putLabels } from "./marks.store.js";
import { insertMessages } from "./message.store.js";

type Payload = Promise<{ conversation: string | null }>;

const RATINGS = { min: 1, max: 5 };

/** What becomes of a conversation. It is no part of the team, and makes no events, but for being deleted. */
export class ConversationService {
  constructor(
    private readonly write: Write,
    private readonly unlogged: UnloggedWrite,
    private readonly hooks: ConversationHooks,
  ) {}

  /** Closes it with the account's closing words. */
  async close(actor: Actor, input: { id: string }): Payload {
    const id = idOf(input.id);
    const { accountId } = actor.viewer;
    await this.unlogged.by(actor, async (tx) => {
      await holdWritable(tx, id, ["input", "id"]);
      const text = await this.hooks.closing(tx, accountId);
      if (text) await insertMessages(tx, accountId, [{ id: uuidv7(), conversationId: id, author: "SYSTEM", text }]);
      await closeConversation(tx, accountId, id, tx.viewer.userId);
    });
    await this.hooks.distribute(accountId);
    return { conversation: id };
  }

  /** Marks it with these labels alone. */
  async label(actor: Actor, input: { id: string; labelIds: readonly string[] }): Payload {
    const id = idOf(input.id);
    const labels = placesOf(input.labelIds, ["input", "labelIds"]);
    await this.unlogged.by(actor, async (tx) => {
      await holdWritable(tx, id, ["input", "id"]);
      await putLabels(tx, tx.accountId, id, labels);
    });
    return { conversation: id };
  }

  /** Whoever records it need not see the conversation, and is then shown nothing of it. */
  async recordFeedback(
    actor: Actor,
    input: { conversationId: string; rating: number; comment?: string | null },
  ): Payload {
    const id = idOf(input.conversationId);
    const check = new InputCheck();
    const rating = check.integer(input.rating, ["input", "rating"], RATINGS);
    const comment = check.optionalText(input.comment, ["input", "comment"], TEXT_MAX) ?? null;
    check.done();
    return this.unlogged.by(actor, async (tx) => {
      const { visible } = await holdAny(tx, id, ["input", "conversationId"]);
      await recordFeedback(tx, tx.accountId, id, rating, comment);
      return { conversation: visible ? id : null };
    });
  }

  /** For good, with everything that was said. The log tells that there was one, by its id alone. */
  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      await holdVisible(tx, id, ["id"]);
      await deleteConversation(tx, tx.account.id, id);
      tx.record({ kind: EventKind.CONVERSATION_DELETED, subjectId: id });
    });
    return { deletedId: id };
  }
}
