import { v7 as uuidv7 } from "uuid";

/** The kinds of changes in the log; the GraphQL enum EventKind repeats them. */
export enum EventKind {
  INVITATION_SENT = "INVITATION_SENT",
  INVITATION_RESENT = "INVITATION_RESENT",
  INVITATION_REVOKED = "INVITATION_REVOKED",
  INVITATION_ACCEPTED = "INVITATION_ACCEPTED",
  INVITATION_DECLINED = "INVITATION_DECLINED",
  INVITATION_EXPIRED = "INVITATION_EXPIRED",
  USER_CREATED = "USER_CREATED",
  USER_UPDATED = "USER_UPDATED",
  USER_SUSPENDED = "USER_SUSPENDED",
  USER_REACTIVATED = "USER_REACTIVATED",
  USER_DELETED = "USER_DELETED",
  USER_SIGNED_IN = "USER_SIGNED_IN",
  USER_SIGNED_OUT = "USER_SIGNED_OUT",
  USER_SESSIONS_REVOKED = "USER_SESSIONS_REVOKED",
  USER_PASSWORD_CHANGED = "USER_PASSWORD_CHANGED",
  USER_TWO_FACTOR_CHANGED = "USER_TWO_FACTOR_CHANGED",
  ROLE_CREATED = "ROLE_CREATED",
  ROLE_UPDATED = "ROLE_UPDATED",
  ROLE_DELETED = "ROLE_DELETED",
  ORGANIZATION_CREATED = "ORGANIZATION_CREATED",
  ORGANIZATION_UPDATED = "ORGANIZATION_UPDATED",
  ORGANIZATION_DELETED = "ORGANIZATION_DELETED",
  STRUCTURE_CREATED = "STRUCTURE_CREATED",
  STRUCTURE_UPDATED = "STRUCTURE_UPDATED",
  STRUCTURE_DELETED = "STRUCTURE_DELETED",
  AUTOMATION_UPDATED = "AUTOMATION_UPDATED",
  CONVERSATION_DELETED = "CONVERSATION_DELETED",
  CONTACT_DELETED = "CONTACT_DELETED",
  CAMPAIGN_LAUNCHED = "CAMPAIGN_LAUNCHED",
  ACCOUNT_CREATED = "ACCOUNT_CREATED",
  ACCOUNT_UPDATED = "ACCOUNT_UPDATED",
  ACCOUNT_FEATURES_CHANGED = "ACCOUNT_FEATURES_CHANGED",
  SEATS_REQUESTED = "SEATS_REQUESTED",
  ACCOUNT_DATA_ERASED = "ACCOUNT_DATA_ERASED",
  API_KEY_CREATED = "API_KEY_CREATED",
  API_KEY_DELETED = "API_KEY_DELETED",
}

/** What the events of the team's structure tell of. */
export enum StructureKind {
  DEPARTMENT = "DEPARTMENT",
  SKILL = "SKILL",
  PROJECT = "PROJECT",
  CHANNEL = "CHANNEL",
  CHAT_GROUP = "CHAT_GROUP",
  CONTACT_GROUP = "CONTACT_GROUP",
  LABEL = "LABEL",
  QUICK_REPLY = "QUICK_REPLY",
}

/** Why sessions and API keys ended: the reason with which their sockets are closed. */
export type EndReason =
  | "USER_SUSPENDED"
  | "USER_DELETED"
  | "SIGNED_OUT"
  | "SESSION_REVOKED"
  | "SESSION_EXPIRED"
  | "PASSWORD_CHANGED"
  | "API_KEY_ENDED"
  | "ACCOUNT_CLOSED";

/** A field before and after, as JSON texts. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** Who did something. Without an id: an API key, the operator, or the system itself. */
export interface Author {
  readonly id: string | null;
  readonly name: string;
}

export const SYSTEM: Author = { id: null, name: "system" };
export const OPERATOR: Author = { id: null, name: "operator" };

/** A change to be appended to the log. */
export interface EventDraft {
  kind: EventKind;
  /** The user whom it concerns. */
  userId?: string;
  /** What it tells of, where that is no user. */
  subjectId?: string;
  /** An address, a department's name: what the reader of the log is told even when the subject is gone. */
  subjectName?: string;
  structureKind?: StructureKind;
  changes?: FieldChange[];
  /** Sessions and API keys that end with it; every node closes their sockets. */
  ended?: { sessionIds: string[]; reason: EndReason };
  /** Where not whoever runs the transaction, as with the user that an invitation makes. */
  author?: Author;
}

/** Something by its id, and by its name, as the log tells of it. */
export interface Named {
  id: string;
  name: string;
}

/** The names of several, in one order, so that equal sets are equal to `changesOf`. */
export const namesOf = (named: readonly Pick<Named, "name">[]): string[] => named.map(({ name }) => name).sort();

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

/** What differs between two states of a thing, in the order of `after`. Whoever calls names no secrets. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): FieldChange[] {
  return Object.keys(after)
    .filter((field) => after[field] !== undefined && json(before[field]) !== json(after[field]))
    .map((field) => ({ field, before: json(before[field]), after: json(after[field]) }));
}

/** What ends with an event, if anything does. */
export const endedBy = ({ ended }: EventDraft): EventDraft["ended"] => (ended?.sessionIds.length ? ended : undefined);

/** The draft as a row, with an id that sorts by time. */
export const rowOf = (draft: EventDraft, author: Author) => ({
  id: uuidv7(),
  kind: draft.kind,
  actor_id: (draft.author ?? author).id,
  actor_name: (draft.author ?? author).name,
  user_id: draft.userId,
  subject_id: draft.subjectId ?? draft.userId,
  subject_name: draft.subjectName,
  structure_kind: draft.structureKind,
  changes: draft.changes ?? [],
  ended_sessions: endedBy(draft)?.sessionIds ?? null,
  end_reason: endedBy(draft)?.reason ?? null,
});
