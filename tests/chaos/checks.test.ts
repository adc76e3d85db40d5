import { expect, test } from "vitest";
import { checkDeliveries } from "../kit/chaos/checks/deliveries.js";
import { checkEndings } from "../kit/chaos/checks/endings.js";
import { checkLog, checkState } from "../kit/chaos/checks/log.js";
import { checkMails } from "../kit/chaos/checks/mails.js";
import { checkWrites } from "../kit/chaos/checks/writes.js";
import type { Evidence, LogRow } from "../kit/chaos/evidence.js";
import { KEY } from "../kit/chaos/keys.js";
import type { Attempt } from "../kit/chaos/ledger.js";
import { Random } from "../kit/chaos/random.js";

/* A judge who finds nothing proves nothing, unless it would have found it. */

const ACCOUNT = "a";

const event = (sequence: number, kind: string, more: Partial<LogRow> = {}): LogRow => ({
  accountId: ACCOUNT,
  sequence,
  kind,
  actorId: null,
  userId: null,
  subjectId: null,
  subjectName: null,
  changes: [],
  at: sequence,
  committedAt: sequence,
  ...more,
});

const evidence = (more: Partial<Evidence>): Evidence => ({
  events: [],
  accounts: [{ id: ACCOUNT, end: more.events?.length ?? 0 }],
  users: [],
  departments: [],
  invitations: [],
  messages: [],
  receipts: [],
  closed: [],
  ...more,
});

test.each([
  ["all, once, in order", [3, 4, 5], { lost: 0, doubled: 0, outOfOrder: 0 }],
  ["one lost", [3, 5], { lost: 1, doubled: 0, outOfOrder: 0 }],
  ["the last lost", [3, 4], { lost: 1, doubled: 0, outOfOrder: 0 }],
  ["one doubled", [3, 4, 4, 5], { lost: 0, doubled: 1, outOfOrder: 0 }],
  ["one from before the beginning", [2, 3, 4, 5], { lost: 0, doubled: 1, outOfOrder: 0 }],
  ["two swapped", [4, 3, 5], { lost: 0, doubled: 0, outOfOrder: 1 }],
  ["none", [], { lost: 3, doubled: 0, outOfOrder: 0 }],
])("deliveries behind 2 up to 5: %s", (_what, sequences, found) => {
  const deliveries = sequences.map((sequence) => ({ sequence, at: 0 }));
  expect(checkDeliveries(deliveries, 2, 5)).toEqual(found);
});

const told = (...outcomes: Attempt["outcome"][]): Attempt[] =>
  outcomes.map((outcome) => ({ key: KEY.department(ACCOUNT, "Sales"), outcome, at: 0, why: [] }));

test.each<[string, Attempt[], number, RegExp | null]>([
  ["acknowledged and there", told("ACKNOWLEDGED"), 1, null],
  ["acknowledged and lost", told("ACKNOWLEDGED"), 0, /^lost/],
  ["acknowledged and there twice", told("ACKNOWLEDGED"), 2, /^doubled/],
  ["in doubt and there", told("DOUBTFUL"), 1, null],
  ["in doubt and not there", told("DOUBTFUL"), 0, null],
  ["in doubt and there twice", told("DOUBTFUL"), 2, /^doubled/],
  ["refused and there", told("REFUSED"), 1, /^doubled/],
  ["in doubt, then found done", told("DOUBTFUL", "DISCOVERED"), 1, null],
  ["in doubt, then found done, and lost", told("DOUBTFUL", "DISCOVERED"), 0, /^lost/],
])("writes: %s", (_what, attempts, times, fault) => {
  const events = Array.from({ length: times }, (_, i) => event(i + 1, "STRUCTURE_CREATED", { subjectName: "Sales" }));
  const departments = events.map(() => ({ accountId: ACCOUNT, name: "Sales" }));
  const faults = checkWrites(attempts, evidence({ events, departments }));
  if (fault) expect(faults).toEqual([expect.stringMatching(fault), expect.stringMatching(fault)]);
  else expect(faults).toEqual([]);
});

test.each<[string, LogRow[], number, RegExp | null]>([
  ["whole", [event(1, "A"), event(2, "B")], 2, null],
  ["with a gap", [event(1, "A"), event(3, "B")], 2, /gap/],
  ["with a number twice", [event(1, "A"), event(1, "B")], 2, /repetition/],
  ["shorter than it says", [event(1, "A")], 2, /says/],
  ["not in the order of commits", [event(1, "A", { committedAt: 5 }), event(2, "B", { committedAt: 4 })], 2, /before/],
])("the log: %s", (_what, events, end, fault) => {
  const faults = checkLog({ events, accounts: [{ id: ACCOUNT, end }] });
  expect(faults).toEqual(fault ? [expect.stringMatching(fault)] : []);
});

const USER = {
  accountId: ACCOUNT,
  id: "u",
  email: "u@x.example",
  status: "ACTIVE",
  webchatName: null,
  absenceMessage: null,
};

test("a state that is not what the log said last", () => {
  const changes = [{ field: "status", before: '"ACTIVE"', after: '"SUSPENDED"' }];
  const events = [event(1, "USER_SUSPENDED", { userId: USER.id, changes })];
  expect(checkState({ events, users: [{ ...USER, status: "SUSPENDED" }] })).toEqual([]);
  expect(checkState({ events, users: [USER] })).toEqual([expect.stringMatching(/^state: status/)]);
});

const mail = (at: number, answered = true) => ({
  messageId: "<m>",
  to: "new@x.example",
  token: null,
  takenAt: at,
  at,
  answered,
});
const INVITATION = { accountId: ACCOUNT, email: "new@x.example", delivery: "SENT" };

test.each([
  ["once", [mail(1)], [], "SENT", []],
  ["lost", [], [], "SENT", [/0 were accepted/]],
  ["not recorded", [mail(1)], [], "QUEUED", [/not been recorded/]],
  ["twice for nothing", [mail(1), mail(9)], [], "SENT", [/sent again/]],
  ["twice, and a node killed before", [mail(2), mail(9)], [1], "SENT", [/sent again/]],
  ["twice, for a node was killed in between", [mail(1), mail(9)], [5], "SENT", []],
  ["twice, for a node was killed while it waited", [{ ...mail(6), takenAt: 1 }, mail(9)], [5], "SENT", []],
  ["twice, for nobody heard the answer", [mail(1, false), mail(9)], [], "SENT", []],
  ["thrice, with one excuse", [mail(1, false), mail(5), mail(9)], [], "SENT", [/sent again/]],
  ["two mails for one invitation", [mail(1), { ...mail(2), messageId: "<n>" }], [], "SENT", [/but there are 2/]],
])("mails: %s", (_what, accepted, kills, delivery, faults) => {
  const events = [event(1, "INVITATION_SENT", { subjectName: INVITATION.email })];
  const found = checkMails(
    { events, users: [], invitations: [{ ...INVITATION, delivery }] },
    accepted,
    kills,
    new Set(),
  );
  expect(found.faults).toEqual(faults.map((fault) => expect.stringMatching(fault)));
});

const suspended = [
  event(4, "USER_SUSPENDED", { userId: USER.id }),
  event(5, "STRUCTURE_CREATED"),
  event(7, "USER_REACTIVATED", { userId: USER.id }),
];
const ending = (sequences: number[], closedFor: string | null = "USER_SUSPENDED") => [
  { userId: USER.id, answeredAt: 10, deliveries: sequences.map((sequence) => ({ sequence, at: 8 })), closedFor },
];

test.each<[string, ReturnType<typeof ending>, Partial<Evidence>, RegExp[]]>([
  ["nothing behind it", ending([2, 3]), {}, []],
  ["the end itself leaked", ending([2, 3, 4]), {}, [/^leak: .* event 4/]],
  ["something behind it leaked", ending([3, 5]), {}, [/^leak: .* event 5/]],
  ["a socket left open", ending([3], null), {}, [/left open/]],
  ["a change while suspended", ending([3]), { events: [...suspended, event(6, "A", { actorId: USER.id })] }, [/wrote/]],
  [
    "a message while suspended",
    ending([3]),
    { messages: [{ accountId: ACCOUNT, text: "Hello", userId: USER.id, at: 6 }] },
    [/said/],
  ],
  [
    "a message before and one after it",
    ending([3]),
    { messages: [3, 8].map((at) => ({ accountId: ACCOUNT, text: "Hello", userId: USER.id, at })) },
    [],
  ],
  ["an end that the log does not tell", ending([3]), { events: [] }, [/does not tell/]],
])("an ended session: %s", (_what, endings, more, faults) => {
  const { events, messages } = evidence({ events: suspended, ...more });
  expect(checkEndings(endings, { events, messages }).faults).toEqual(
    faults.map((fault) => expect.stringMatching(fault)),
  );
});

test("an event that was on its way when the end was answered is counted, and is no leak", () => {
  const [session] = ending([]);
  const found = checkEndings([{ ...session!, deliveries: [{ sequence: 3, at: 12 }] }], evidence({ events: suspended }));
  expect(found).toEqual({ late: 1, latest: 2, faults: [] });
});

test("a seed draws the same again", () => {
  const draws = (seed: number) => {
    const random = new Random(seed);
    return [random.shuffled([1, 2, 3, 4, 5]), random.between(1, 1000), random.fork().next()];
  };
  expect(draws(7)).toEqual(draws(7));
  expect(draws(7)).not.toEqual(draws(8));
});
