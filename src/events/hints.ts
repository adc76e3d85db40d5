import { Redis } from "ioredis";
import pg from "pg";
import { CHANNEL } from "./append.js";

/** Carries "this account's log has grown" between nodes. A lost hint costs a second: the logs themselves are compared that often. */
export interface Hints {
  /** Tells the other nodes; null where the database does, with the commit itself. */
  readonly give: ((accountId: string) => void) | null;
  close(): Promise<void>;
}

export interface HintsOptions {
  listenUrl: string;
  /** A Redis; null: the database's own LISTEN and NOTIFY. */
  busUrl: string | null;
  onHint(accountId: string): void;
  /** Hints may have been missed. */
  onReconnect(): void;
  log: { warn(fields: object, message: string): void };
}

const RETRY_AFTER = 500;

export const openHints = (options: HintsOptions): Hints =>
  options.busUrl === null ? new PostgresHints(options) : new RedisHints(options.busUrl, options);

/** A connection of its own, which no transaction and no pooler shares. It comes back by itself. */
class PostgresHints implements Hints {
  readonly give = null;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(private readonly options: HintsOptions) {
    void this.#connect();
  }

  async #connect(): Promise<void> {
    const { listenUrl, onHint, onReconnect, log } = this.options;
    const client = new pg.Client({
      connectionString: listenUrl,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
      application_name: "roster listen",
    });
    this.#client = client;
    let over = false;
    const again = () => {
      if (over || this.#closed) return;
      over = true;
      client.end().catch(() => {});
      this.#retry = setTimeout(() => void this.#connect(), RETRY_AFTER);
    };
    client.on("error", again);
    client.on("end", again);
    client.on("notification", ({ payload }) => payload && onHint(payload));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      onReconnect();
    } catch (error) {
      log.warn({ err: error }, "not listening yet");
      again();
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry) clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }
}

/** Publishing needs no transaction: NOTIFY takes a lock that all commits of a database queue for. */
class RedisHints implements Hints {
  readonly #publisher: Redis;
  readonly #subscriber: Redis;

  constructor(url: string, { onHint, onReconnect, log }: HintsOptions) {
    this.#publisher = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    this.#subscriber = new Redis(url, { maxRetriesPerRequest: null });
    for (const redis of [this.#publisher, this.#subscriber])
      redis.on("error", (error) => log.warn({ err: error }, "Redis is not reachable"));
    this.#subscriber.on("message", (_channel, accountId) => onHint(accountId));
    this.#subscriber.on("ready", onReconnect);
    this.#subscriber.subscribe(CHANNEL).catch(() => {});
  }

  readonly give = (accountId: string): void => {
    this.#publisher.publish(CHANNEL, accountId).catch(() => {});
  };

  async close(): Promise<void> {
    this.#publisher.disconnect();
    this.#subscriber.disconnect();
  }
}
