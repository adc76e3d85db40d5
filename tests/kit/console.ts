import { type Client, createClient } from "graphql-ws";
import { expect } from "vitest";
import WebSocket from "ws";
import type { AnyDocument, ResultOf, Untyped, VariablesOf } from "./graphql.js";

export interface Answer<Result = Untyped> {
  data?: Result | null;
  errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> & { code: string } }[];
}

/** The data of an operation that succeeded: then its root fields are there, although each of them is nullable, for it may be denied. */
type Present<Result> = { [Field in keyof Result]: NonNullable<Result[Field]> };

/** Variables, which only an operation that requires none may go without, and what may follow them. */
type Variably<Document, More extends unknown[] = []> =
  Record<string, never> extends VariablesOf<Document>
    ? [variables?: VariablesOf<Document>, ...more: More]
    : [variables: VariablesOf<Document>, ...more: More];

/** How a subscription ended: by the socket's close, or with errors; with neither, by itself. */
interface End {
  code?: number;
  reason?: string;
  errors?: unknown;
}

/** What comes through one subscription, in order. */
export interface Stream<Result = Untyped> {
  /** The next result; rejects when the subscription ends instead. */
  next(): Promise<Answer<Result>>;
  /** Results that came and were not asked for yet. */
  readonly waiting: Answer<Result>[];
  /** Resolves when nothing more comes. */
  readonly ended: Promise<End>;
  unsubscribe(): void;
}

/** Where a subscription goes: to the console's own server, with its token, where nothing else is said. */
interface Way {
  url?: string;
  connectionParams?: Record<string, unknown>;
}

/** The sockets that consoles have opened, and that nobody has closed yet. */
const open = new Set<Client>();

/** Closes all sockets of consoles: what a test file leaves open would be kept by a server that outlives it. */
export const closeSockets = (): void => {
  for (const client of open) void client.dispose();
  open.clear();
};

/** Somebody's console: a session, and what it asks by it. */
export class Console {
  readonly #clients: Client[] = [];

  constructor(
    readonly graphqlUrl: string,
    readonly token: string | null,
    readonly userId: string,
    readonly sessionId: string,
    readonly email: string,
  ) {}

  /** The answer as it came. */
  async graphql<Document extends AnyDocument>(
    query: Document,
    ...[variables, headers]: Variably<Document, [headers?: Record<string, string>]>
  ): Promise<Answer<ResultOf<Document>>> {
    const response = await fetch(this.graphqlUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<ResultOf<Document>>;
  }

  /** The data of an operation that has to succeed. */
  async must<Document extends AnyDocument>(
    query: Document,
    ...variables: Variably<Document>
  ): Promise<Present<ResultOf<Document>>> {
    const { data, errors } = await this.graphql(query, ...variables);
    expect(errors).toBeUndefined();
    for (const answer of Object.values<{ userErrors?: unknown } | null>(data ?? {}))
      if (answer?.userErrors) expect(answer.userErrors).toEqual([]);
    return data as Present<ResultOf<Document>>;
  }

  /** Subscribes over a socket of its own. */
  subscribe<Document extends AnyDocument>(
    query: Document,
    ...[variables, { url = this.graphqlUrl, connectionParams } = {}]: Variably<Document, [way?: Way]>
  ): Stream<ResultOf<Document>> {
    type Result = Answer<ResultOf<Document>>;
    const waiting: Result[] = [];
    let wanted: { resolve(result: Result): void; reject(why: unknown): void } | null = null;
    let over: End | null = null;
    let end!: (how: End) => void;
    const ended = new Promise<End>((resolve) => {
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
    open.add(client);
    const unsubscribe = client.subscribe(
      { query, variables: variables as Record<string, unknown> | undefined },
      {
        next(result) {
          if (wanted) wanted.resolve(result as Result);
          else waiting.push(result as Result);
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
