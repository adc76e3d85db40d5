import { problem } from "../../errors/user-error.js";
import type { Actor, Write } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { endInvitations } from "./ending.js";
import { type AskedInvitations, type InvitationOutcome, toEachInvitation } from "./invitation.each.js";
import { offeringProblem } from "./offer.js";
import { resending } from "./resend.js";

type Results = Promise<{ results: InvitationOutcome[] }>;

/** What becomes of invitations that were sent, by whoever may invite. Who could not have sent one can neither resend nor revoke it. */
export class InvitationService {
  constructor(
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  resend(actor: Actor, input: AskedInvitations): Results {
    return toEachInvitation(this.write, actor, input, (tx, targets) => resending(tx, targets, this.outbox));
  }

  revoke(actor: Actor, input: AskedInvitations): Results {
    return toEachInvitation(this.write, actor, input, (tx) => ({
      refuses: (target, at) =>
        target.status === "PENDING" ? offeringProblem(tx.viewer, target, at) : problem("INVALID_STATE", at),
      async apply(targets) {
        await endInvitations(
          tx,
          "REVOKED",
          targets.map(({ id }) => id),
        );
      },
    }));
  }
}
