import { answerableFor, personOf } from "../../access/viewer.js";
import { type Problem, problem } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { ActorTx } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { newToken } from "../../security/tokens.js";
import { seatsOf } from "../accounts/index.js";
import { type JoiningLimits, joiningLimits } from "../users/index.js";
import type { Deed } from "./invitation.each.js";
import type { InvitationTarget } from "./invitation.target.js";
import { invitationMail } from "./invitation-mail.js";
import { offeringProblem } from "./offer.js";
import { findAddresses, renewInvitations } from "./sending.store.js";

/** Seconds between two sendings of one invitation. */
const PAUSE = 60;

/** Sends invitations again, each with a new link. An expired one is revived, where a seat and its address are free. */
export async function resending(tx: ActorTx, targets: readonly InvitationTarget[], outbox: Outbox): Promise<Deed> {
  const emails = [...new Set(targets.map(({ email }) => email))];
  const limits = await joiningLimits(tx, emails);
  const found = await findAddresses(tx, tx.account.id, emails);
  const members = new Set(found.flatMap(({ email, member }) => (member ? [email] : [])));
  const invited = new Set(found.flatMap(({ email, invitationId }) => (invitationId ? [email] : [])));
  let { available } = await seatsOf(tx, tx.account);

  const unrevivable = ({ email, kind }: InvitationTarget, at: string[]): Problem | null => {
    if (invited.has(email)) return problem("ALREADY_INVITED", at);
    return kind === "MEMBER" && available === 0 ? problem("SEATS_EXHAUSTED", at) : null;
  };

  return {
    refuses(target, at) {
      const expired = target.status === "EXPIRED";
      // Nothing may be left to offer: the roles, or the organization, that an expired one named may have been deleted.
      if ((target.status !== "PENDING" && !expired) || target.erased || !target.offers)
        return problem("INVALID_STATE", at);
      const escalation = offeringProblem(tx.viewer, target, at);
      if (escalation) return escalation;
      if (target.secondsSinceSent < PAUSE)
        return problem("TOO_MANY_ATTEMPTS", at, {
          retryAfter: Math.ceil(PAUSE - Math.max(0, target.secondsSinceSent)),
        });
      if (members.has(target.email)) return problem("ALREADY_MEMBER", at);
      const obstacle = expired ? unrevivable(target, at) : null;
      if (obstacle) return obstacle;
      const retryAfter = limits.take(target.email);
      if (retryAfter !== null) return problem("TOO_MANY_ATTEMPTS", at, { retryAfter });
      if (expired) {
        if (target.kind === "MEMBER") available -= 1;
        invited.add(target.email);
      }
      return null;
    },
    apply: (fine) => resend(tx, fine, limits, outbox),
  };
}

async function resend(
  tx: ActorTx,
  targets: readonly InvitationTarget[],
  limits: JoiningLimits,
  outbox: Outbox,
): Promise<void> {
  const made = new Map(targets.map(({ id }) => [id, newToken(tx.account.id)]));
  const renewed = await renewInvitations(
    tx,
    [...made].map(([id, { hash }]) => ({ id, hash })),
    answerableFor(tx.viewer),
  );
  const terms = new Map(renewed.map((term) => [term.id, term]));
  await limits.store();
  await outbox.sendMails(
    tx,
    targets.map((target) =>
      invitationMail(tx.account, {
        ...target,
        ...terms.get(target.id)!,
        token: made.get(target.id)!.token,
        inviterName: target.status === "EXPIRED" ? personOf(tx.viewer) : target.inviterName,
      }),
    ),
  );
  tx.record(
    ...targets.map(({ id, email, status, sendCount, expiresAt }) => {
      const { id: _, ...term } = terms.get(id)!;
      return {
        kind: EventKind.INVITATION_RESENT,
        subjectId: id,
        subjectName: email,
        changes: changesOf({ status, sendCount, expiresAt }, { status: "PENDING", ...term }),
      };
    }),
  );
}
