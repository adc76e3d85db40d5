import { answerableFor, credentialOf, type Viewer } from "../access/viewer.js";
import { type EndReason, type EventDraft, EventKind, endedBy } from "./event.js";
import type { LoggedEvent } from "./logged.js";

/** With which event somebody's session or key ended, and why. */
export interface Ending {
  readonly sequence: number;
  readonly reason: EndReason;
}

/** Whether an event may end sessions or keys. */
export const endsSomebody = (draft: EventDraft): boolean =>
  endedBy(draft) !== undefined || draft.kind === EventKind.USER_SUSPENDED;

/** Tells whom these events end; null where they end nobody. */
export function endingsIn(events: readonly LoggedEvent[]): ((viewer: Viewer) => Ending | null) | null {
  const byId = new Map<string, LoggedEvent>();
  for (const event of events) {
    for (const id of event.endedSessions ?? []) byId.set(id, event);
    if (!event.userId) continue;
    // No event names the keys that rest while whoever made them is suspended.
    if (event.kind === EventKind.USER_SUSPENDED) byId.set(event.userId, event);
    if (event.kind === EventKind.USER_REACTIVATED) byId.delete(event.userId);
  }
  if (!byId.size) return null;
  return (viewer) => {
    const named = byId.get(credentialOf(viewer));
    if (named?.endReason) return { sequence: named.sequence, reason: named.endReason };
    const suspension = viewer.sessionId === null ? byId.get(viewer.creatorId) : undefined;
    return suspension ? { sequence: suspension.sequence, reason: "API_KEY_ENDED" } : null;
  };
}

const ROLES = new Set([EventKind.ROLE_UPDATED, EventKind.ROLE_DELETED]);

/** Whose rights or language may have changed. */
export interface Changed {
  /** Those whom these users answer for, and nobody else; null: whoever it concerns. */
  readonly users: ReadonlySet<string> | null;
  concerns(viewer: Viewer): boolean;
}

/** Tells whose rights or language these events may have changed; null where nobody's. */
export function rightsChangedBy(events: readonly LoggedEvent[]): Changed | null {
  // Who held a role when it changed is not known any more, if it was taken from somebody since: so all are read again.
  if (events.some(({ kind }) => ROLES.has(kind))) return { users: null, concerns: () => true };
  const users = new Set(events.flatMap(({ kind, userId }) => (kind === EventKind.USER_UPDATED ? (userId ?? []) : [])));
  const concerns = (viewer: Viewer) => users.has(answerableFor(viewer));
  // Keys speak the account's language.
  if (events.some(({ kind }) => kind === EventKind.ACCOUNT_UPDATED))
    return { users: null, concerns: (viewer) => viewer.userId === null || concerns(viewer) };
  return users.size ? { users, concerns } : null;
}
