import { v7 as uuidv7 } from "uuid";
import { Permission } from "../../access/permissions.js";
import { can } from "../../access/viewer.js";
import { forbidden } from "../../errors/graphql-errors.js";
import { StructureKind } from "../../events/event.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { managesChannel } from "./channel.store.js";
import { ChannelEntity } from "./part.entity.js";
import { deletePart, nameOf } from "./part.service.js";
import { addPart, changePart, findPart, type PartKind } from "./part.store.js";

type Kind = ChannelEntity["kind"];
type Status = ChannelEntity["status"];

export const CHANNEL: PartKind<ChannelEntity> = {
  kind: StructureKind.CHANNEL,
  entity: ChannelEntity,
  nameKey: "channel_name_key",
  references: [
    "user_channel_channel_fkey",
    "chat_group_channel_fkey",
    "conversation_channel_fkey",
    "campaign_channel_fkey",
  ],
};

/** Channels. What their managers may do depends on the channel, and is judged here, under the account's lock. */
export class ChannelService {
  constructor(private readonly write: Write) {}

  /** It is not connected until whatever connects it says so. */
  async create(actor: Actor, input: { name: string; kind: Kind }): Promise<{ channel: string }> {
    const name = nameOf(input);
    const { kind } = input;
    const id = uuidv7();
    const status: Status = "DISCONNECTED";
    await this.write.by(actor, (tx) => addPart(tx, CHANNEL, { id, name, kind, status }, { kind, status }));
    return { channel: id };
  }

  async update(
    actor: Actor,
    input: { id: string; name?: string | null; status?: Status | null },
  ): Promise<{ channel: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const name = check.changedName(input.name, ["input", "name"]);
    const { status } = input;
    if (status === null) check.refuse("BLANK", ["input", "status"]);
    check.done();
    await this.write.by(actor, async (tx) => {
      if (name !== undefined || !status) demand(tx, Permission.CHANNELS_MANAGE);
      if (status) await demandOrManage(tx, Permission.CONVERSATIONS_INGEST, id);
      await changePart(tx, CHANNEL, await findPart(tx, CHANNEL, id, ["input", "id"]), {
        name,
        status: status ?? undefined,
      });
    });
    return { channel: id };
  }

  /** Asks whatever connects the channel to connect it anew: it sees the status, and sets it when it has. */
  async restart(actor: Actor, givenId: string): Promise<{ channel: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      await demandOrManage(tx, Permission.CHANNELS_RESTART, id);
      await changePart(tx, CHANNEL, await findPart(tx, CHANNEL, id, ["id"]), { status: "RESTARTING" });
    });
    return { channel: id };
  }

  delete(actor: Actor, id: string): Promise<{ deletedId: string }> {
    return deletePart(this.write, actor, CHANNEL, id);
  }
}

function demand({ viewer }: ActorTx, permission: Permission): void {
  if (!can(viewer, permission)) throw forbidden(permission);
}

async function demandOrManage(tx: ActorTx, permission: Permission, channelId: string): Promise<void> {
  const { viewer } = tx;
  if (!can(viewer, permission) && !(await managesChannel(tx, viewer, channelId))) throw forbidden(permission);
}
