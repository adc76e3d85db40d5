import type { Sql } from "../../database/sql.js";
import { AccountGone } from "../../errors/graphql-errors.js";
import { changesOf, EventKind, SYSTEM } from "../../events/event.js";
import type { UserActor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { enqueue } from "../../jobs/enqueue.js";
import { confirmPassword, type Device } from "../sessions/index.js";
import { closeAccount } from "./closing.js";
import { ErasableData } from "./erasable.js";
import { beforeNow, type Erasure, eraseSome } from "./erasing.js";

/** The task that carries an erasure through where the server that began it has ended. */
export const ERASURE_TASK = "erasure";

/** What is left of an erasure. */
export interface ErasureJob extends Erasure {
  readonly accountId: string;
}

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

  /**
   * Nobody does it by mistake, nor at a console that was left open: it takes the account's slug and the password. When it is answered,
   * nothing is left of what there was when it was decided. What is too much for one transaction follows in others, so that nobody else waits
   * for long; the first has the event, and the job that makes sure of the rest.
   */
  async erase(actor: UserActor, { data, confirm, password }: EraseRequest, device: Device) {
    const check = new InputCheck();
    if (!data.length) check.refuse("BLANK", ["input", "data"]);
    check.done();
    await confirmPassword(this.sql, actor.viewer, device, password, ["input", "password"]);
    const erased = [...new Set(data)];
    const left = await this.write.by(actor, async (tx) => {
      if (confirm.trim() !== tx.account.slug) check.refuse("INVALID", ["input", "confirm"]);
      check.done();
      const { id: accountId } = tx.account;
      // Which is everything there is.
      const closing = erased.includes(ErasableData.ACCOUNT);
      const sessionIds = closing ? await closeAccount(tx) : [];
      tx.record({
        kind: EventKind.ACCOUNT_DATA_ERASED,
        subjectId: accountId,
        changes: changesOf({}, { erased }),
        ended: { sessionIds, reason: "ACCOUNT_CLOSED" },
      });
      if (closing) return null;
      const erasure = { data: erased, before: await beforeNow(tx) };
      if (await eraseSome(tx, erasure)) return null;
      const job: ErasureJob = { accountId, ...erasure };
      await enqueue(tx, ERASURE_TASK, job);
      return job;
    });
    if (left) await this.eraseRest(left);
    return { erased };
  }

  /** Erases what is left, in as many transactions as that takes. Whoever else does so at once takes turns with it. */
  async eraseRest({ accountId, ...erasure }: ErasureJob): Promise<void> {
    try {
      while (!(await this.write.as(SYSTEM, accountId, (tx) => eraseSome(tx, erasure))));
    } catch (error) {
      // One that has been closed meanwhile: that erases all of it.
      if (!(error instanceof AccountGone)) throw error;
    }
  }
}
