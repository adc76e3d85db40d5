/**
 * What a writer was told of one change. DISCOVERED: refused as done already, where an earlier try had broken off: so it was that one's doing.
 */
export type Outcome = "ACKNOWLEDGED" | "DOUBTFUL" | "REFUSED" | "DISCOVERED";

export interface Attempt {
  /** Which change: those of one key are tries of the same. */
  key: string;
  outcome: Outcome;
  at: number;
  /** Why it was refused or broke off. */
  why: readonly string[];
}

/** How often a change may be found done. */
export interface Bounds {
  least: number;
  most: number;
}

/** What all writers have been told. */
export class Ledger {
  readonly attempts: Attempt[] = [];

  record(key: string, outcome: Outcome, why: readonly string[] = []): void {
    this.attempts.push({ key, outcome, at: Date.now(), why });
  }

  count(outcome: Outcome): number {
    return this.attempts.filter((attempt) => attempt.outcome === outcome).length;
  }

  /** The longest time, in milliseconds, without an acknowledged change. */
  longestSilence(from: number, to: number): number {
    const heard = this.attempts.flatMap(({ outcome, at }) => (outcome === "ACKNOWLEDGED" ? at : []));
    const moments = [from, ...heard.filter((at) => at > from && at < to).sort((a, b) => a - b), to];
    return Math.max(...moments.slice(1).map((at, i) => at - moments[i]!));
  }
}

/** By what writers were told, each change happened so often: what was acknowledged exactly, what is in doubt once or not at all. */
export function boundsOf(attempts: readonly Attempt[]): Map<string, Bounds> {
  const counts = new Map<string, Record<Outcome, number>>();
  for (const { key, outcome } of attempts) {
    const count = counts.get(key) ?? { ACKNOWLEDGED: 0, DOUBTFUL: 0, REFUSED: 0, DISCOVERED: 0 };
    count[outcome]++;
    counts.set(key, count);
  }
  const bounds = new Map<string, Bounds>();
  for (const [key, { ACKNOWLEDGED, DOUBTFUL, DISCOVERED }] of counts)
    bounds.set(key, { least: ACKNOWLEDGED + DISCOVERED, most: ACKNOWLEDGED + DOUBTFUL });
  return bounds;
}
