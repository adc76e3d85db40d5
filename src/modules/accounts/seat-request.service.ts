import { v7 as uuidv7 } from "uuid";
import { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import type { Outbox } from "../../mail/outbox.js";
import { withinLimits } from "../../security/limited.js";
import { insertSeatRequest } from "./account.store.js";

const MOST_SEATS = 1_000_000;
const NOTE_MAX = 1_000;

/** Requests for more seats: 10 an hour an account, because each is a mail to the operator. */
export class SeatRequestService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
    /** Where requests go; without it they are only kept. */
    private readonly operatorEmail: string | null,
  ) {}

  async request(actor: Actor, input: { seats: number; note?: string | null }): Promise<{ accepted: boolean }> {
    const check = new InputCheck();
    const seats = check.integer(input.seats, ["input", "seats"], { min: 1, max: MOST_SEATS });
    const note = check.optionalText(input.note, ["input", "note"], NOTE_MAX) ?? null;
    check.done();
    const { accountId } = actor.viewer;
    const limit = { key: `requestSeats:${accountId}`, max: 10, windowSeconds: 3600 };
    await withinLimits(this.sql, [limit], () =>
      this.write.by(actor, async (tx) => {
        const { account, viewer } = tx;
        const id = uuidv7();
        await insertSeatRequest(tx, account.id, { id, seats, note, requestedBy: viewer.userId });
        tx.record({
          kind: EventKind.SEATS_REQUESTED,
          subjectId: id,
          changes: changesOf({ seats: account.seatLimit }, { seats, note: note ?? undefined }),
        });
        if (this.operatorEmail)
          await this.outbox.sendMail(tx, {
            kind: "SEATS_REQUESTED",
            accountId: account.id,
            to: this.operatorEmail,
            // The installation's own language: nothing is known of the operator's.
            language: Language.EN,
            accountName: account.name,
            accountSlug: account.slug,
            seatsNow: account.seatLimit,
            seatsWanted: seats,
            note,
            askerName: viewer.name,
          });
      }),
    );
    return { accepted: true };
  }
}
