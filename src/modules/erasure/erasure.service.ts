import type { Sql } from "../../database/sql.js";
import type { UserActor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { confirmPassword, type Device } from "../sessions/index.js";
import { closeAccount } from "./closing.js";
import type { ErasableData } from "./erasable.js";

export interface EraseRequest {
  data: readonly ErasableData[];
  confirm: string;
  password: string;
}

/** Data that an account has erased for good. */
export class ErasureService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
  ) {}

  /** Nobody does it by mistake, nor at a console that was left open: it takes the account's slug and the password. */
  async erase(actor: UserActor, { data, confirm, password }: EraseRequest, device: Device) {
    const check = new InputCheck();
    if (!data.length) check.refuse("BLANK", ["input", "data"]);
    check.done();
    await confirmPassword(this.sql, actor.viewer, device, password, ["input", "password"]);
    await this.write.by(actor, async (tx) => {
      if (confirm.trim() !== tx.account.slug) check.refuse("INVALID", ["input", "confirm"]);
      check.done();
      await closeAccount(tx);
    });
    return { erased: [...new Set(data)] };
  }
}
