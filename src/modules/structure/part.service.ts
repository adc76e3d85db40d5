import { v7 as uuidv7 } from "uuid";
import { StructureKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import { DepartmentEntity, type PartEntity, ProjectEntity, SkillEntity } from "./part.entity.js";
import { addPart, changePart, findPart, type PartKind, removePart } from "./part.store.js";

const ID = ["input", "id"];
const NAME = ["input", "name"];

export const DEPARTMENT: PartKind = {
  kind: StructureKind.DEPARTMENT,
  entity: DepartmentEntity,
  nameKey: "department_name_key",
  references: ["user_department_department_fkey", "conversation_department_fkey"],
};

/** Taken off whoever has it when it is deleted. */
export const SKILL: PartKind = {
  kind: StructureKind.SKILL,
  entity: SkillEntity,
  nameKey: "skill_name_key",
  references: [],
};

export const PROJECT: PartKind = {
  kind: StructureKind.PROJECT,
  entity: ProjectEntity,
  nameKey: "project_name_key",
  references: ["user_project_project_fkey", "conversation_project_fkey"],
};

/** @throws a Refusal with what is wrong with it. */
export function nameOf(input: { name: string }): string {
  const check = new InputCheck();
  const name = check.name(input.name, NAME);
  check.done();
  return name;
}

/** Gives a part another name; answers its id. */
export async function renamePart<Row extends PartEntity>(
  write: Write,
  actor: Actor,
  kind: PartKind<Row>,
  input: { id: string; name: string },
): Promise<string> {
  const id = idOf(input.id);
  const name = nameOf(input);
  await write.by(actor, async (tx) => changePart<PartEntity>(tx, kind, await findPart(tx, kind, id, ID), { name }));
  return id;
}

/** Deletes a part that nothing refers to. */
export async function deletePart(
  write: Write,
  actor: Actor,
  kind: PartKind,
  givenId: string,
): Promise<{ deletedId: string }> {
  const id = idOf(givenId);
  await write.by(actor, async (tx) => removePart(tx, kind, await findPart(tx, kind, id, ["id"]), ["id"]));
  return { deletedId: id };
}

/** A kind of part that is no more than its name: departments, skills, projects. */
export class NamedPartService {
  constructor(
    private readonly write: Write,
    private readonly kind: PartKind,
  ) {}

  /** Answers its id. */
  async create(actor: Actor, input: { name: string }): Promise<string> {
    const name = nameOf(input);
    const id = uuidv7();
    await this.write.by(actor, (tx) => addPart(tx, this.kind, { id, name }));
    return id;
  }

  rename(actor: Actor, input: { id: string; name: string }): Promise<string> {
    return renamePart(this.write, actor, this.kind, input);
  }

  delete(actor: Actor, id: string): Promise<{ deletedId: string }> {
    return deletePart(this.write, actor, this.kind, id);
  }
}
