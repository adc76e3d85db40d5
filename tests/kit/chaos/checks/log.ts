import type { Evidence, LogRow } from "../evidence.js";

/** Each account's log counts from 1 to its end without gaps, in the order of commits. */
export function checkLog({ accounts, events }: Pick<Evidence, "accounts" | "events">): string[] {
  const faults: string[] = [];
  for (const { id, end } of accounts) {
    const log = events.filter(({ accountId }) => accountId === id);
    if (log.length !== end) faults.push(`log: ${id} has ${log.length} events and says that they are ${end}`);
    let last: LogRow | null = null;
    for (const event of log) {
      if (event.sequence !== (last?.sequence ?? 0) + 1)
        faults.push(`log: ${id} has a gap or a repetition before event ${event.sequence}`);
      if (last && (event.committedAt < last.committedAt || event.at < last.at))
        faults.push(`log: event ${event.sequence} of ${id} was committed before the one that it follows`);
      last = event;
    }
  }
  return faults;
}

/** What the log says last of each user is what the tables say. */
export function checkState({ events, users }: Pick<Evidence, "events" | "users">): string[] {
  const told = new Map<string, Map<string, string | null>>();
  for (const { userId, changes } of events) {
    if (!userId) continue;
    const fields = told.get(userId) ?? new Map<string, string | null>();
    for (const { field, after } of changes) fields.set(field, after);
    told.set(userId, fields);
  }
  const faults: string[] = [];
  for (const user of users) {
    const fields = told.get(user.id);
    for (const field of ["status", "webchatName", "absenceMessage"] as const) {
      const last = fields?.get(field);
      if (last !== undefined && last !== null && JSON.parse(last) !== user[field])
        faults.push(`state: ${field} of user ${user.id} is not what the log said last`);
    }
  }
  return faults;
}
