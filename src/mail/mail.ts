import type { Language } from "../access/language.js";

/**
 * What the product writes to people, and all that each mail needs to know. A token is in clear only here and in the mail itself: see `createOutbox`.
 */
export type Mail = Letter &
  (
    | Invitation
    | { kind: "VERIFY_EMAIL"; token: string }
    /** One address may have users in several accounts, each with a password of its own. */
    | { kind: "PASSWORD_RESET"; token: string; accountName: string }
    /** To somebody whom others have made a user. */
    | { kind: "CHOOSE_PASSWORD"; token: string; accountName: string }
    /** To the new address, whose owner confirms it. */
    | { kind: "EMAIL_CHANGE"; token: string }
    /** To the old address; of the new one only as much is shown as its owner recognises. */
    | { kind: "EMAIL_CHANGE_NOTICE"; newAddress: string }
    | { kind: "PASSWORD_CHANGED" }
    /** By somebody above the user, who has to choose another. */
    | { kind: "PASSWORD_SET"; accountName: string }
    | NewSignIn
    | SeatsRequest
  );

export type MailKind = Mail["kind"];
export type MailOf<Kind extends MailKind> = Extract<Mail, { kind: Kind }>;

interface Letter {
  /** Whose team it is about: an address may be known to several accounts, and is erased in one. */
  accountId: string;
  /** One bare address, as it was validated and stored. */
  to: string;
  language: Language;
}

interface Invitation {
  kind: "INVITATION";
  token: string;
  accountName: string;
  /** Null where no person invites. */
  inviterName: string | null;
  /** In the mail's language; empty for client accounts. */
  roleNames: readonly string[];
  /** What the inviter adds, line breaks included. */
  message: string | null;
  expiresAt: Date;
}

/** From somewhere that the user has not signed in from before. */
interface NewSignIn {
  kind: "NEW_SIGN_IN";
  accountName: string;
  at: Date;
  ipAddress: string;
  /** Names of ours; null where the program did not tell, or told something else. */
  browser: string | null;
  system: string | null;
}

/** To the operator of the installation. */
interface SeatsRequest {
  kind: "SEATS_REQUESTED";
  accountName: string;
  accountSlug: string;
  seatsNow: number;
  seatsWanted: number;
  note: string | null;
  askerName: string;
}

/** The invitation whose `delivery` tells what became of the mail. `sendCount` tells an earlier sending from the last. */
export interface Delivery {
  accountId: string;
  invitationId: string;
  sendCount: number;
}

/** `maria@example.com` as `m***@example.com`: recognised by who knows it, useless to who does not. */
export function maskAddress(address: string): string {
  const at = address.lastIndexOf("@");
  return `${[...address.slice(0, at)][0] ?? ""}***${address.slice(at)}`;
}
