import { Redis } from "ioredis";
import pg from "pg";
import { CHANNEL } from "./append.js";
import { type Hint, readHint } from "./hint.js";

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
  onHint(hint: Hint): void;
  /** Hints may have been missed. */
  onReconnect(): void;
  log: { warn(fields: object, message: string): void };
}

const RETRY_AFTER = 500;
/** Milliseconds: a Redis that does not answer for so long is given up, with what it was told, and asked anew. */
const ANSWERS_WITHIN = 5_000;
/** Milliseconds of silence after which a connection is probed (RFC 9293, 3.8.4). */
const PROBED_AFTER = 10_000;

/** Logs the first failure of a row of them alone: connecting is tried several times a second. */
function outage(log: HintsOptions["log"], message: string) {
  let known = false;
  return {
    begin(error: unknown): void {
      if (!known) log.warn({ err: error }, message);
      known = true;
    },
    end(): void {
      known = false;
    },
  };
}

export const openHints = (options: HintsOptions): Hints =>
  options.busUrl === null ? new PostgresHints(options) : new RedisHints(options.busUrl, options);

/** A connection of its own, which no transaction and no pooler shares. It comes back by itself. */
class PostgresHints implements Hints {
  readonly give = null;
  #client: pg.Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;
  readonly #outage: ReturnType<typeof outage>;

  constructor(private readonly options: HintsOptions) {
    this.#outage = outage(options.log, "not listening: logs are compared every second until it is");
    void this.#connect();
  }

  async #connect(): Promise<void> {
    const { listenUrl, onHint, onReconnect } = this.options;
    const client = new pg.Client({
      connectionString: listenUrl,
      keepAlive: true,
      keepAliveInitialDelayMillis: PROBED_AFTER,
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
    client.on("notification", ({ payload }) => payload && onHint(readHint(payload)));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.#outage.end();
      onReconnect();
    } catch (error) {
      this.#outage.begin(error);
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
    const common = { socketTimeout: ANSWERS_WITHIN, keepAlive: PROBED_AFTER };
    // What it could not be told is late by then.
    this.#publisher = new Redis(url, { ...common, enableOfflineQueue: false, autoResendUnfulfilledCommands: false });
    this.#subscriber = new Redis(url, { ...common, maxRetriesPerRequest: null });
    for (const redis of [this.#publisher, this.#subscriber]) {
      const { begin, end } = outage(log, "Redis is not reachable: logs are compared every second until it is");
      redis.on("error", begin).on("ready", end);
    }
    this.#subscriber.on("message", (_channel, accountId) => onHint({ accountId, event: null }));
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
