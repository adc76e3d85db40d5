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
  const add = (kind: EventKind = EventKind.USER_SIGNED_IN): LoggedEvent => {
    const event: LoggedEvent = {
      sequence: log.length + 1,
      kind,
      actorId: null,
      userId: "somebody",
      holders: null,
      endedSessions: null,
      endReason: null,
    };
    log.push(event);
    return event;
  };
  add();
  let moments = 0;
  let readings = 0;
  const stream = new AccountStream("account", {
    sql: { query: async () => [] },
    replaying: new Lanes(1),
    readLog: async (_account, after) => {
      readings++;
      return log.slice(after);
    },
    readEnd: async () => log.length,
    readViewers: async () => [],
    moment: () => ++moments,
    delivered: () => {},
    lagged: () => {},
    failed: () => {},
  });
  const before = ++moments;
  await stream.open();
  return { stream, add, before, now: () => ++moments, readings: () => readings };
}

/** A socket that keeps what it is sent. */
function aSocket() {
  const sent: string[] = [];
  // Of a short text, a frame's head is two bytes.
  const tcp = { writableLength: 0, write: (frame: Buffer) => void sent.push(String(frame.subarray(2))) };
  const ws = { OPEN: 1, readyState: 1, close: () => {}, terminate: () => {} };
  const socket = { ws, tcp, viewer, members: new Set(), full: false, ending: null } as unknown as LiveSocket;
  return { socket, sent };
}

const aQuery = (render: LiveQuery["render"], key = "all"): LiveQuery => ({
  feed: new Feed("events", null, () => true),
  keyFor: () => key,
  sharedKeyFor: () => null,
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

/** A member of the stream, and the numbers of the events that it was sent. */
function aMember(stream: AccountStream, render: LiveQuery["render"] = async () => "{}"): number[] {
  const sequences: number[] = [];
  const query = aQuery(async (...event) => {
    sequences.push(event[1]);
    return render(...event);
  });
  const member = new Member(aSocket().socket, "1", query);
  member.position = stream.position;
  stream.join(member);
  return sequences;
}

test("of what it is told the log is not read", async () => {
  const { stream, add, readings } = await aStream();
  const sequences = aMember(stream);
  for (let i = 0; i < 3; i++) await stream.wake(add());
  expect(sequences).toEqual([2, 3, 4]);
  expect(readings()).toBe(0);
});

test.each([
  ["where it is told of a later event than the next", [1], [2, 3]],
  ["where it is told in another order", [1, 0], [2, 3]],
  ["where it is told of nothing but that there is more", [0, null], [2, 3]],
  ["where it is told of events that it has taken", [0, null, 0, 1], [2, 3]],
])("%s it reads the log, and takes each event once, in order", async (_, told, expected) => {
  const { stream, add, readings } = await aStream();
  const sequences = aMember(stream);
  const events = [add(), add()];
  await Promise.all(told.map((i) => stream.wake(i === null ? null : events[i])));
  expect(sequences).toEqual(expected);
  expect(readings()).toBeGreaterThan(0);
});

test("of more than it keeps, told while it is busy, the log tells", async () => {
  const { stream, add, readings } = await aStream();
  let release = () => {};
  const busy = new Promise<void>((resolve) => {
    release = resolve;
  });
  const sequences = aMember(stream, async () => {
    await busy;
    return "{}";
  });
  const running = stream.wake(add());
  for (let i = 0; i < 600; i++) void stream.wake(add());
  release();
  await running;
  expect(sequences).toEqual(Array.from({ length: 601 }, (_, i) => i + 2));
  expect(readings()).toBeGreaterThan(0);
});

test("what an event forbids that is yet to be read is not sent for having been told first", async () => {
  const { stream, add } = await aStream();
  const { socket, sent } = aSocket();
  stream.sockets.add(socket);
  const member = new Member(
    socket,
    "1",
    aQuery(async () => "{}"),
  );
  member.position = stream.position;
  stream.join(member);
  const harmless = add();
  Object.assign(add(), { endedSessions: ["session"], endReason: "SIGNED_OUT" });
  await Promise.all([stream.wake(harmless), stream.wake()]);
  expect(sent).toEqual([]);
});

test("whom an event ends gets nothing more, although events before it are still to be sent", async () => {
  const { stream, add } = await aStream();
  const { socket, sent } = aSocket();
  stream.sockets.add(socket);
  let release = () => {};
  const busy = new Promise<void>((resolve) => {
    release = resolve;
  });
  const query = aQuery(async () => {
    await busy;
    return "{}";
  });
  const member = new Member(socket, "1", query);
  member.position = stream.position;
  stream.join(member);
  const running = stream.wake(add());
  add();
  Object.assign(add(), { endedSessions: ["session"], endReason: "SIGNED_OUT" });
  await stream.end(4);
  release();
  await running;
  expect(sent).toEqual([]);
  expect(stream.sockets.size).toBe(0);
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
