import { AccountGone } from "../errors/graphql-errors.js";

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

/**
 * Runs tasks one after the other, again and again, for what becomes due by time alone. Every node sweeps: a task must bear to
 * run on several at once. One that fails is logged and tried again with the next round, and keeps none of the others from running.
 *
 * @param everyMs milliseconds from the end of a round to the next, give or take a fifth, so that nodes that started together
 * drift apart.
 */
export function startSweeper(tasks: readonly (() => Promise<void>)[], everyMs: number, log: SweeperLog): Sweeper {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  const round = async () => {
    for (const task of tasks) {
      if (stopped) return;
      try {
        await task();
      } catch (error) {
        log.error({ err: error }, "a sweep failed");
      }
    }
  };
  // Rounds are chained, so that no two overlap.
  const run = () => {
    last = last.then(round);
    return last;
  };
  const schedule = () => {
    if (stopped) return;
    timer = setTimeout(() => void run().then(schedule), everyMs * (0.8 + Math.random() * 0.4));
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
