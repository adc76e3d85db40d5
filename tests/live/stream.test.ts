import { expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import type { Viewer } from "../../src/access/viewer.js";
import { Lanes } from "../../src/database/account-batch.js";
import { AccountStream } from "../../src/events/account-stream.js";
import { EventKind } from "../../src/events/event.js";
import { Feed } from "../../src/events/feed.js";
import type { LoggedEvent } from "../../src/events/logged.js";
import { type LiveQuery, type LiveSocket, Member } from "../../src/events/member.js";

const viewer: Viewer = {
  accountId: "account",
  kind: "MEMBER",
  name: "x",
  language: Language.EN,
  permissions: new Set(),
  administrator: false,
  userId: "user",
  sessionId: "session",
  expiresAt: new Date(),
};

/** A log that grows when it is told to, on a stream that begins behind the first event. */
async function aStream() {
  const log: LoggedEvent[] = [];
  const add = (kind: EventKind = EventKind.USER_SIGNED_IN) =>
    log.push({
      sequence: log.length + 1,
      kind,
      actorId: null,
      userId: "somebody",
      holders: null,
      endedSessions: null,
      endReason: null,
    });
  add();
  let moments = 0;
  const stream = new AccountStream("account", {
    sql: { query: async () => [] },
    replaying: new Lanes(1),
    readLog: async (_account, after) => log.slice(after),
    readEnd: async () => log.length,
    readViewers: async () => [],
    moment: () => ++moments,
    delivered: () => {},
    lagged: () => {},
    failed: () => {},
  });
  const before = ++moments;
  await stream.open();
  return { stream, add, before, now: () => ++moments };
}

/** A socket that keeps what it is sent. */
function aSocket() {
  const sent: string[] = [];
  const ws = { OPEN: 1, readyState: 1, bufferedAmount: 0, send: (data: Buffer) => void sent.push(String(data)) };
  const socket = { ws, tcp: {}, viewer, members: new Set(), ending: null } as unknown as LiveSocket;
  return { socket, sent };
}

const aQuery = (render: LiveQuery["render"], key = "all"): LiveQuery => ({
  feed: new Feed("events", null, () => true),
  keyFor: () => key,
  permits: () => true,
  render,
});

test("an event whose result cannot be read at once comes later, and before those behind it", async () => {
  const { stream, add } = await aStream();
  let failures = 2;
  const query = aQuery(async (_viewer, sequence) => {
    if (failures-- > 0) throw new Error("The database is away.");
    return String(sequence);
  });
  const { socket, sent } = aSocket();
  const member = new Member(socket, "1", query);
  member.position = stream.position;
  stream.join(member);
  add();
  add();
  await stream.wake();
  expect(sent).toEqual([2, 3].map((sequence) => `{"id":"1","type":"next","payload":${sequence}}`));
});

test("who waits for an event goes on once it was taken, however many follow", async () => {
  const { stream, add } = await aStream();
  const { socket } = aSocket();
  let taken = 0;
  const query = aQuery(async (_viewer, sequence) => {
    // There is always one more.
    if (sequence < 50) add();
    void stream.wake();
    taken = sequence;
    return "{}";
  });
  const member = new Member(socket, "1", query);
  member.position = stream.position;
  stream.join(member);
  add();
  await stream.reach(3);
  expect(taken).toBeLessThan(50);
  await stream.reach(50);
  expect(stream.position).toBe(50);
});

test("what was asked before the stream began, or before it read of a change, is not the newest", async () => {
  const { stream, add, before, now } = await aStream();
  expect(stream.isNewest(before)).toBe(false);
  const asked = now();
  expect(stream.isNewest(asked)).toBe(true);
  add();
  await stream.wake();
  expect(stream.isNewest(asked)).toBe(true);
  add(EventKind.USER_UPDATED);
  await stream.wake();
  expect(stream.isNewest(asked)).toBe(false);
});
