import { setTimeout as sleep } from "node:timers/promises";
import { ask, type Reply } from "./ask.js";
import type { Ledger, Outcome } from "./ledger.js";
import type { ChaosAccount } from "./people.js";
import type { Random } from "./random.js";

/** What a client does again when it broke off. */
const TRIES = 3;
const BACK_OFF = 150;

/** Say, after a try that broke off, that it was done by that one: nobody else touches what a writer changes. */
const DONE_ALREADY = new Set(["ALREADY_EXISTS", "ALREADY_INVITED", "ALREADY_MEMBER", "INVALID_STATE", "NOT_FOUND"]);

export interface Change {
  /** What finds it in the database afterwards; see `evidence.ts`. */
  key: string;
  query: string;
  variables: object;
}

/** A change of many at once: each has a key, and an answer of its own. */
interface ManyChanges<Data> {
  keys: readonly string[];
  query: string;
  variables: object;
  /** The codes with which the change of each key was refused, in their order; none where it was done. */
  codesOf(data: Data): string[][];
}

export interface WriterOptions {
  name: string;
  url: string;
  account: ChaosAccount;
  /** Whose session it writes with: another one, after that person has been suspended. */
  token(): string;
  ledger: Ledger;
  random: Random;
}

/** Somebody who writes on through everything, and keeps a record of what it was told. */
export class Writer {
  readonly account: ChaosAccount;
  readonly random: Random;
  /** What it has made, to go on with. */
  readonly invitations: { id: string; sentAt: number }[] = [];
  readonly users: string[] = [];
  readonly conversations: { id: string; assigned: boolean }[] = [];
  #marks = 0;

  constructor(private readonly options: WriterOptions) {
    this.account = options.account;
    this.random = options.random;
  }

  /** A text that occurs nowhere else. */
  mark(): string {
    return `${this.options.name}-${++this.#marks}`;
  }

  /** Tries the same change until it is told what became of it, three times at most. */
  async insist<Data>(change: Change): Promise<Data | null> {
    let doubtful = false;
    for (let tries = 1; tries <= TRIES; tries++) {
      const reply = await this.#ask<Data>(change);
      if (reply.kind === "ANSWERED") {
        this.options.ledger.record(change.key, "ACKNOWLEDGED");
        return reply.data;
      }
      if (reply.kind === "REFUSED") {
        this.#refused(change.key, reply.codes, doubtful);
        return null;
      }
      doubtful = true;
      this.options.ledger.record(change.key, "DOUBTFUL", [reply.why]);
      await sleep(BACK_OFF * tries);
    }
    return null;
  }

  /** Tries changes that nothing marks as the same, so that each try is another change. */
  async insistAnew<Data>(make: () => Change): Promise<Data | null> {
    for (let tries = 1; tries <= TRIES; tries++) {
      const change = make();
      const reply = await this.#ask<Data>(change);
      const outcome: Record<Reply<Data>["kind"], Outcome> = {
        ANSWERED: "ACKNOWLEDGED",
        REFUSED: "REFUSED",
        BROKEN: "DOUBTFUL",
      };
      this.options.ledger.record(change.key, outcome[reply.kind], whyOf(reply));
      if (reply.kind === "ANSWERED") return reply.data;
      if (reply.kind === "REFUSED") return null;
      await sleep(BACK_OFF * tries);
    }
    return null;
  }

  /** The same for many at once. */
  async insistOnAll<Data>({ keys, query, variables, codesOf }: ManyChanges<Data>): Promise<Data | null> {
    let doubtful = false;
    for (let tries = 1; tries <= TRIES; tries++) {
      const reply = await this.#ask<Data>({ query, variables });
      if (reply.kind === "BROKEN") {
        doubtful = true;
        for (const key of keys) this.options.ledger.record(key, "DOUBTFUL", [reply.why]);
        await sleep(BACK_OFF * tries);
        continue;
      }
      const codes = reply.kind === "REFUSED" ? keys.map(() => reply.codes) : codesOf(reply.data);
      for (const [i, key] of keys.entries())
        if (codes[i]?.length) this.#refused(key, codes[i], doubtful);
        else this.options.ledger.record(key, "ACKNOWLEDGED");
      return reply.kind === "ANSWERED" ? reply.data : null;
    }
    return null;
  }

  #refused(key: string, codes: readonly string[], doubtful: boolean): void {
    const done = doubtful && codes.some((code) => DONE_ALREADY.has(code));
    this.options.ledger.record(key, done ? "DISCOVERED" : "REFUSED", codes);
  }

  #ask<Data>({ query, variables }: Pick<Change, "query" | "variables">): Promise<Reply<Data>> {
    return ask<Data>(this.options.url, this.options.token(), query, variables);
  }
}

function whyOf(reply: Reply<unknown>): string[] {
  if (reply.kind === "ANSWERED") return [];
  return reply.kind === "REFUSED" ? reply.codes : [reply.why];
}
