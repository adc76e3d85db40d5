import type { Outbox } from "./mail/outbox.js";
import type { AccountHooks } from "./modules/accounts/index.js";
import { deleteKeysOf, holdTheirKeys } from "./modules/api-keys/index.js";
import { attach } from "./modules/attachments/index.js";
import { closing, type Distribution, greeting, within } from "./modules/automation/index.js";
import { type ConversationHooks, handBack } from "./modules/conversations/index.js";
import { revokeInvitationsOf } from "./modules/invitations/index.js";
import { findOrganization } from "./modules/organizations/index.js";
import { deleteSessionsOfUsers, deleteUnprotectedSessions, firstPasswordMailer } from "./modules/sessions/index.js";
import type { UserHooks } from "./modules/users/index.js";

/** What reaches from earlier modules to later ones. */
export interface Hooks {
  user: UserHooks;
  account: AccountHooks;
  conversation: ConversationHooks;
}

/** How long callers wait, in milliseconds, to answer with who was given what they have set off: mostly it is quick. */
const PATIENCE = 500;
const PATIENCE_WITH_ONE = 2_000;

/** Ties the modules together: each knows those before it, and by these calls those behind it. */
export function createHooks({ outbox }: { outbox: Outbox }, distribution: Distribution): Hooks {
  return {
    account: {
      demandTwoFactor: async (tx) => {
        const ended = await deleteUnprotectedSessions(tx, tx.account.id, null, tx.viewer.sessionId);
        return ended.map(({ sessionId }) => sessionId);
      },
    },
    user: {
      endSessions: (tx, userIds) => deleteSessionsOfUsers(tx, tx.account.id, userIds),
      demandTwoFactor: (tx, userIds) => deleteUnprotectedSessions(tx, tx.account.id, userIds, tx.viewer.sessionId),
      mailFirstPasswords: firstPasswordMailer(outbox),
      revokeInvitationsOf,
      restKeysOf: (tx, userIds) => holdTheirKeys(tx, tx.account.id, userIds),
      deleteKeysOf,
      handBackConversations: (tx, userIds) => handBack(tx, tx.account.id, userIds),
      cameOnline: (accountId) => void distribution.distribute(accountId),
      findOrganization: (tx, id) => findOrganization(tx, tx.account.id, id),
    },
    conversation: {
      greeting,
      closing,
      attach,
      distribute: (accountId) => within(PATIENCE, distribution.distribute(accountId)),
      distributeOne: (accountId, id) => within(PATIENCE_WITH_ONE, distribution.distributeOne(accountId, id)),
    },
  };
}
