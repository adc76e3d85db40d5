import type { Sql } from "../../database/sql.js";
import type { UnloggedTx } from "../../events/unlogged.js";
import type { Places } from "../../input/places.js";

/** What later modules do when something happens to conversations. */
export interface ConversationHooks {
  /** What is said by itself when a contact begins a conversation; null for nothing. */
  greeting(sql: Sql, accountId: string): Promise<string | null>;
  /** What is said by itself when a conversation is closed; null for nothing. */
  closing(sql: Sql, accountId: string): Promise<string | null>;
  /**
   * Puts uploaded files on a message, in its transaction.
   * @throws a Refusal where one is unknown, somebody else's or used.
   */
  attach(tx: UnloggedTx, messageId: string, attachments: Places): Promise<void>;
  /**
   * Conversations may have begun to wait, or somebody to have room: gives what can be given, oldest first. Asked after the commit, and
   * never fails its caller.
   */
  distribute(accountId: string): Promise<void>;
  /** Gives one conversation to whoever is free and has the skills that it requires, whatever its department; if nobody is, it waits. */
  distributeOne(accountId: string, conversationId: string): Promise<void>;
}
