import { answerableFor } from "../../access/viewer.js";
import { EventKind } from "../../events/event.js";
import { Feed } from "../../events/feed.js";
import { sequenceOf } from "../../events/log.js";
import type { LoggedEvent } from "../../events/logged.js";

export interface FeedConditions {
  kinds?: readonly string[] | null;
  actorIds?: readonly string[] | null;
  userIds?: readonly string[] | null;
}

const position = (after: string | null | undefined, accountId: string): number | null =>
  after == null ? null : sequenceOf(after, accountId);

const SIGNING = new Set([EventKind.USER_SIGNED_IN, EventKind.USER_SIGNED_OUT]);
const SETTINGS = new Set([EventKind.ACCOUNT_UPDATED, EventKind.ACCOUNT_FEATURES_CHANGED]);

/** Everything, as far as the filter goes. */
export function everyEvent(
  accountId: string,
  after: string | null | undefined,
  { kinds, actorIds, userIds }: FeedConditions,
): Feed {
  const [ofKinds, ofActors, ofUsers] = [kinds, actorIds, userIds].map((values) =>
    values ? new Set<string | null>(values) : null,
  );
  return new Feed(
    "events",
    position(after, accountId),
    ({ kind, actorId, userId }) =>
      (ofKinds?.has(kind) ?? true) && (ofActors?.has(actorId) ?? true) && (ofUsers?.has(userId) ?? true),
  );
}

export const invitationFeed = (accountId: string, after: string | null | undefined): Feed =>
  new Feed("invitationEvents", position(after, accountId), ({ kind }) => kind.startsWith("INVITATION_"));

/** Users joining, changing, being suspended, reactivated and deleted; not their signing in. */
export function userFeed(
  accountId: string,
  after: string | null | undefined,
  userIds: readonly string[] | null | undefined,
): Feed {
  const ofUsers = userIds ? new Set<string | null>(userIds) : null;
  const concerns = ({ kind, userId }: LoggedEvent) =>
    kind.startsWith("USER_") && !SIGNING.has(kind) && (ofUsers?.has(userId) ?? true);
  return new Feed("userEvents", position(after, accountId), concerns);
}

/**
 * What concerns the viewer: its own user or key, the roles by which it may what it may, and the account's settings and features, which are
 * nothing of a client account's.
 */
export const viewerFeed = (accountId: string, after: string | null | undefined): Feed =>
  new Feed(
    "viewerEvents",
    position(after, accountId),
    ({ kind, userId, holders, endedSessions }, viewer) =>
      (SETTINGS.has(kind) && viewer.kind === "MEMBER") ||
      !!holders?.has(answerableFor(viewer)) ||
      (viewer.userId === null ? !!endedSessions?.includes(viewer.apiKeyId) : userId === viewer.userId),
    true,
  );
