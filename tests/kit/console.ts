import { createClient, type ExecutionResult } from "graphql-ws";
import { expect } from "vitest";
import WebSocket from "ws";

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as the documents
type Data = Record<string, any>;
type Variables = Record<string, unknown>;
export interface Answer {
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[];
}

/** What comes through one subscription, in order. */
export interface Stream {
  /** The next result; rejects when the subscription ends instead. */
  next(): Promise<Answer>;
  /** Results that came and were not asked for yet. */
  readonly waiting: Answer[];
  /** Resolves when nothing more comes: with the socket's close, where that was why, or with the errors that ended it. */
  readonly ended: Promise<{ code?: number; reason?: string; errors?: unknown }>;
  unsubscribe(): void;
}

/** Somebody's console: a session, and what it asks by it. */
export class Console {
  readonly #clients: { dispose(): void | Promise<void> }[] = [];

  constructor(
    readonly graphqlUrl: string,
    readonly token: string | null,
    readonly userId: string,
    readonly sessionId: string,
    readonly email: string,
  ) {}

  /** The answer as it came. */
  async graphql(query: string, variables?: Variables, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.graphqlUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  }

  /** The data of an operation that has to succeed. */
  async must(query: string, variables?: Variables): Promise<Data> {
    const { data, errors } = await this.graphql(query, variables);
    expect(errors).toBeUndefined();
    for (const answer of Object.values(data ?? {})) if (answer?.userErrors) expect(answer.userErrors).toEqual([]);
    return data!;
  }

  /** Subscribes over a socket of its own, at `node` where that is not the console's own server. */
  subscribe(
    query: string,
    variables?: Variables,
    { url = this.graphqlUrl, connectionParams }: { url?: string; connectionParams?: Variables } = {},
  ): Stream {
    const waiting: Answer[] = [];
    let wanted: { resolve(answer: Answer): void; reject(why: unknown): void } | null = null;
    let over: { code?: number; reason?: string; errors?: unknown } | null = null;
    let end!: (how: { code?: number; reason?: string; errors?: unknown }) => void;
    const ended = new Promise<{ code?: number; reason?: string; errors?: unknown }>((resolve) => {
      end = (how) => {
        if (over) return;
        over = how;
        resolve(how);
        wanted?.reject(new Error(`The subscription ended: ${JSON.stringify(how)}`));
      };
    });
    const client = createClient({
      url: url.replace("http", "ws"),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: connectionParams ?? (this.token ? { authorization: `Bearer ${this.token}` } : {}),
    });
    this.#clients.push(client);
    const unsubscribe = client.subscribe<Data>(
      { query, variables },
      {
        next(result: ExecutionResult<Data>) {
          if (wanted) wanted.resolve(result as Answer);
          else waiting.push(result as Answer);
          wanted = null;
        },
        error: (why) =>
          end(
            Array.isArray(why)
              ? { errors: why }
              : { code: (why as CloseEvent).code, reason: (why as CloseEvent).reason },
          ),
        complete: () => end({}),
      },
    );
    return {
      waiting,
      ended,
      unsubscribe,
      next() {
        const first = waiting.shift();
        if (first) return Promise.resolve(first);
        if (over) return Promise.reject(new Error(`The subscription ended: ${JSON.stringify(over)}`));
        return new Promise((resolve, reject) => {
          wanted = { resolve, reject };
        });
      },
    };
  }

  close(): void {
    for (const client of this.#clients) void client.dispose();
  }
}
