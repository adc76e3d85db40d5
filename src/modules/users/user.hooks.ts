import type { Named } from "../../events/event.js";
import type { AccountTx, ActorTx } from "../../events/write.js";

/** A session that has just ended, and whose it was. */
interface EndedSession {
  userId: string;
  sessionId: string;
}

/** What later modules do, in the same transaction, when something happens to users. */
export interface UserHooks {
  /** Ends every session of these users, and every sign-in that is not done; answers which sessions those were. */
  endSessions(tx: AccountTx, userIds: readonly string[]): Promise<readonly EndedSession[]>;
  /**
   * These users must use two-factor authentication from now on. Ends the sessions of those who have not set it up, but for the one that
   * demands it, and answers which those were.
   */
  demandTwoFactor(tx: ActorTx, userIds: readonly string[]): Promise<readonly EndedSession[]>;
  /** These users are active: those of them who have no password are mailed a link to choose one. */
  mailFirstPasswords(tx: AccountTx, userIds: readonly string[]): Promise<void>;
  /**
   * These users may invite no longer: deleted, suspended without an end, or without USERS_INVITE. The invitations that they
   * sent and that are pending are revoked, each with an event of its own.
   */
  revokeInvitationsOf(tx: AccountTx, userIds: readonly string[]): Promise<void>;
  /** The organization that client accounts are to be of; null for an unknown one. */
  findOrganization(tx: AccountTx, id: string): Promise<Named | null>;
  /** These users are suspended or gone: their open conversations go back to the queue. */
  handBackConversations(tx: AccountTx, userIds: readonly string[]): Promise<unknown>;
  /** A user has set itself ONLINE, and that is committed: what waits may be for it. Nobody waits for what follows. */
  cameOnline(accountId: string): void;
  /** These users are suspended, and with them the API keys that they answer for: waits for what those have begun. */
  restKeysOf(tx: AccountTx, userIds: readonly string[]): Promise<unknown>;
  /** These users are gone. The API keys that they answered for are deleted, each with an event of its own. */
  deleteKeysOf(tx: AccountTx, userIds: readonly string[]): Promise<void>;
}
