import { v7 as uuidv7 } from "uuid";
import { StructureKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { CHANNEL } from "./channel.service.js";
import { ChatGroupEntity } from "./part.entity.js";
import { deletePart, nameOf, renamePart } from "./part.service.js";
import { addPart, findPart, type PartKind } from "./part.store.js";

const CHAT_GROUP: PartKind<ChatGroupEntity> = {
  kind: StructureKind.CHAT_GROUP,
  entity: ChatGroupEntity,
  nameKey: "chat_group_name_key",
  references: ["user_chat_group_chat_group_fkey", "conversation_chat_group_fkey"],
};

/** Chat groups of the channels: names unique in their channel. */
export class ChatGroupService {
  constructor(private readonly write: Write) {}

  async create(actor: Actor, input: { name: string; channelId: string }): Promise<{ chatGroup: string }> {
    const channelId = idOf(input.channelId);
    const name = nameOf(input);
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      const channel = await findPart(tx, CHANNEL, channelId, ["input", "channelId"]);
      await addPart(tx, CHAT_GROUP, { id, name, channelId }, { channel: channel.name });
    });
    return { chatGroup: id };
  }

  async update(actor: Actor, input: { id: string; name: string }): Promise<{ chatGroup: string }> {
    return { chatGroup: await renamePart(this.write, actor, CHAT_GROUP, input) };
  }

  delete(actor: Actor, id: string): Promise<{ deletedId: string }> {
    return deletePart(this.write, actor, CHAT_GROUP, id);
  }
}
