import type { Language } from "./language.js";
import type { Permission } from "./permissions.js";

/**
 * Who asks: a user's session (and later an API key), as of one reading of the database. A mutation reads it again under
 * its account's lock, so that what it decides upon cannot change before it commits.
 */
export interface Viewer {
  readonly accountId: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly kind: "MEMBER" | "CLIENT";
  /** First and last name, as the log records who did something. */
  readonly name: string;
  readonly language: Language;
  readonly permissions: ReadonlySet<Permission>;
  /** Holds the system role Administrator: gives every role and manages everyone. */
  readonly administrator: boolean;
  /** The end of the session's absolute lifetime. */
  readonly expiresAt: Date;
}

export const can = (viewer: Viewer, permission: Permission): boolean => viewer.permissions.has(permission);
