import type { Permission } from "../../access/permissions.js";
import type { AccountTx } from "../../events/write.js";
import type { RoleRights } from "./role.store.js";

/** Somebody who has a role: a user, or whoever a pending invitation stands for. */
export interface Holder {
  id: string;
  /** What its other roles allow, all together. */
  permissions: Permission[];
}

/** Those who have roles, as a later module knows them. */
export interface Holders {
  /** All who have this role. */
  of(tx: AccountTx, roleId: string): Promise<Holder[]>;
  /** Gives all of these another role in place of this one, and tells the log. */
  move(tx: AccountTx, holders: readonly Holder[], from: RoleRights, to: RoleRights): Promise<void>;
}

/** What later modules do, in the same transaction, when something happens to roles. */
export interface RoleHooks {
  users: Holders;
  invitations: Holders;
  /** These users may invite no longer: the pending invitations that they sent are revoked. */
  revokeInvitationsOf(tx: AccountTx, userIds: readonly string[]): Promise<void>;
}
