import { v7 as uuidv7 } from "uuid";
import { StructureKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";
import { addPart, changePart, deletePart, findPart, type PartKind } from "../structure/index.js";
import { QuickReplyEntity } from "./quick-reply.entity.js";

const QUICK_REPLY: PartKind<QuickReplyEntity> = {
  kind: StructureKind.QUICK_REPLY,
  entity: QuickReplyEntity,
  nameField: "shortcut",
  nameKey: "quick_reply_name_key",
  references: [],
};

const SHORTCUT = ["input", "shortcut"];
const TEXT = ["input", "text"];

/** Texts that are written often, by their shortcuts. */
export class QuickReplyService {
  constructor(private readonly write: Write) {}

  async create(actor: Actor, input: { shortcut: string; text: string }): Promise<{ quickReply: string }> {
    const check = new InputCheck();
    const name = checkShortcut(check, input.shortcut);
    const text = check.text(input.text, TEXT, TEXT_MAX);
    check.done();
    const id = uuidv7();
    await this.write.by(actor, (tx) => addPart(tx, QUICK_REPLY, { id, name, text }, { text }));
    return { quickReply: id };
  }

  async update(
    actor: Actor,
    input: { id: string; shortcut?: string | null; text?: string | null },
  ): Promise<{ quickReply: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const name = input.shortcut === undefined ? undefined : checkShortcut(check, input.shortcut);
    const text = check.changedText(input.text, TEXT, TEXT_MAX);
    check.done();
    await this.write.by(actor, async (tx) =>
      changePart(tx, QUICK_REPLY, await findPart(tx, QUICK_REPLY, id, ["input", "id"]), { name, text }),
    );
    return { quickReply: id };
  }

  delete(actor: Actor, id: string): Promise<{ deletedId: string }> {
    return deletePart(this.write, actor, QUICK_REPLY, id);
  }
}

/** A name that is typed within a text, where a blank ends it: INVALID with one. */
function checkShortcut(check: InputCheck, given: string | null): string {
  const shortcut = check.name(given, SHORTCUT);
  if (/\s/.test(shortcut)) check.refuse("INVALID", SHORTCUT);
  return shortcut;
}
