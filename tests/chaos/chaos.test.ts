import { expect, test } from "vitest";
import { unleash } from "../kit/chaos/chaos.js";

/* The short form of `bench/chaos/run.ts`: every fault strikes once. CHAOS_SEED has another order of them drawn. */

/** On a machine that has other work to do as well. */
const timeout = 300_000;
const seed = Number(process.env.CHAOS_SEED ?? 20_261_122);

test(`whatever breaks, nothing that was acknowledged is lost and nobody sees what is not theirs (seed ${seed})`, {
  timeout,
}, async () => {
  const { figures, faults } = await unleash({
    seed,
    lasting: 0,
    pace: 400,
    accounts: 2,
    writers: 1,
    consoles: 2,
    team: 4,
    rest: 150,
    hurried: true,
    worse: false,
  });
  expect(faults).toEqual([]);
  // There was something to lose.
  expect(figures.strikes.size).toBe(11);
  expect(figures.acknowledged).toBeGreaterThan(50);
  expect(figures.deliveries).toBeGreaterThan(figures.events);
  expect(figures.endedSessions).toBeGreaterThan(2);
});
