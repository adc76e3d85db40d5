import { expect, test } from "vitest";
import { EventKind, OPERATOR, SYSTEM } from "../../src/events/event.js";
import { hintSql, readHint, wordsOf } from "../../src/events/hint.js";
import { aServer } from "../kit/index.js";

const server = await aServer();

const accountId = "01920000-0000-7000-8000-000000000001";
const [ana, bruno] = ["01920000-0000-7000-8000-000000000002", "01920000-0000-7000-8000-000000000003"];
const NOTHING = { holders: null, endedSessions: null, endReason: null };
const suspended = { kind: EventKind.USER_SUSPENDED, userId: bruno };

/** What a node reads of what PostgreSQL makes of it. */
async function heard(words: string | null, sequence = 7) {
  const [row] = await server.sql<{ hint: string }>(`select ${hintSql("$1::text", "$2::bigint", "$3")} as hint`, [
    accountId,
    sequence,
    words,
  ]);
  return readHint(row!.hint);
}

test.each([
  ["of somebody's about somebody", suspended, { id: ana, name: "Ana" }, { actorId: ana, userId: bruno }],
  ["of nobody's", suspended, SYSTEM, { actorId: null, userId: bruno }],
  ["about nobody", { kind: EventKind.ACCOUNT_UPDATED }, { id: ana, name: "Ana" }, { actorId: ana, userId: null }],
  ["of nobody's about nobody", { kind: EventKind.ACCOUNT_UPDATED }, OPERATOR, { actorId: null, userId: null }],
  [
    "with an author of its own",
    { ...suspended, author: { id: bruno, name: "Bruno" } },
    SYSTEM,
    { actorId: bruno, userId: bruno },
  ],
])("an event %s is told", async (_, draft, author, ids) => {
  expect(await heard(wordsOf([draft], author))).toEqual({
    accountId,
    event: { sequence: 7, kind: draft.kind, ...ids, ...NOTHING },
  });
});

test.each([
  ["more than one event", [suspended, suspended]],
  ["an event that ends sessions", [{ ...suspended, ended: { sessionIds: [ana], reason: "USER_SUSPENDED" as const } }]],
  ["a role that many may hold", [{ kind: EventKind.ROLE_UPDATED, subjectId: ana }]],
])("%s: the hint says nothing but that there is more", async (_, drafts) => {
  expect(await heard(wordsOf(drafts, SYSTEM))).toEqual({ accountId, event: null });
});
