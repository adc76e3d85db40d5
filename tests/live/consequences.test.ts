import { expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import type { Permission } from "../../src/access/permissions.js";
import { answerableFor, type Viewer } from "../../src/access/viewer.js";
import { endingsIn, rightsChangedBy } from "../../src/events/consequences.js";
import { type EndReason, EventKind } from "../../src/events/event.js";
import type { LoggedEvent } from "../../src/events/logged.js";

const asking = {
  accountId: "account",
  kind: "MEMBER",
  name: "x",
  language: Language.EN,
  permissions: new Set<Permission>(),
  administrator: false,
} as const;
const user: Viewer = { ...asking, userId: "user", sessionId: "session", expiresAt: new Date() };
const key: Viewer = { ...asking, userId: null, sessionId: null, apiKeyId: "key", creatorId: "user", expiresAt: null };

const log = (...events: { kind: EventKind; userId?: string; ends?: string; reason?: EndReason }[]): LoggedEvent[] =>
  events.map(({ kind, userId = null, ends, reason = null }, i) => ({
    sequence: i + 1,
    kind,
    actorId: null,
    userId,
    holders: null,
    endedSessions: ends ? [ends] : null,
    endReason: reason,
  }));

const { USER_SUSPENDED, USER_REACTIVATED, USER_UPDATED, USER_SIGNED_IN } = EventKind;
const suspended = { kind: USER_SUSPENDED, userId: "user" };
const signedOut = { kind: USER_SUSPENDED, userId: "user", ends: "session", reason: "USER_SUSPENDED" } as const;
const deleted = { kind: EventKind.API_KEY_DELETED, ends: "key", reason: "API_KEY_ENDED" } as const;

test.each([
  ["what signs nobody out", user, [{ kind: USER_SIGNED_IN, userId: "user" }], null],
  ["the suspension that ends its session", user, [signedOut], { sequence: 1, reason: "USER_SUSPENDED" }],
  ["a suspension that found no session of its own", user, [suspended], null],
  ["its key's deletion", key, [suspended, deleted], { sequence: 2, reason: "API_KEY_ENDED" }],
  ["its maker's suspension", key, [suspended], { sequence: 1, reason: "API_KEY_ENDED" }],
  ["its maker's suspension, and its end", key, [suspended, { kind: USER_REACTIVATED, userId: "user" }], null],
  ["somebody else's suspension", key, [{ kind: USER_SUSPENDED, userId: "other" }], null],
])("of a viewer, the log says: %s", (_what, viewer, events, ending) => {
  expect(endingsIn(log(...events))?.(viewer) ?? null).toEqual(ending);
});

test.each([
  ["nobody's rights", [suspended], [false, false]],
  ["a user's, and what its keys may", [{ kind: USER_UPDATED, userId: "user" }], [true, true]],
  ["somebody else's", [{ kind: USER_UPDATED, userId: "other" }], [false, false]],
  ["keys' language", [{ kind: EventKind.ACCOUNT_UPDATED }], [false, true]],
  ["everybody's", [{ kind: EventKind.ROLE_UPDATED }], [true, true]],
])("events change %s", (_what, events, changed) => {
  const found = rightsChangedBy(log(...events));
  expect([user, key].map((viewer) => found?.concerns(viewer) ?? false)).toEqual(changed);
  // Who is looked for among a few users is among them.
  if (found?.users)
    for (const viewer of [user, key]) expect(found.users.has(answerableFor(viewer))).toBe(found.concerns(viewer));
});
