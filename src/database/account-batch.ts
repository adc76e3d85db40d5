/** Lets so many run at a time; others wait for their turn. */
export class Lanes {
  readonly #waiting: (() => void)[] = [];

  constructor(private free: number) {}

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free) this.free--;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}

interface Asked<Key, Found> {
  readonly key: Key;
  resolve(found: Found): void;
  reject(error: unknown): void;
}

const MOST_KEYS = 500;

/**
 * Reads what thousands ask for at once in few statements: whatever is asked while the last statement runs goes into the next one. Where it
 * is quiet, that runs at once.
 */
export class Batch<Key, Found> {
  #waiting: Asked<Key, Found>[] = [];
  #running = false;

  constructor(
    private readonly lanes: Lanes,
    /** Answers in the order of the keys. */
    private readonly read: (keys: readonly Key[]) => Promise<readonly Found[]>,
    private readonly done: () => void = () => {},
  ) {}

  ask(key: Key): Promise<Found> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject });
      if (this.#running) return;
      this.#running = true;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length) {
      // What arrives in the same turn of the loop is to come along.
      await new Promise(setImmediate);
      await this.lanes.run(() => this.#next());
    }
    this.#running = false;
    this.done();
  }

  async #next(): Promise<void> {
    const asked = this.#waiting.splice(0, MOST_KEYS);
    try {
      const found = await this.read(asked.map(({ key }) => key));
      for (const [i, { resolve }] of asked.entries()) resolve(found[i]!);
    } catch (error) {
      for (const { reject } of asked) reject(error);
    }
  }
}

/** Batches by account, each of which has a statement of its own. */
export class AccountBatch<Key, Found> {
  readonly #batches = new Map<string, Batch<Key, Found>>();

  constructor(
    private readonly lanes: Lanes,
    private readonly read: (accountId: string, keys: readonly Key[]) => Promise<readonly Found[]>,
  ) {}

  ask(accountId: string, key: Key): Promise<Found> {
    let batch = this.#batches.get(accountId);
    if (!batch) {
      const read = (keys: readonly Key[]) => this.read(accountId, keys);
      batch = new Batch(this.lanes, read, () => void this.#batches.delete(accountId));
      this.#batches.set(accountId, batch);
    }
    return batch.ask(key);
  }
}
