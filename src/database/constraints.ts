import { type Problem, Refusal } from "../errors/user-error.js";

/** The name of the constraint that a failed statement ran into, if that is why it failed. */
function constraintOf(error: unknown): string | undefined {
  const { constraint, driverError } = (error ?? {}) as { constraint?: string; driverError?: { constraint?: string } };
  return constraint ?? driverError?.constraint;
}

/** A named constraint becomes a named refusal; everything else is rethrown. */
export async function refusing<T>(statement: Promise<T>, outcomes: Record<string, Problem>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    const known = outcomes[constraintOf(error) ?? ""];
    throw known ? new Refusal(known) : error;
  }
}
