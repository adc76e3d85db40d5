import { setTimeout as sleep } from "node:timers/promises";
import { Child } from "../common/child.js";
import { cpuOf } from "../common/cpu.js";
import type { BenchServer } from "../common/server.js";
import type { Command, Console, Counted, Report } from "./clients.js";
import type { Emit } from "./contender.js";

const LOOK_EVERY = 100;
const DRAINED_AFTER = 5_000;
/** A server that used less than this in half a second, in CPU-seconds, has nothing left to do but to see that its sockets are there. */
const QUIET = 0.04;
const QUIET_WITHIN = 20;

/** Whoever asks collects garbage first, so that what is left is what connections need. */
const PROBE = `process.on("message", (message) => { if (message.do === "collect") { gc(); process.send({ rss: process.memoryUsage.rss() }); } });`;
export const PROBED = ["--expose-gc", "--import", `data:text/javascript,${encodeURIComponent(PROBE)}`];

/** A server with its consoles, which are in one process of their own. */
export class Scene {
  readonly #clients = new Child("clients", "bench/live/clients.ts");
  readonly #last: number[];

  constructor(
    readonly server: BenchServer,
    readonly accounts: number,
    readonly consoles: readonly Console[],
    private readonly emit: Emit,
  ) {
    this.#last = Array.from({ length: accounts }, () => 0);
  }

  /** The number of each account's newest event. */
  get last(): readonly number[] {
    return this.#last;
  }

  get perAccount(): number {
    return this.consoles.length / this.accounts;
  }

  ask<Answer>(command: Command): Promise<Answer> {
    return this.#clients.ask<Answer>(command);
  }

  close(): Promise<void> {
    return this.#clients.stop();
  }

  /** Bytes that the server takes, garbage left out. */
  async memory(): Promise<number> {
    return (await this.server.process.ask<{ rss: number }>({ do: "collect" })).rss;
  }

  cpu(): number {
    return cpuOf(this.server.process.pid);
  }

  /** Opens all sockets; answers in how many seconds they were. The protocol does not acknowledge a subscription: it has begun when its first event is there. */
  async open(): Promise<{ seconds: number; bytes: number }> {
    await this.#clients.next();
    const empty = await this.memory();
    const { milliseconds } = await this.ask<{ milliseconds: number }>({
      do: "open",
      port: this.server.port,
      subscribers: [...this.consoles],
    });
    for (let begun = 0; begun < this.consoles.length; await sleep(200)) {
      await this.emitToAll();
      begun = (await this.ask<Counted>({ do: "count" })).begun;
    }
    return { seconds: milliseconds / 1000, bytes: empty };
  }

  async emitTo(account: number): Promise<void> {
    this.#last[account] = Math.max(this.#last[account]!, await this.emit(account));
  }

  async emitToAll(): Promise<void> {
    await Promise.all(this.#last.map((_, account) => this.emitTo(account)));
  }

  /** Waits until nothing more comes. */
  async drained(deliveries: number): Promise<void> {
    let { received } = await this.ask<Counted>({ do: "count" });
    for (let waited = 0; received < deliveries && waited < DRAINED_AFTER; waited += LOOK_EVERY) {
      await sleep(LOOK_EVERY);
      const counted = await this.ask<Counted>({ do: "count" });
      if (counted.received > received) waited = 0;
      received = counted.received;
    }
  }

  /** Waits until every console has got its account's newest event, or nothing more comes. */
  async reached(): Promise<void> {
    let before = -1;
    for (let waited = 0; waited < DRAINED_AFTER; waited += LOOK_EVERY) {
      const { count } = await this.ask<{ count: number }>({ do: "reached", last: this.#last });
      if (count === this.consoles.length) return;
      if (count > before) waited = 0;
      before = count;
      await sleep(LOOK_EVERY);
    }
  }

  /** Waits until the server has nothing more to do. */
  async quiet(): Promise<void> {
    let before = this.cpu();
    for (let i = 0; i < QUIET_WITHIN; i++) {
      await sleep(500);
      const now = this.cpu();
      if (now - before < QUIET) return;
      before = now;
    }
  }

  /** What never came is lost as well as what was left out. */
  async report(): Promise<Report> {
    const report = await this.ask<Report>({ do: "report" });
    if (report.closed) throw new Error(`${this.server.name} closed ${report.closed} sockets.`);
    for (const [account, sequences] of report.last.entries())
      for (const sequence of sequences) report.lost += this.#last[account]! - sequence;
    return report;
  }
}
