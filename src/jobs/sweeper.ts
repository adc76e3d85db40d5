import type { Sql } from "../database/sql.js";
import { AccountGone } from "../errors/graphql-errors.js";
import { takeAttempts } from "../security/throttle.js";

/** What a sweeper has to say; pino fits. */
export interface SweeperLog {
  error(fields: object, message: string): void;
}

export interface Sweeper {
  /** Runs every task once more, and resolves when they have ended, whether or not they failed. */
  runNow(): Promise<void>;
  /** Begins no further task, and waits for the one that runs. */
  stop(): Promise<void>;
}

/** Tasks that are run one after the other, again and again. */
export interface Sweep {
  readonly name: string;
  /** From the end of a round to the next, give or take a fifth, so that nodes that started together drift apart. */
  readonly everySeconds: number;
  readonly tasks: readonly (() => Promise<void>)[];
}

/** The shortest time between two rounds, as a part of the usual one. */
const SHORTEST = 0.8;

/**
 * Sweeps for what becomes due by time alone. Any node may have a turn, and another one the next while a long round still runs: a task must
 * bear to run on several at once. One that fails is logged and tried again with the next round, and keeps none of the others from running.
 *
 * @param isOurTurn whether a round that is due is this node's.
 */
export function startSweeper(
  { tasks, everySeconds }: Sweep,
  isOurTurn: () => Promise<boolean>,
  log: SweeperLog,
): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const unfailing = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      log.error({ err: error }, "a sweep failed");
    }
  };
  const round = async () => {
    if (stopped || !(await unfailing(isOurTurn))) return;
    for (const task of tasks) if (!stopped) await unfailing(task);
  };
  // Rounds are chained, so that no two overlap.
  const run = () => {
    last = last.then(round);
    return last;
  };
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(
      () => void run().then(schedule),
      everySeconds * 1_000 * (SHORTEST + Math.random() * 2 * (1 - SHORTEST)),
    );
    timer.unref();
  };
  schedule();

  return {
    runNow: run,
    stop() {
      stopped = true;
      clearTimeout(timer);
      return last;
    },
  };
}

/**
 * Of all nodes that ask, one has the turn in each such time: whoever comes first, so that what everybody would find is looked for once. A
 * turn that is taken is an attempt, and what counts those exactly, over all nodes and through any crash, stands.
 */
export const turnsOf =
  (sql: Sql, { name, everySeconds }: Sweep) =>
  async (): Promise<boolean> => {
    const windowSeconds = Math.floor(everySeconds * SHORTEST);
    return (await takeAttempts(sql, [{ key: `sweep:${name}`, max: 1, windowSeconds }])).ok;
  };

/**
 * Does the same for each of these accounts, one after the other. An account in which it fails keeps none of the others waiting; one that
 * has been closed has nothing left to be done.
 * @throws the errors, once all have had their turn.
 */
export async function forEachAccount(
  accountIds: readonly string[],
  work: (accountId: string) => Promise<unknown>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const accountId of accountIds)
    await work(accountId).catch((error: unknown) => {
      if (!(error instanceof AccountGone)) errors.push(error);
    });
  if (errors.length) throw new AggregateError(errors, `${errors.length} of ${accountIds.length} accounts failed.`);
}
