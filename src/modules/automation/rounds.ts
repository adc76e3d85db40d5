interface Round {
  readonly done: Promise<void>;
  next: Promise<void> | null;
}

/**
 * Work that is asked for again and again, by key, and does all there is to do whenever it runs. For one key, one round runs at a time;
 * whoever asks while it does shares the next one, because the running one may have passed by what is asked for.
 */
export class Rounds {
  readonly #running = new Map<string, Round>();
  #stopped = false;

  /** `work` must not fail. */
  constructor(private readonly work: (key: string) => Promise<void>) {}

  /** Resolves when a round that began after it was asked for is done. */
  ask(key: string): Promise<void> {
    const running = this.#running.get(key);
    if (!running) return this.#begin(key);
    running.next ??= running.done.then(() => this.#begin(key));
    return running.next;
  }

  /** Begins no further round, and waits for those that run. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#running.values()].map(({ done }) => done));
  }

  #begin(key: string): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    const round: Round = {
      done: this.work(key).then(() => {
        // Where another one is asked for, it takes this one's place, so that no third begins beside it.
        if (!round.next) this.#running.delete(key);
      }),
      next: null,
    };
    this.#running.set(key, round);
    return round.done;
  }
}
