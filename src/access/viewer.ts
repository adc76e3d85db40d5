import type { Language } from "./language.js";
import type { Permission } from "./permissions.js";

interface Asking {
  readonly accountId: string;
  readonly kind: "MEMBER" | "CLIENT";
  /** First and last name, or a key's name, as the log records who did something. */
  readonly name: string;
  readonly language: Language;
  readonly permissions: ReadonlySet<Permission>;
  /** Holds the system role Administrator: gives every role and manages everyone. */
  readonly administrator: boolean;
}

/** A user, by one of its sessions. */
export interface UserViewer extends Asking {
  readonly userId: string;
  readonly sessionId: string;
  /** The end of the session's absolute lifetime. */
  readonly expiresAt: Date;
}

/** An API key: no user, and so nobody's own, but it may never do what the user who made it may not. */
export interface KeyViewer extends Asking {
  readonly userId: null;
  readonly sessionId: null;
  readonly apiKeyId: string;
  /** The user who answers for what it does. */
  readonly creatorId: string;
  readonly administrator: false;
  readonly expiresAt: Date | null;
}

/**
 * Who asks, as of one reading of the database. A mutation reads it again under its account's lock, so that what it decides upon
 * cannot change before it commits.
 */
export type Viewer = UserViewer | KeyViewer;

export const can = (viewer: Viewer, permission: Permission): boolean => viewer.permissions.has(permission);

/** What a person who asks is called; null for a key. */
export const personOf = (viewer: Viewer): string | null => (viewer.userId === null ? null : viewer.name);

/** The session or the key by which somebody asks: with it, the asking ends. */
export const credentialOf = (viewer: Viewer): string =>
  viewer.sessionId === null ? viewer.apiKeyId : viewer.sessionId;

/** The user by whose roles somebody may what it may: itself, or who made the key. */
export const answerableFor = (viewer: Viewer): string => (viewer.userId === null ? viewer.creatorId : viewer.userId);
