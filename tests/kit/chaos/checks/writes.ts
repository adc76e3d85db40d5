import type { Evidence, LogRow } from "../evidence.js";
import { KEY } from "../keys.js";
import { type Attempt, boundsOf } from "../ledger.js";

/** How often changes of a key were found. */
type Counts = Map<string, number>;

/** Which kinds of changes the log tells, and which have left rows of their own. */
const LOGGED = [
  "department",
  "edit",
  "suspension",
  "reactivation",
  "invitation",
  "resending",
  "revocation",
  "user",
  "deletion",
];
const STORED = ["department", "invitation", "user", "message", "assignment", "closing"];

/** Compares what writers were told with what the log and the tables hold. */
export function checkWrites(attempts: readonly Attempt[], evidence: Evidence): string[] {
  const inLog = countLog(evidence);
  const inTables = countTables(evidence);
  const faults: string[] = [];
  for (const [key, { least, most }] of boundsOf(attempts)) {
    const kind = key.split(" ")[0]!;
    const looked: [string, Counts][] = [];
    if (LOGGED.includes(kind)) looked.push(["the log", inLog]);
    if (STORED.includes(kind)) looked.push(["the tables", inTables]);
    for (const [where, counts] of looked) {
      const found = counts.get(key) ?? 0;
      if (found < least) faults.push(`lost: ${key} was acknowledged ${least} times, ${where} tell it ${found} times`);
      // Of two tries the second may have found nothing left to do.
      if (found > most)
        faults.push(`doubled: ${key} was tried with effect ${most} times at most, ${where} tell it ${found} times`);
    }
  }
  return faults;
}

const add = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);

function countLog({ events, users }: Evidence): Counts {
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  const counts: Counts = new Map();
  for (const event of events) for (const key of keysOf(event, emails)) add(counts, key);
  return counts;
}

function keysOf(event: LogRow, emails: ReadonlyMap<string, string>): string[] {
  const { kind, accountId, userId, subjectId, subjectName, changes } = event;
  switch (kind) {
    case "STRUCTURE_CREATED":
      return [KEY.department(accountId, subjectName!)];
    case "USER_CREATED":
      return [KEY.user(accountId, emails.get(userId!) ?? "")];
    case "USER_UPDATED":
      return changes.map(({ field, after }) => KEY.edit(userId!, field, textOf(after)));
    case "USER_SUSPENDED":
      return changes
        .filter(({ field }) => field === "reason")
        .map(({ after }) => KEY.suspension(userId!, textOf(after)));
    case "USER_REACTIVATED":
      return [KEY.reactivation(userId!)];
    case "USER_DELETED":
      return [KEY.deletion(userId!)];
    case "INVITATION_SENT":
      return [KEY.invitation(accountId, subjectName!)];
    case "INVITATION_RESENT":
      return [KEY.resending(subjectId!)];
    case "INVITATION_REVOKED":
      return [KEY.revocation(subjectId!)];
    default:
      return [];
  }
}

/** Values in the log are JSON texts. */
const textOf = (json: string | null): string => String(JSON.parse(json ?? "null"));

function countTables({ departments, users, invitations, messages, receipts, closed }: Evidence): Counts {
  const counts: Counts = new Map();
  for (const { accountId, name } of departments) add(counts, KEY.department(accountId, name));
  for (const { accountId, email } of users) add(counts, KEY.user(accountId, email));
  for (const { accountId, email } of invitations) add(counts, KEY.invitation(accountId, email));
  for (const { text } of messages) add(counts, KEY.message(text));
  for (const { conversationId, userId } of receipts) add(counts, KEY.assignment(conversationId, userId));
  for (const { id } of closed) add(counts, KEY.closing(id));
  return counts;
}
