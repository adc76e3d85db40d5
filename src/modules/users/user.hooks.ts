import type { AccountTx } from "../../events/write.js";

/** A session that has just ended, and whose it was. */
interface EndedSession {
  userId: string;
  sessionId: string;
}

/** What later modules do, in the same transaction, when something happens to users. */
export interface UserHooks {
  /** Ends every session of these users, and answers which those were. */
  endSessions(tx: AccountTx, userIds: readonly string[]): Promise<readonly EndedSession[]>;
  /**
   * These users may invite no longer: deleted, suspended without an end, or without USERS_INVITE. The invitations that they
   * sent and that are pending are revoked, each with an event of its own.
   */
  revokeInvitationsOf(tx: AccountTx, userIds: readonly string[]): Promise<void>;
}
