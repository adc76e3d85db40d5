import type { AccountTx } from "../../events/write.js";

/** What later modules do, in the same transaction, when something happens to organizations. */
export interface OrganizationHooks {
  /** The organization is to be deleted: the pending invitations to it are revoked, each with an event of its own. */
  revokeInvitationsTo(tx: AccountTx, organizationId: string): Promise<void>;
}
