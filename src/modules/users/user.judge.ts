import { manageableProblem } from "../../access/escalation.js";
import type { Viewer } from "../../access/viewer.js";
import { type Problem, problem } from "../../errors/user-error.js";
import type { Target } from "./user.target.js";

/** What judging something that is done to users has to know of it. */
export interface Judged {
  /** Whether nobody may do this to itself. */
  notToSelf(target: Target): boolean;
  /** What speaks against doing it to this user, beside who the user is. `at` is where the input names the user. */
  refuses(target: Target, at: string[]): Problem | null;
  /** Whether it takes the role Administrator, or being active, from whoever has both. */
  unseats(target: Target): boolean;
}

/** A user that was asked for, and what speaks against doing it to this one. */
export type Verdict =
  | { readonly id: string; readonly target: Target; readonly problem: null }
  | { readonly id: string; readonly problem: Problem };

/** Judges every user on its own. `places` says, for each id that was asked for, where it stands in the input. */
export function judge(
  viewer: Viewer,
  places: ReadonlyMap<string, string[]>,
  targets: ReadonlyMap<string, Target>,
  verb: Judged,
): Verdict[] {
  const problemOf = (target: Target, at: string[]): Problem | null => {
    if (target.id === viewer.userId && verb.notToSelf(target)) return problem("CANNOT_TARGET_SELF", at);
    return manageableProblem(viewer, target.permissions, at) ?? verb.refuses(target, at);
  };
  return [...places].map(([id, at]) => {
    const target = targets.get(id);
    if (!target) return { id, problem: problem("NOT_FOUND", at) };
    const found = problemOf(target, at);
    return found ? { id, problem: found } : { id, target, problem: null };
  });
}

/** Those among the verdicts who would, if it were done, no longer be active Administrators. */
export const unseated = (verdicts: readonly Verdict[], verb: Judged): Verdict[] =>
  verdicts.filter(
    (verdict) =>
      !verdict.problem &&
      verdict.target.administrator &&
      verdict.target.status === "ACTIVE" &&
      verb.unseats(verdict.target),
  );

/**
 * Where all of the account's active Administrators would go, none of them does. A viewer who may manage an Administrator is one
 * itself, and remains; this holds also for whatever else comes to manage users.
 */
export function keepAdministrator(
  verdicts: readonly Verdict[],
  verb: Judged,
  places: ReadonlyMap<string, string[]>,
  activeAdministrators: number,
): Verdict[] {
  const leaving = new Set(unseated(verdicts, verb));
  if (leaving.size < activeAdministrators) return [...verdicts];
  return verdicts.map((verdict) =>
    leaving.has(verdict) ? { id: verdict.id, problem: problem("LAST_ADMINISTRATOR", places.get(verdict.id)) } : verdict,
  );
}
