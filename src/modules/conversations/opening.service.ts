import { v7 as uuidv7 } from "uuid";
import { refusing } from "../../database/constraints.js";
import { problem } from "../../errors/user-error.js";
import type { UnloggedTx, UnloggedWrite } from "../../events/unlogged.js";
import type { Actor } from "../../events/write.js";
import { idOf, optionalId } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import { TEXT_MAX } from "../../input/text.js";
import { assignTo } from "./assignee.js";
import type { ConversationHooks } from "./conversation.hooks.js";
import type { Author } from "./conversation.js";
import { holdAssignee, insertConversations, type NewConversation } from "./conversation.store.js";
import { requireSkills } from "./marks.store.js";
import { authorOf } from "./message.js";
import { insertMessages, type NewMessage } from "./message.store.js";

export interface OpenRequest {
  contactId: string;
  channelId: string;
  startedBy?: `${Author}` | null;
  departmentId?: string | null;
  projectId?: string | null;
  chatGroupId?: string | null;
  requiredSkillIds?: readonly string[] | null;
  text?: string | null;
}

const unknown = (name: string) => problem("NOT_FOUND", ["input", name]);
/** What an input names, by the constraints that it must be there. A chat group must be one of the channel. */
const MISSING = {
  conversation_contact_fkey: unknown("contactId"),
  conversation_channel_fkey: unknown("channelId"),
  conversation_department_fkey: unknown("departmentId"),
  conversation_project_fkey: unknown("projectId"),
  conversation_chat_group_fkey: unknown("chatGroupId"),
};

/** Begins conversations: in the name of a contact, or as the viewer's own. */
export class ConversationOpening {
  constructor(
    private readonly unlogged: UnloggedWrite,
    private readonly hooks: ConversationHooks,
  ) {}

  /** A user who begins one is its assignee, within its limit. One that a contact begins, or a key, waits to be given to somebody. */
  async open(actor: Actor, input: OpenRequest): Promise<{ conversation: string }> {
    const { accountId, userId } = actor.viewer;
    const check = new InputCheck();
    const text = check.optionalText(input.text, ["input", "text"], TEXT_MAX);
    const skills = placesOf(input.requiredSkillIds ?? [], ["input", "requiredSkillIds"]);
    const startedBy = authorOf(check, input.startedBy, userId, ["input", "startedBy"]);
    check.done();
    const starter = startedBy === "USER" ? userId : null;
    const conversation: NewConversation = {
      id: uuidv7(),
      contactId: idOf(input.contactId),
      channelId: idOf(input.channelId),
      departmentId: optionalId(input.departmentId),
      projectId: optionalId(input.projectId),
      chatGroupId: optionalId(input.chatGroupId),
      startedBy,
      startedByUserId: starter,
    };
    const { id } = conversation;
    const begin = async (tx: UnloggedTx) => {
      await refusing(insertConversations(tx, accountId, [conversation]), MISSING);
      if (skills.size) await requireSkills(tx, accountId, id, skills);
      if (starter) await assignTo(tx, id, starter, ["input"]);
      const messages = await this.#firstMessages(tx, conversation, text);
      if (messages.length) await insertMessages(tx, accountId, messages);
    };
    await this.unlogged.by(actor, begin, { hold: async (sql) => starter && holdAssignee(sql, accountId, starter) });
    if (!starter) await this.hooks.distribute(accountId);
    return { conversation: id };
  }

  async #firstMessages(
    tx: UnloggedTx,
    { id, startedBy, startedByUserId }: NewConversation,
    text: string | null | undefined,
  ): Promise<NewMessage[]> {
    const greeting = startedBy === "CONTACT" ? await this.hooks.greeting(tx, tx.accountId) : null;
    const messages: NewMessage[] = [];
    if (text) messages.push({ id: uuidv7(), conversationId: id, author: startedBy, userId: startedByUserId, text });
    if (greeting) messages.push({ id: uuidv7(), conversationId: id, author: "SYSTEM", text: greeting });
    return messages;
  }
}
