import { type Client, createClient } from "graphql-ws";
import WebSocket from "ws";

/** An event as a console got it. */
export interface Delivery {
  sequence: number;
  at: number;
}

/** What one subscription was delivered, through all of its sockets. */
export interface Stream {
  /** The number behind which it began. */
  readonly after: number;
  readonly deliveries: readonly Delivery[];
}

interface LiveStream extends Stream {
  cursor: string;
  deliveries: Delivery[];
}

/** How a session's sockets are closed for good. */
const OVER = 4401;
const RETRY_AFTER = 100;

const subscription = (aliases: number) => `subscription ($after: String) {
  events(after: $after) {
    sequence cursor
    ${Array.from({ length: aliases }, (_, i) => `again${i}: changes { field before after }`).join("\n")}
  }
}`;

export interface LiveConsoleOptions {
  url: string;
  token: string;
  /** The log's end as it was read, and its number. */
  cursor: string;
  after: number;
  /** How often it subscribes, over one socket. */
  streams?: number;
  /** Selects each event so often over: something to be sent. */
  aliases?: number;
}

/** A console that follows its account's log by graphql-ws, and from whatever breaks comes back behind the last event that it saw. */
export class LiveConsole {
  readonly streams: readonly LiveStream[];
  /** When its session's end closed it, and the reason given. */
  over: { at: number; reason: string } | null = null;
  reconnects = 0;
  /** The codes of the errors with which its subscriptions ended. */
  readonly codes: string[] = [];
  /** Those of errors that came in the place of an event. */
  readonly blanks: string[] = [];
  readonly ended: Promise<void>;
  #end!: () => void;
  #left = false;
  #socket: WebSocket | null = null;
  readonly #client: Client;
  readonly #query: string;
  readonly #waiting: { sequence: number; resolve(): void }[] = [];

  constructor({ url, token, cursor, after, streams = 1, aliases = 1 }: LiveConsoleOptions) {
    this.#query = subscription(aliases);
    this.ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#client = createClient({
      url: `${url.replace("http", "ws")}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      // It comes back by itself, stream by stream, each behind what it saw.
      retryAttempts: 0,
      on: {
        opened: (socket) => {
          this.#socket = socket as WebSocket;
        },
      },
    });
    this.streams = Array.from({ length: streams }, () => ({ after, cursor, deliveries: [] }));
    void Promise.all(this.streams.map((stream) => this.#follow(stream))).then(() => this.#end());
  }

  /** Reads nothing any more, as a browser does that its machine has put to sleep. */
  pause(): void {
    this.#socket?.pause();
  }

  resume(): void {
    this.#socket?.resume();
  }

  /** Resolves once all of its streams have got so far, or it is over. */
  async reaches(sequence: number): Promise<void> {
    const reached = new Promise<void>((resolve) => this.#waiting.push({ sequence, resolve }));
    this.#tell();
    await Promise.race([reached, this.ended]);
  }

  /** The number of the last event that all of its streams have got. */
  get position(): number {
    return Math.min(...this.streams.map(({ deliveries, after }) => deliveries.at(-1)?.sequence ?? after));
  }

  leave(): void {
    this.#left = true;
    void this.#client.dispose();
    this.#socket?.terminate();
  }

  async #follow(stream: LiveStream): Promise<void> {
    while (!this.#left && !this.over) {
      await this.#subscribe(stream);
      if (this.#left || this.over) return;
      this.reconnects++;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }

  /** Resolves when it ends, however it does. */
  #subscribe(stream: LiveStream): Promise<void> {
    return new Promise((resolve) => {
      this.#client.subscribe<{ events: { sequence: number; cursor: string } }>(
        { query: this.#query, variables: { after: stream.cursor } },
        {
          next: ({ data, errors }) => {
            if (data?.events) {
              stream.cursor = data.events.cursor;
              stream.deliveries.push({ sequence: data.events.sequence, at: Date.now() });
              this.#tell();
            } else if (errors) this.blanks.push(...codesOf(errors));
          },
          error: (why) => {
            if (Array.isArray(why)) this.codes.push(...codesOf(why));
            else if ((why as CloseEvent).code === OVER) {
              this.over ??= { at: Date.now(), reason: (why as CloseEvent).reason };
            }
            resolve();
          },
          complete: resolve,
        },
      );
    });
  }

  #tell(): void {
    const { position } = this;
    for (const waiter of this.#waiting) if (waiter.sequence <= position) waiter.resolve();
  }
}

const codesOf = (errors: readonly { extensions?: { code?: unknown } }[]): string[] =>
  errors.map(({ extensions }) => String(extensions?.code));
