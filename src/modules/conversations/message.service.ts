import { v7 as uuidv7 } from "uuid";
import type { UnloggedTx, UnloggedWrite } from "../../events/unlogged.js";
import type { Actor } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import { TEXT_MAX } from "../../input/text.js";
import { demandOpen, holdAny, holdWritable } from "./conversation.gate.js";
import type { ConversationHooks } from "./conversation.hooks.js";
import type { Author } from "./conversation.js";
import type { HeldConversation } from "./conversation.store.js";
import { authorOf } from "./message.js";
import { insertMessages, type NewMessage, takeAbsenceMessage } from "./message.store.js";

const CONVERSATION = ["input", "conversationId"];

export interface MessageRequest {
  conversationId: string;
  author?: `${Author}` | null;
  text: string;
  attachmentIds?: readonly string[] | null;
}

/** What is said in conversations. */
export class MessageService {
  constructor(
    private readonly unlogged: UnloggedWrite,
    private readonly hooks: ConversationHooks,
  ) {}

  /** Says something, as the viewer or in the name of the contact, whom an absent assignee's message may answer. */
  async add(actor: Actor, input: MessageRequest): Promise<{ message: string }> {
    const { accountId, userId } = actor.viewer;
    const conversationId = idOf(input.conversationId);
    const attachments = placesOf(input.attachmentIds ?? [], ["input", "attachmentIds"]);
    const check = new InputCheck();
    const author = authorOf(check, input.author, userId, ["input", "author"]);
    // A file needs no words.
    const text = attachments.size && !input.text.trim() ? "" : check.text(input.text, ["input", "text"], TEXT_MAX);
    check.done();
    const message: NewMessage = {
      id: uuidv7(),
      conversationId,
      author,
      userId: author === "USER" ? userId : null,
      text,
    };
    let waits = false;
    await this.unlogged.by(actor, async (tx) => {
      const conversation =
        author === "CONTACT"
          ? await holdOpen(tx, conversationId)
          : await holdWritable(tx, conversationId, CONVERSATION);
      await insertMessages(tx, accountId, [message]);
      if (attachments.size) await this.hooks.attach(tx, message.id, attachments);
      if (author !== "CONTACT") return;
      if (conversation.assigneeId) await answerForAbsent(tx, conversationId);
      waits = conversation.awaitsContact;
    });
    if (waits) await this.hooks.distribute(accountId);
    return { message: message.id };
  }
}

/** Whoever speaks for contacts need not see what they say. */
async function holdOpen(tx: UnloggedTx, id: string): Promise<HeldConversation> {
  const conversation = await holdAny(tx, id, CONVERSATION);
  demandOpen(conversation, CONVERSATION);
  return conversation;
}

async function answerForAbsent(tx: UnloggedTx, conversationId: string): Promise<void> {
  const text = await takeAbsenceMessage(tx, tx.accountId, conversationId);
  if (text) await insertMessages(tx, tx.accountId, [{ id: uuidv7(), conversationId, author: "SYSTEM", text }]);
}
