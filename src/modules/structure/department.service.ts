import { v7 as uuidv7 } from "uuid";
import { refusing } from "../../database/constraints.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import {
  countDepartments,
  deleteDepartment,
  findDepartment,
  insertDepartment,
  renameDepartment,
} from "./department.store.js";

/** The most departments of an account: they are listed whole. */
const MOST = 1_000;
const TAKEN = { department_name_key: problem("ALREADY_EXISTS", ["input", "name"]) };

/** Departments: names unique in the account, not deleted while users belong to them. */
export class DepartmentService {
  constructor(private readonly write: Write) {}

  async create(actor: Actor, input: { name: string }): Promise<{ department: string }> {
    const name = this.#nameOf(input.name);
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      if ((await countDepartments(tx, tx.account.id)) >= MOST) throw new Refusal(problem("TOO_MANY", ["input"]));
      await refusing(insertDepartment(tx, tx.account.id, id, name), TAKEN);
      tx.record({ kind: EventKind.STRUCTURE_CREATED, ...subject(id, name), changes: changesOf({}, { name }) });
    });
    return { department: id };
  }

  async update(actor: Actor, input: { id: string; name: string }): Promise<{ department: string }> {
    const id = idOf(input.id);
    const name = this.#nameOf(input.name);
    await this.write.by(actor, async (tx) => {
      const department = await findDepartment(tx, tx.account.id, id);
      if (!department) throw new Refusal(problem("NOT_FOUND", ["input", "id"]));
      const changes = changesOf({ name: department.name }, { name });
      if (!changes.length) return;
      await refusing(renameDepartment(tx, tx.account.id, id, name), TAKEN);
      tx.record({ kind: EventKind.STRUCTURE_UPDATED, ...subject(id, name), changes });
    });
    return { department: id };
  }

  async delete(actor: Actor, givenId: string): Promise<{ deletedId: string }> {
    const id = idOf(givenId);
    await this.write.by(actor, async (tx) => {
      const department = await findDepartment(tx, tx.account.id, id);
      if (!department) throw new Refusal(problem("NOT_FOUND", ["id"]));
      await refusing(deleteDepartment(tx, tx.account.id, id), {
        user_department_department_fkey: problem("IN_USE", ["id"]),
      });
      tx.record({
        kind: EventKind.STRUCTURE_DELETED,
        ...subject(id, department.name),
        changes: changesOf({ name: department.name }, { name: null }),
      });
    });
    return { deletedId: id };
  }

  #nameOf(name: string): string {
    const check = new InputCheck();
    const cleaned = check.name(name, ["input", "name"]);
    check.done();
    return cleaned;
  }
}

const subject = (id: string, name: string) => ({ subjectId: id, subjectName: name, structureKind: "DEPARTMENT" });
