/*
 * Loaded into a node before the product (`NODE_OPTIONS=--import …`), this gives it a wall clock that is wrong by CHAOS_CLOCK milliseconds,
 * and jumps to what the file CHAOS_CLOCK_FILE says whenever the process gets SIGUSR2. That is what setting a machine's clock does: timers and
 * `performance` go by the monotonic clock, which never jumps, and PostgreSQL has a clock of its own.
 */
import { readFileSync } from "node:fs";

const RealDate = Date;
let offset = Number(process.env.CHAOS_CLOCK);
process.on("SIGUSR2", () => {
  offset = Number(readFileSync(process.env.CHAOS_CLOCK_FILE, "utf8"));
});

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length ? args : [now()], newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === "now" ? now : Reflect.get(target, key, receiver)),
});

function now() {
  return RealDate.now() + offset;
}
