import { setTimeout as sleep } from "node:timers/promises";
import { ask } from "./ask.js";
import { KEY } from "./keys.js";
import { LiveConsole } from "./live-console.js";
import { readLogEnd } from "./log-end.js";
import { type ChaosAccount, type Person, signIn } from "./people.js";
import type { Writer } from "./writer.js";

/** A session that was ended, as the one who ended it knows of it. */
export interface Ending {
  userId: string;
  token: string;
  /** When the suspension was answered. */
  answeredAt: number;
  /** What its console was told. */
  console: LiveConsole;
}

const SUSPEND = `mutation ($input: SuspendUsersInput!) { suspendUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const REACTIVATE = `mutation ($input: UserIdsInput!) { reactivateUsers(input: $input) { results { userErrors { code } } userErrors { code } } }`;
const STATUS = "query ($id: ID!) { user(id: $id) { status } }";
const WHO_AM_I = "{ viewer { eventCursor } }";

interface Results {
  results: { userErrors: { code: string }[] }[];
}

const RETRY_AFTER = 100;
/** How long somebody works before being suspended, in milliseconds. */
const AT_LARGE = 800;

export interface WardenOptions {
  url: string;
  account: ChaosAccount;
  writer: Writer;
  /** Aborts where nothing is to be waited for any more. */
  gone: AbortSignal;
}

/** Suspends an account's wards, one after the other and again and again, and lets them in again. */
export class Warden {
  readonly endings: Ending[] = [];
  /** Sessions that were answered although they had been ended. */
  readonly survivors: string[] = [];
  readonly #open = new Map<Person, LiveConsole>();

  constructor(private readonly options: WardenOptions) {}

  /** Whether somebody is in, so that its session may write. */
  isIn(ward: Person): boolean {
    return this.#open.has(ward);
  }

  async run(signal: AbortSignal): Promise<void> {
    for (const ward of this.options.account.wards) await this.#letIn(ward, ward.token);
    while (!signal.aborted) {
      const ward = this.options.writer.random.pick(this.options.account.wards);
      await sleep(AT_LARGE);
      await this.#suspend(ward);
      await this.#reactivate(ward);
    }
    // Whoever is suspended last stays so.
    await this.#suspend(this.options.writer.random.pick(this.options.account.wards));
  }

  /** The consoles of those who are in now. */
  get consoles(): LiveConsole[] {
    return [...this.#open.values()];
  }

  async #suspend(ward: Person): Promise<void> {
    const reason = this.options.writer.mark();
    await this.#until(ward, "SUSPENDED", () =>
      this.#change(KEY.suspension(ward.id, reason), SUSPEND, { ids: [ward.id], reason }),
    );
    const answeredAt = Date.now();
    const console = this.#open.get(ward)!;
    this.#open.delete(ward);
    this.endings.push({ userId: ward.id, token: ward.token, answeredAt, console });
    const reply = await ask(this.options.url, ward.token, WHO_AM_I);
    // Without a session, and with one that has ended, that is null or an error.
    if (reply.kind === "ANSWERED" && reply.data !== null) this.survivors.push(ward.id);
  }

  async #reactivate(ward: Person): Promise<void> {
    await this.#until(ward, "ACTIVE", () => this.#change(KEY.reactivation(ward.id), REACTIVATE, { ids: [ward.id] }));
    let token: string | null = null;
    while (!token) {
      token = await signIn(this.options.url, this.options.account, ward);
      if (!token) await this.#pause();
    }
    ward.token = token;
    await this.#letIn(ward, token);
  }

  async #letIn(ward: Person, token: string): Promise<void> {
    for (;;) {
      const end = await readLogEnd(this.options.url, token);
      if (end) {
        this.#open.set(ward, new LiveConsole({ url: this.options.url, token, ...end }));
        return;
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    this.options.gone.throwIfAborted();
    await sleep(RETRY_AFTER);
  }

  #change(key: string, query: string, input: object): Promise<Results | null> {
    return this.options.writer.insistOnAll<Results>({
      keys: [key],
      query,
      variables: { input },
      codesOf: ({ results }) => results.map(({ userErrors }) => userErrors.map(({ code }) => code)),
    });
  }

  /** Where all tries broke off, the user itself tells. */
  async #until(ward: Person, status: string, change: () => Promise<Results | null>): Promise<void> {
    for (;;) {
      const done = await change();
      if (done && !done.results[0]!.userErrors.length) return;
      const reply = await ask<{ status: string }>(this.options.url, this.options.account.owner.token, STATUS, {
        id: ward.id,
      });
      if (reply.kind === "ANSWERED" && reply.data?.status === status) return;
      await this.#pause();
    }
  }
}
