import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { within } from "../../src/modules/automation/index.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("whoever waits for work is answered when it is done, and no timer is left", async () => {
  await within(500, Promise.resolve());
  expect(vi.getTimerCount()).toBe(0);
});

test("or when its time is over, whatever the work still does", async () => {
  const steps: string[] = [];
  let end = () => {};
  const work = new Promise<void>((resolve) => (end = resolve)).then(() => void steps.push("done"));
  const answered = within(500, work).then(() => void steps.push("answered"));
  await vi.advanceTimersByTimeAsync(499);
  expect(steps).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await answered;
  expect(steps).toEqual(["answered"]);
  end();
  await work;
  expect(steps).toEqual(["answered", "done"]);
});
