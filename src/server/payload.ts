import type { Language } from "../access/language.js";
import { messageOf } from "../errors/messages.js";
import { type Problem, Refusal } from "../errors/user-error.js";
import type { UserError } from "../errors/user-error.type.js";

interface Speaking {
  readonly language: Language;
}

/** Problems with their texts, in the language of who asked. */
export const userErrors = (context: Speaking, problems: readonly Problem[]): UserError[] =>
  problems.map((problem) => ({ ...problem, message: messageOf(problem, context.language) }) as UserError);

/** A mutation's payload: what the work answers, or, where it refused, `otherwise` and why. */
export async function payload<T extends object, O extends object = object>(
  context: Speaking,
  work: () => Promise<T>,
  otherwise?: O,
): Promise<(T | O) & { userErrors: UserError[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...(otherwise as O), userErrors: userErrors(context, error.problems) };
  }
}

/** The result of one item of many: what it is about, and its problems, none where it was done. */
export interface ItemOutcome {
  readonly problems: readonly Problem[];
}

export const itemResults = <T extends ItemOutcome>(context: Speaking, outcomes: readonly T[]) =>
  outcomes.map(({ problems, ...outcome }) => ({ ...outcome, userErrors: userErrors(context, problems) }));
