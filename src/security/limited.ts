import type { Sql } from "../database/sql.js";
import { problem, Refusal } from "../errors/user-error.js";
import { type Limit, type Receipt, refund, takeAttempts } from "./throttle.js";

/**
 * Does something that may be done only so often. Its attempt is taken before it begins, so that no number at once gets past the limit,
 * and given back where it fails: what was refused was not done.
 * @param sql the pool, never the transaction that `work` runs.
 * @throws Refusal TOO_MANY_ATTEMPTS
 */
export async function withinLimits<T>(sql: Sql, limits: readonly Limit[], work: () => Promise<T>): Promise<T> {
  if (!limits.length) return work();
  const receipt = await take(sql, limits);
  try {
    return await work();
  } catch (error) {
    await refund(sql, receipt);
    throw error;
  }
}

/**
 * Looks at a guess, of which only so many may be wrong. Its attempt is taken before it is looked at and given back where it was right,
 * or where nobody came to look.
 * @param look answers null for a wrong guess.
 * @throws Refusal TOO_MANY_ATTEMPTS, without looking.
 */
export async function guessWithin<T>(
  sql: Sql,
  limits: readonly Limit[],
  look: () => Promise<T | null>,
): Promise<T | null> {
  const receipt = await take(sql, limits);
  let answer: T | null;
  try {
    answer = await look();
  } catch (error) {
    await refund(sql, receipt);
    throw error;
  }
  if (answer !== null) await refund(sql, receipt);
  return answer;
}

async function take(sql: Sql, limits: readonly Limit[]): Promise<Receipt> {
  const attempts = await takeAttempts(sql, limits);
  if (!attempts.ok) throw new Refusal(problem("TOO_MANY_ATTEMPTS", undefined, { retryAfter: attempts.retryAfter }));
  return attempts.receipt;
}
