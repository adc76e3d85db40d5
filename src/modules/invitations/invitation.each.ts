import { type Problem, problem } from "../../errors/user-error.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import { placesOf } from "../../input/places.js";
import { type InvitationTarget, readInvitations } from "./invitation.target.js";

/** Something that is done to invitations, to all of them in a few statements. */
export interface Deed {
  /** What speaks against doing it to this one. `at` is where the input names it. Asked once each, in the order of the input. */
  refuses(target: InvitationTarget, at: string[]): Problem | null;
  apply(targets: readonly InvitationTarget[]): Promise<void>;
}

/** Which invitations; null is as if left out. */
export interface AskedInvitations {
  ids: readonly string[];
  /** All or none. */
  atomic?: boolean | null;
}

/** What became of one invitation. `invitation` is its id where it was done. */
export interface InvitationOutcome {
  id: string;
  invitation: string | null;
  problems: readonly Problem[];
}

/** Does something to each invitation that nothing speaks against, all in one transaction. */
export async function toEachInvitation(
  write: Write,
  actor: Actor,
  { ids, atomic }: AskedInvitations,
  deedOf: (tx: ActorTx, targets: readonly InvitationTarget[]) => Deed | Promise<Deed>,
): Promise<{ results: InvitationOutcome[] }> {
  const places = placesOf(ids, ["input", "ids"]);
  const results = await write.by(actor, async (tx) => {
    const targets = await readInvitations(tx, tx.account.id, [...places.keys()]);
    const deed = await deedOf(tx, [...targets.values()]);
    const verdicts = [...places].map(([id, at]) => {
      const target = targets.get(id);
      return { id, at, target, problem: target ? deed.refuses(target, at) : problem("NOT_FOUND", at) };
    });
    const aborted = atomic === true && verdicts.some((verdict) => verdict.problem);
    const fine = aborted ? [] : verdicts.flatMap(({ target, problem }) => (target && !problem ? [target] : []));
    if (fine.length) await deed.apply(fine);
    return verdicts.map(({ id, at, problem: found }) => {
      const problems = found ? [found] : aborted ? [problem("ABORTED", at)] : [];
      return { id, invitation: problems.length ? null : id, problems };
    });
  });
  return { results };
}
