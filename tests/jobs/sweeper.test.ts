import { expect, test } from "vitest";
import { forEachAccount, startSweeper } from "../../src/jobs/sweeper.js";

const silent = { error() {} };
const HOUR = 3_600;
const ours = async () => true;
const sweep = (everySeconds: number, ...tasks: (() => Promise<void>)[]) => ({ name: "test", everySeconds, tasks });

/** A promise, and what resolves it. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

test("runs its tasks in turn, by itself and again", async () => {
  const ran: string[] = [];
  const thrice = gate();
  const task = (name: string) => async () => {
    ran.push(name);
    if (ran.length === 6) thrice.open();
  };
  const sweeper = startSweeper(sweep(0.001, task("a"), task("b")), ours, silent);
  await thrice.opened;
  await sweeper.stop();
  expect(ran.slice(0, 6)).toEqual(["a", "b", "a", "b", "a", "b"]);
});

test("a failure is logged, and the tasks behind it run", async () => {
  const logged: object[] = [];
  const error = new Error("no");
  let ran = 0;
  const failing = async () => {
    throw error;
  };
  const sweeper = startSweeper(
    sweep(HOUR, failing, async () => void ran++),
    ours,
    {
      error: (fields) => logged.push(fields),
    },
  );
  await sweeper.runNow();
  await sweeper.runNow();
  expect(ran).toBe(2);
  expect(logged).toEqual([{ err: error }, { err: error }]);
  await sweeper.stop();
});

test("a round that is another node's is left out, and so is one where that cannot be told", async () => {
  const logged: object[] = [];
  const error = new Error("no");
  const turns = [async () => false, () => Promise.reject(error), ours];
  let ran = 0;
  const sweeper = startSweeper(
    sweep(HOUR, async () => void ran++),
    () => turns.shift()!(),
    { error: (fields) => logged.push(fields) },
  );
  for (const runs of [0, 0, 1]) {
    await sweeper.runNow();
    expect(ran).toBe(runs);
  }
  expect(logged).toEqual([{ err: error }]);
  await sweeper.stop();
});

test("rounds do not overlap, and each that was asked for is run", async () => {
  const first = gate();
  const events: string[] = [];
  const sweeper = startSweeper(
    sweep(HOUR, async () => {
      events.push("begins");
      if (events.length === 1) await first.opened;
      events.push("ends");
    }),
    ours,
    silent,
  );
  const rounds = [sweeper.runNow(), sweeper.runNow()];
  await Promise.resolve();
  first.open();
  await Promise.all(rounds);
  expect(events).toEqual(["begins", "ends", "begins", "ends"]);
  await sweeper.stop();
});

test("stopping waits for the task that runs and begins no other", async () => {
  const running = gate();
  const finish = gate();
  const ran: string[] = [];
  const sweeper = startSweeper(
    sweep(
      HOUR,
      async () => {
        running.open();
        await finish.opened;
        ran.push("first");
      },
      async () => void ran.push("second"),
    ),
    ours,
    silent,
  );
  void sweeper.runNow();
  await running.opened;
  const stopped = sweeper.stop();
  finish.open();
  await stopped;
  await sweeper.runNow();
  expect(ran).toEqual(["first"]);
});

test("an account that fails keeps none of the others waiting", async () => {
  const done: string[] = [];
  const error = new Error("no");
  const work = async (accountId: string) => {
    if (accountId === "a") throw error;
    done.push(accountId);
  };
  await expect(forEachAccount(["a", "b", "c"], work)).rejects.toMatchObject({ errors: [error] });
  expect(done).toEqual(["b", "c"]);
  await expect(forEachAccount(["b"], work)).resolves.toBeUndefined();
});
