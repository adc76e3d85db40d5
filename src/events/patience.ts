import { setTimeout as sleep } from "node:timers/promises";
import { isOutage } from "../database/outage.js";

/** How long what subscriptions wait for may fail, in milliseconds: a database restarts in less, and nobody is to lose a subscription by it. */
const PATIENCE = 5_000;
const FIRST_PAUSE = 50;

/** Tries again what failed for want of the database, more and more seldom; throws once that has gone on for too long. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  for (let pause = FIRST_PAUSE; ; pause *= 2) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error) || performance.now() - began + pause > PATIENCE) throw error;
      await sleep(pause);
    }
  }
}

/** Waits for something, but not longer than so many milliseconds. */
export async function within(milliseconds: number, something: Promise<void> | undefined): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([something, late]);
  clearTimeout(timer);
}
