import type { Evidence } from "../evidence.js";
import type { Delivery } from "../live-console.js";

/** A session that was ended by a suspension, and what its console got. */
export interface EndedSession {
  userId: string;
  answeredAt: number;
  deliveries: readonly Delivery[];
  /** Why its socket was closed for good; null where it was not. */
  closedFor: string | null;
}

export interface EndingFindings {
  /**
   * Events from before the end that came after it was answered: they were on their way. The longest of those ways, in milliseconds.
   */
  late: number;
  latest: number;
  faults: string[];
}

/** Nothing of a suspension or behind it reaches whom it ends, and nothing that they do commits behind it. In the order of their ends. */
export function checkEndings(
  endings: readonly EndedSession[],
  { events, messages }: Pick<Evidence, "events" | "messages">,
): EndingFindings {
  const findings: EndingFindings = { late: 0, latest: 0, faults: [] };
  const counted = new Map<string, number>();
  for (const { userId, answeredAt, deliveries, closedFor } of endings) {
    const nth = counted.get(userId) ?? 0;
    counted.set(userId, nth + 1);
    const own = events.filter((event) => event.userId === userId);
    const suspension = own.filter(({ kind }) => kind === "USER_SUSPENDED")[nth];
    if (!suspension) {
      findings.faults.push(`session: the log does not tell of suspension ${nth + 1} of ${userId}`);
      continue;
    }
    const reactivation = own.find(
      ({ kind, sequence }) => kind === "USER_REACTIVATED" && sequence > suspension.sequence,
    );
    const leaked = deliveries.filter(({ sequence }) => sequence >= suspension.sequence);
    for (const { sequence } of leaked)
      findings.faults.push(`leak: ${userId} was sent event ${sequence}, its session ended with ${suspension.sequence}`);
    for (const { at } of deliveries) {
      if (at <= answeredAt) continue;
      findings.late++;
      findings.latest = Math.max(findings.latest, at - answeredAt);
    }
    if (closedFor === null) findings.faults.push(`session: a socket of ${userId} was left open after its end`);

    const locked = (time: number) => time > suspension.at && (!reactivation || time < reactivation.at);
    for (const event of events)
      if (event.actorId === userId && event.accountId === suspension.accountId && locked(event.at))
        findings.faults.push(`session: ${userId} wrote event ${event.sequence} while suspended`);
    for (const { text, userId: author, at } of messages)
      if (author === userId && locked(at)) findings.faults.push(`session: ${userId} said ${text} while suspended`);
  }
  return findings;
}
