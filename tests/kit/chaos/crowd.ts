import type { ClusterNode } from "../cluster/index.js";
import { Ledger } from "./ledger.js";
import { LiveConsole } from "./live-console.js";
import { readLogEnd } from "./log-end.js";
import { createDepartment, OPERATIONS, say } from "./operations.js";
import type { ChaosAccount, Person } from "./people.js";
import type { Random } from "./random.js";
import type { Scene } from "./scene.js";
import { Warden } from "./warden.js";
import { Writer } from "./writer.js";

/** An account's people at work. */
interface Office {
  account: ChaosAccount;
  /** Those that stay to the end. */
  consoles: LiveConsole[];
  warden: Warden;
}

export interface CrowdOptions {
  scene: Scene;
  random: Random;
  /** Of each account. */
  writers: number;
  consoles: number;
  /** How long a writer rests after each change, in milliseconds. */
  rest: number;
}

/** One more than a node's connections, and some that wait. */
const RUSH = 16;
/** Of the one console that asks for so much that it cannot keep up where it does not read. */
const HEAVY = { streams: 8, aliases: 30 };

/** Everybody who writes and watches while things break. */
export class Crowd {
  readonly ledger = new Ledger();
  readonly offices: Office[] = [];
  readonly #leaving = new AbortController();
  readonly #gone = new AbortController();
  readonly #working: Promise<void>[] = [];
  #writers = 0;

  constructor(private readonly options: CrowdOptions) {}

  async gather(): Promise<void> {
    const { scene, consoles } = this.options;
    const { url } = scene.nodes.cluster;
    for (const account of scene.accounts) {
      const open = async (shape: object = {}) => {
        const end = await readLogEnd(url, account.owner.token);
        return new LiveConsole({ url, token: account.owner.token, ...end!, ...shape });
      };
      const writer = this.#writer("warden", account, account.owner);
      const warden = new Warden({ url, account, writer, gone: this.#gone.signal });
      const shapes = Array.from({ length: consoles }, (_, i) => (i ? {} : HEAVY));
      this.offices.push({ account, consoles: await Promise.all(shapes.map(open)), warden });
    }
  }

  /** Everybody begins; nobody stops before `leave`. */
  work(): void {
    const { signal } = this.#leaving;
    for (const { account, warden } of this.offices) {
      this.#working.push(warden.run(signal));
      for (let i = 0; i < this.options.writers; i++) {
        const writer = this.#writer("owner", account, account.owner);
        this.#working.push(this.#writeOn(() => writer.random.pick(OPERATIONS)(writer)));
      }
      for (const ward of account.wards) {
        const writer = this.#writer("ward", account, ward);
        const act = async () => warden.isIn(ward) && (await writer.random.pick([createDepartment, say])(writer));
        this.#working.push(this.#writeOn(act));
      }
    }
  }

  /** Many changes of one account at once, asked of one node. */
  async rush(node: ClusterNode, account: ChaosAccount): Promise<void> {
    const writers = Array.from({ length: RUSH }, () => this.#writer("rush", account, account.owner, node.url));
    await Promise.all(writers.map(createDepartment));
  }

  /** Consoles that can be kept from reading: those that stay, and those of people who are yet to be suspended. */
  consoles(): LiveConsole[] {
    return this.offices.flatMap(({ consoles, warden }) => [...consoles, ...warden.consoles]);
  }

  /** Resolves when everybody has been told what became of the last that they asked for. */
  async leave(): Promise<void> {
    this.#leaving.abort();
    await Promise.all(this.#working);
  }

  /** Whatever has happened: nobody asks for anything any more. */
  async close(): Promise<void> {
    this.#leaving.abort();
    this.#gone.abort();
    await Promise.allSettled(this.#working);
    for (const { warden } of this.offices) for (const { console } of warden.endings) console.leave();
    for (const console of this.consoles()) console.leave();
  }

  async #writeOn(act: () => Promise<unknown>): Promise<void> {
    while (!this.#leaving.signal.aborted) {
      await act();
      await new Promise((resolve) => setTimeout(resolve, this.options.rest));
    }
  }

  #writer(role: string, account: ChaosAccount, person: Person, url = this.options.scene.nodes.cluster.url): Writer {
    const name = `${account.slug}-${role}-${++this.#writers}`;
    const { random } = this.options;
    return new Writer({ name, url, account, token: () => person.token, ledger: this.ledger, random: random.fork() });
  }
}
