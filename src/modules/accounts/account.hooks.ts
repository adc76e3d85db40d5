import type { ActorTx } from "../../events/write.js";

/** What later modules do, in the same transaction, when something happens to an account. */
export interface AccountHooks {
  /**
   * Everybody must use two-factor authentication from now on. Ends the sessions of those who have not set it up, but for the one that
   * demands it, and answers which those were.
   */
  demandTwoFactor(tx: ActorTx): Promise<string[]>;
}
