import { changesOf, type EventDraft, EventKind } from "../../events/event.js";
import type { Credentials } from "./credential.store.js";

/** The event of a user whose address, the old one or another, is verified now. */
export const verified = (user: Credentials, email: string): EventDraft => ({
  kind: EventKind.USER_UPDATED,
  userId: user.id,
  subjectName: user.name,
  changes: changesOf({ email: user.email, emailVerified: user.emailVerified }, { email, emailVerified: true }),
});
