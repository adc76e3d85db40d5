import { type Problem, problem, Refusal } from "../../errors/user-error.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import { idOf, MOST_IDS } from "../../input/ids.js";
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

/**
 * Where each of these ids stands in the input; one that is named twice counts once.
 * @throws BAD_USER_INPUT for a malformed one; a Refusal with TOO_MANY past 500.
 */
export function placesOf(values: readonly string[], path: string[]): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [i, value] of values.entries()) {
    const id = idOf(value);
    if (!places.has(id)) places.set(id, [...path, String(i)]);
  }
  if (places.size > MOST_IDS) throw new Refusal(problem("TOO_MANY", path));
  return places;
}

/** Judges doing this to these users, under the account's lock. */
export async function verdictsOn(tx: ActorTx, places: ReadonlyMap<string, string[]>, verb: Judged): Promise<Verdict[]> {
  const targets = await readTargets(tx, tx.account.id, [...places.keys()]);
  const verdicts = judge(tx.viewer, places, targets, verb);
  if (!unseated(verdicts, verb).length) return verdicts;
  return keepAdministrator(verdicts, verb, places, await countActiveAdministrators(tx, tx.account.id));
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
    async (tx) => {
      const verb = await verbOf(tx);
      const verdicts = await verdictsOn(tx, places, verb);
      const aborted = atomic === true && verdicts.some((verdict) => verdict.problem);
      const targets = aborted ? [] : verdicts.flatMap((verdict) => (verdict.problem ? [] : [verdict.target]));
      if (targets.length) await verb.apply(tx, targets);
      return verdicts.map(({ id, problem: found }) => {
        const problems = found ? [found] : aborted ? [problem("ABORTED", places.get(id))] : [];
        return { id, user: problems.length ? null : id, problems };
      });
    },
    { dryRun: dryRun === true },
  );
  return { results };
}
