import { setTimeout as sleep } from "node:timers/promises";
import type { Breakable, Fault } from "./faults.js";
import type { Random } from "./random.js";

/** How often each fault struck. */
export type Strikes = Map<string, number>;

/**
 * Has every fault strike once, in an order of the seed's, with pauses in between; then all of them again in another order, for as long as
 * it `goesOn`.
 */
export async function rage(
  faults: Readonly<Record<string, Fault>>,
  things: Breakable,
  random: Random,
  goesOn: () => boolean,
  strikes: Strikes,
): Promise<void> {
  do {
    for (const name of random.shuffled(Object.keys(faults))) {
      await sleep(things.pace * random.next());
      strikes.set(name, (strikes.get(name) ?? 0) + 1);
      await faults[name]!(things, random);
    }
  } while (goesOn());
}
