import { v7 as uuidv7 } from "uuid";
import { StructureKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { addPart, changePart, deletePart, findPart, type PartKind } from "../structure/index.js";
import { LabelEntity } from "./label.entity.js";

/** Taken off whatever conversations have it when it is deleted. */
const LABEL: PartKind<LabelEntity> = {
  kind: StructureKind.LABEL,
  entity: LabelEntity,
  nameKey: "label_name_key",
  references: [],
};

const NAME = ["input", "name"];
const COLOR = ["input", "color"];
/** A grey, for labels of which no color was said. */
const DEFAULT_COLOR = "#6b7280";

/** What conversations are marked with. */
export class LabelService {
  constructor(private readonly write: Write) {}

  async create(actor: Actor, input: { name: string; color?: string | null }): Promise<{ label: string }> {
    const check = new InputCheck();
    const name = check.name(input.name, NAME);
    const color = checkColor(check, input.color ?? DEFAULT_COLOR);
    check.done();
    const id = uuidv7();
    await this.write.by(actor, (tx) => addPart(tx, LABEL, { id, name, color }, { color }));
    return { label: id };
  }

  async update(
    actor: Actor,
    input: { id: string; name?: string | null; color?: string | null },
  ): Promise<{ label: string }> {
    const id = idOf(input.id);
    const check = new InputCheck();
    const name = check.changedName(input.name, NAME);
    const color = input.color === undefined ? undefined : checkColor(check, input.color);
    check.done();
    await this.write.by(actor, async (tx) =>
      changePart(tx, LABEL, await findPart(tx, LABEL, id, ["input", "id"]), { name, color }),
    );
    return { label: id };
  }

  delete(actor: Actor, id: string): Promise<{ deletedId: string }> {
    return deletePart(this.write, actor, LABEL, id);
  }
}

/** As `#rrggbb`, in lower case; otherwise INVALID, and BLANK for none. */
function checkColor(check: InputCheck, given: string | null): string {
  const color = (given ?? "").trim().toLowerCase();
  if (!color) check.refuse("BLANK", COLOR);
  else if (!/^#[\da-f]{6}$/.test(color)) check.refuse("INVALID", COLOR);
  return color;
}
