import type { Tx } from "../../database/database.js";
import { type Problem, problem, Refusal } from "../../errors/user-error.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import { placesOf } from "../../input/places.js";
import { type Judged, judge, keepAdministrator, unseated, type Verdict } from "./user.judge.js";
import { countActiveAdministrators, readTargets, type Target } from "./user.target.js";

/** Something that is done to users, to all of them in a few statements. */
export interface Verb extends Judged {
  apply(tx: ActorTx, targets: readonly Target[]): Promise<void>;
}

/** Which users, and how; null is as if left out. */
export interface Asked {
  ids: readonly string[];
  /** All or none. */
  atomic?: boolean | null;
  /** Answer as if it were done, and do nothing. */
  dryRun?: boolean | null;
}

/** What became of one user. `user` is its id where there is a user to show. */
export interface UserOutcome {
  id: string;
  user: string | null;
  problems: readonly Problem[];
}

/** Judges doing this to these users, which were read under the account's lock. */
async function verdictsOn(
  tx: ActorTx,
  targets: ReadonlyMap<string, Target>,
  places: ReadonlyMap<string, string[]>,
  verb: Judged,
): Promise<Verdict[]> {
  const verdicts = judge(tx.viewer, places, targets, verb);
  if (!unseated(verdicts, verb).length) return verdicts;
  return keepAdministrator(verdicts, verb, places, await countActiveAdministrators(tx, tx.account.id));
}

/**
 * The one user that something may be done to; `at` is where the input names it.
 * @throws a Refusal with what speaks against it.
 */
export async function soleTarget(tx: ActorTx, id: string, at: string[], verb: Judged): Promise<Target> {
  const targets = await readTargets(tx, tx.account.id, [id]);
  const [verdict] = await verdictsOn(tx, targets, new Map([[id, at]]), verb);
  if (verdict!.problem) throw new Refusal(verdict!.problem);
  return verdict!.target;
}

/** Does something to each user that nothing speaks against, all in one transaction. */
export async function toEach(
  write: Write,
  actor: Actor,
  { ids, atomic, dryRun }: Asked,
  verbOf: (tx: ActorTx) => Verb | Promise<Verb>,
): Promise<{ results: UserOutcome[] }> {
  const places = placesOf(ids, ["input", "ids"]);
  const results = await write.by(
    actor,
    async (tx, found) => {
      const verb = await verbOf(tx);
      const verdicts = await verdictsOn(tx, found, places, verb);
      const aborted = atomic === true && verdicts.some((verdict) => verdict.problem);
      const targets = aborted ? [] : verdicts.flatMap((verdict) => (verdict.problem ? [] : [verdict.target]));
      if (targets.length) await verb.apply(tx, targets);
      return verdicts.map(({ id, problem: problemFound }) => {
        const problems = problemFound ? [problemFound] : aborted ? [problem("ABORTED", places.get(id))] : [];
        return { id, user: problems.length ? null : id, problems };
      });
    },
    { dryRun: dryRun === true, read: (tx: Tx) => readTargets(tx, actor.viewer.accountId, [...places.keys()]) },
  );
  return { results };
}
