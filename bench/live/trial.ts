import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../common/child.js";
import { cpuOf } from "../common/cpu.js";
import type { BenchServer } from "../common/server.js";
import type { Command, Counted, Open, Report } from "./clients.js";

/** What a server is made to deliver. */
export interface Trial {
  server: BenchServer;
  subscribers: Open["subscribers"];
  accounts: number;
  /** Makes one event of an account and answers its number. */
  emit(account: number): Promise<number>;
  /** Deliveries a second. */
  rate: number;
  seconds: number;
}

export interface Outcome {
  deliveries: number;
  /** CPU-seconds of the server for 100,000 deliveries. */
  cpu: number;
  /** Kilobytes of the server's memory for each connection. */
  memory: number;
  openedIn: number;
  lost: number;
  duplicated: number;
  outOfOrder: number;
  p50: number;
  p99: number;
  size: number;
}

const WARM_SECONDS = 3;
const DRAINED_AFTER = 5_000;

/** Opens all sockets, lets them settle, then measures events at a fixed rate: an open loop, which waits for no delivery. */
export async function run({ server, subscribers, accounts, emit, rate, seconds }: Trial): Promise<Outcome> {
  const clients = new Child("clients", "bench/live/clients.ts");
  const ask = <Answer>(command: Command) => clients.ask<Answer>(command);
  const memory = () => server.process.ask<{ rss: number }>({ do: "collect" });
  const last: number[] = [];
  const perAccount = subscribers.length / accounts;

  const drained = async (deliveries: number) => {
    let { received } = await ask<Counted>({ do: "count" });
    for (let waited = 0; received < deliveries && waited < DRAINED_AFTER; waited += 100) {
      await sleep(100);
      const counted = await ask<Counted>({ do: "count" });
      if (counted.received > received) waited = 0;
      received = counted.received;
    }
  };
  const deliver = async (during: number) => {
    const count = Math.max(accounts, Math.round((rate / perAccount) * during));
    await ask({ do: "begin", deliveries: count * perAccount });
    const began = performance.now();
    const emitted: Promise<void>[] = [];
    for (let i = 0; i < count; i++) {
      const early = began + (i * 1000 * during) / count - performance.now();
      if (early > 1) await sleep(early);
      const account = i % accounts;
      emitted.push(
        emit(account).then((sequence) => {
          last[account] = Math.max(last[account] ?? 0, sequence);
        }),
      );
    }
    await Promise.all(emitted);
    await drained(count * perAccount);
    return count * perAccount;
  };

  try {
    await clients.next();
    const empty = await memory();
    const { milliseconds } = await ask<{ milliseconds: number }>({ do: "open", port: server.port, subscribers });
    // The protocol does not acknowledge a subscription: it has begun when its first event is there.
    for (let begun = 0; begun < subscribers.length; await sleep(200)) {
      await Promise.all(Array.from({ length: accounts }, (_, account) => emit(account)));
      begun = (await ask<Counted>({ do: "count" })).begun;
    }
    await deliver(WARM_SECONDS);
    const full = await memory();

    const before = cpuOf(server.process.pid);
    const deliveries = await deliver(seconds);
    const cpu = ((cpuOf(server.process.pid) - before) / deliveries) * 100_000;
    const { size } = await ask<Counted>({ do: "count" });
    const report = await ask<Report>({ do: "report" });
    if (report.closed) throw new Error(`${server.name} closed ${report.closed} sockets.`);
    // What never came is lost as well as what was left out.
    const missing = report.last.flatMap((sequences, account) => sequences.map((sequence) => last[account]! - sequence));
    return {
      ...report,
      deliveries,
      cpu,
      size,
      lost: report.lost + missing.reduce((sum, count) => sum + count, 0),
      memory: (full.rss - empty.rss) / 1024 / subscribers.length,
      openedIn: milliseconds / 1000,
    };
  } finally {
    await clients.stop();
  }
}
