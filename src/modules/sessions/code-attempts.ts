import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { guessWithin } from "../../security/limited.js";
import { clientLimit } from "./password-attempts.js";
import type { Holder } from "./two-factor.store.js";

/**
 * Does something that takes a user's second factor. Wrong codes: 10 in 15 minutes for one user, whatever they were typed for and over all
 * of its challenges, or each new challenge would give a guesser ten more; and what one client may get wrong at all.
 * @param work answers null for a wrong code, having done nothing.
 * @throws Refusal INVALID_CREDENTIALS, or TOO_MANY_ATTEMPTS without looking.
 */
export async function withCode<T>(
  sql: Sql,
  { accountId, id }: Holder,
  ipAddress: string,
  work: () => Promise<T | null>,
): Promise<T> {
  const ofUser = { key: `secondFactor:${accountId}:${id}`, max: 10, windowSeconds: 15 * 60 };
  const done = await guessWithin(sql, [ofUser, clientLimit(ipAddress)], work);
  if (done === null) throw new Refusal(problem("INVALID_CREDENTIALS", ["input", "code"]));
  return done;
}
