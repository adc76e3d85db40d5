import { setTimeout as sleep } from "node:timers/promises";
import type { Counted, Report } from "./clients.js";
import type { Scene } from "./measures.js";

export interface Pace {
  /** Deliveries a second. */
  rate: number;
  seconds: number;
}

export interface Delivered extends Report {
  /** CPU-seconds of the server for 100,000 deliveries. */
  cpu: number;
  /** Kilobytes of the server's memory for each socket. */
  memory: number;
  openedIn: number;
  size: number;
}

/** What runs a few dozen times a second takes a while until it is compiled. */
const WARM_SECONDS = 8;

/** Opens all sockets, lets them settle, then measures events at a fixed rate: an open loop, which waits for no delivery. */
export async function fanOut(scene: Scene, { rate, seconds }: Pace): Promise<Delivered> {
  const { accounts, perAccount } = scene;
  const deliver = async (during: number) => {
    const count = Math.max(accounts, Math.round((rate / perAccount) * during));
    await scene.ask({ do: "begin", deliveries: count * perAccount });
    const began = performance.now();
    const emitted: Promise<void>[] = [];
    for (let i = 0; i < count; i++) {
      const early = began + (i * 1000 * during) / count - performance.now();
      if (early > 1) await sleep(early);
      emitted.push(scene.emitTo(i % accounts));
    }
    await Promise.all(emitted);
    await scene.drained(count * perAccount);
    return count * perAccount;
  };

  const { seconds: openedIn, bytes: empty } = await scene.open();
  await deliver(WARM_SECONDS);
  const memory = ((await scene.memory()) - empty) / 1024 / scene.consoles.length;
  const before = scene.cpu();
  const deliveries = await deliver(seconds);
  const cpu = ((scene.cpu() - before) / deliveries) * 100_000;
  const { size } = await scene.ask<Counted>({ do: "count" });
  return { ...(await scene.report()), cpu, memory, openedIn, size };
}

/** Suspensions, one after the other: each goes to all consoles of the one account. */
export async function suspensions(scene: Scene, times: number): Promise<Delivered> {
  return fanOut(scene, { rate: scene.consoles.length, seconds: times });
}
