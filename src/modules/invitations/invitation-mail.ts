import type { Language } from "../../access/language.js";
import type { LockedAccount } from "../../events/write.js";
import type { OutgoingMail } from "../../mail/outbox.js";
import { type RoleRights, roleNameIn } from "../roles/index.js";

/** One sending of an invitation. */
export interface Sending {
  id: string;
  email: string;
  /** Known here and to the mail alone. */
  token: string;
  sendCount: number;
  expiresAt: Date;
  language: Language;
  message: string | null;
  /** Null once who invited is erased. */
  inviterName: string | null;
  roles: readonly Pick<RoleRights, "name" | "systemRole">[];
}

export const invitationMail = (account: LockedAccount, sending: Sending): OutgoingMail => ({
  mail: {
    kind: "INVITATION",
    accountId: account.id,
    to: sending.email,
    language: sending.language,
    token: sending.token,
    accountName: account.name,
    inviterName: sending.inviterName,
    roleNames: sending.roles.map((role) => roleNameIn(sending.language, role)),
    message: sending.message,
    expiresAt: sending.expiresAt,
  },
  delivery: { accountId: account.id, invitationId: sending.id, sendCount: sending.sendCount },
});
