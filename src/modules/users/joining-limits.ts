import type { AccountTx } from "../../events/write.js";
import { attemptsTaken, takeAttempts } from "../../security/throttle.js";

/** Mails in a day that ask people to join, invited or created: against lists that were pasted by mistake, and against pestering somebody. */
const MOST_AN_ACCOUNT = 2_000;
const MOST_AN_ADDRESS = 5;
const DAY = 24 * 60 * 60;

export interface JoiningLimits {
  /** Seconds until another may be sent to the address; null where it may now, and then it is counted. */
  take(email: string): number | null;
  /** Stores what was counted. It is kept if, and only if, what is mailed of is. */
  store(): Promise<void>;
}

/**
 * What may still be sent today, as of this moment: the account's lock keeps others from sending, so that whole lists are judged
 * exactly by one reading.
 */
export async function joiningLimits(tx: AccountTx, emails: readonly string[]): Promise<JoiningLimits> {
  const account = `invitations:${tx.account.id}`;
  const keyOf = (email: string) => `${account}:${email}`;
  const taken = await attemptsTaken(tx, [account, ...emails.map(keyOf)]);
  const sent: string[] = [];
  return {
    take(email) {
      const address = taken.get(keyOf(email));
      if (address && address.count >= MOST_AN_ADDRESS) return address.retryAfter;
      const all = taken.get(account) ?? { count: 0, retryAfter: DAY };
      if (all.count + sent.length >= MOST_AN_ACCOUNT) return all.retryAfter;
      sent.push(email);
      return null;
    },
    async store() {
      await takeAttempts(tx, [
        { key: account, max: MOST_AN_ACCOUNT, windowSeconds: DAY, cost: sent.length },
        ...sent.map((email) => ({ key: keyOf(email), max: MOST_AN_ADDRESS, windowSeconds: DAY })),
      ]);
    },
  };
}
