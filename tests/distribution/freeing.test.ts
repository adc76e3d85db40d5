import { expect, test } from "vitest";
import { type EventDraft, EventKind } from "../../src/events/event.js";
import { mayFree } from "../../src/modules/automation/index.js";

const draft = (kind: EventKind): EventDraft => ({ kind });

test.each([
  [EventKind.ACCOUNT_DATA_ERASED, true],
  [EventKind.CONVERSATION_DELETED, true],
  [EventKind.USER_REACTIVATED, true],
  [EventKind.ACCOUNT_UPDATED, false],
  [EventKind.CAMPAIGN_LAUNCHED, false],
])("whether %s may leave somebody free: %s", (kind, expected) => {
  expect(mayFree([draft(kind)])).toBe(expected);
  expect(mayFree([draft(EventKind.USER_SESSIONS_REVOKED), draft(kind)])).toBe(expected);
});

test("nothing that happened frees nobody", () => {
  expect(mayFree([])).toBe(false);
});
