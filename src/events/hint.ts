import { type Author, type EventDraft, EventKind, endedBy, rowOf } from "./event.js";
import type { LoggedEvent } from "./logged.js";

/** Word that an account's log has grown. */
export interface Hint {
  readonly accountId: string;
  /** The one event by which it has, where few words say what decides to whom that goes: nobody has to read the log for it. */
  readonly event: LoggedEvent | null;
}

/**
 * What a hint says of an event, but for its number, which the log gives it. Null where there are more events than one, and for an event
 * that ends sessions or changes what many hold: nothing says how many, and a notification holds 8,000 bytes.
 */
export function wordsOf(drafts: readonly EventDraft[], author: Author): string | null {
  const [draft, another] = drafts;
  if (!draft || another || endedBy(draft) || draft.kind === EventKind.ROLE_UPDATED) return null;
  const { kind, actor_id, user_id } = rowOf(draft, author);
  return [kind, actor_id, user_id].join(" ");
}

/** The SQL of a hint. `sequence` is the event's number, `words` null or what `wordsOf` says of it. */
export const hintSql = (accountId: string, sequence: string, words: string): string =>
  `${accountId} || coalesce(' ' || ${sequence} || ' ' || ${words}, '')`;

/** Reads what `hintSql` wrote. */
export function readHint(text: string): Hint {
  const [accountId = "", sequence, kind, actorId, userId] = text.split(" ");
  if (sequence === undefined) return { accountId, event: null };
  const event: LoggedEvent = {
    sequence: Number(sequence),
    kind: kind as EventKind,
    actorId: actorId || null,
    userId: userId || null,
    holders: null,
    endedSessions: null,
    endReason: null,
  };
  return { accountId, event };
}
