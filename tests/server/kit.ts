import { expect } from "vitest";
import WebSocket from "ws";
import type { Answer, TestServer } from "../kit/index.js";

/** An HTTP answer, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The text as JSON; null where it is none. */
  json: Answer | null;
}

const read = async (response: Response): Promise<Reply> => {
  const text = await response.text();
  let json: Answer | null = null;
  try {
    json = JSON.parse(text);
  } catch {}
  return { status: response.status, headers: response.headers, text, json };
};

/** Any request to the server. */
export const send = async (server: { url: string }, path: string, init: RequestInit = {}): Promise<Reply> =>
  read(await fetch(`${server.url}${path}`, init));

/** A GraphQL request as clients send it. */
export const ask = (
  server: { url: string },
  body: { query?: unknown; variables?: unknown; operationName?: unknown } | string,
  headers: Record<string, string> = {},
): Promise<Reply> =>
  send(server, "/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });

export const bearer = ({ token }: { token: string | null }) => ({ authorization: `Bearer ${token}` });

interface Frame {
  id?: string;
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: payloads are as various as the operations
  payload?: any;
}

interface Opening {
  protocol?: string;
  headers?: Record<string, string>;
}

/** A WebSocket frame by frame, for what no well-behaved client does. */
export class RawSocket {
  readonly #frames: Frame[] = [];
  readonly #waiting: ((frame: Frame | null) => void)[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  #subscriptions = 0;

  private constructor(readonly ws: WebSocket) {
    ws.on("error", () => {});
    ws.on("message", (data) => {
      const frame = JSON.parse(String(data)) as Frame;
      const waiting = this.#waiting.shift();
      if (waiting) waiting(frame);
      else this.#frames.push(frame);
    });
    this.closed = new Promise((resolve) =>
      ws.on("close", (code, reason) => {
        for (const waiting of this.#waiting.splice(0)) waiting(null);
        resolve({ code, reason: String(reason) });
      }),
    );
  }

  /** Opens a socket; rejects with the HTTP status where the upgrade is refused. */
  static async open(
    server: { url: string },
    { protocol = "graphql-transport-ws", headers }: Opening = {},
  ): Promise<RawSocket> {
    const ws = new WebSocket(`${server.url.replace("http", "ws")}/graphql`, protocol || [], { headers });
    const socket = new RawSocket(ws);
    await new Promise((resolve, reject) => {
      ws.once("open", resolve);
      ws.once("unexpected-response", (_request, response) => reject(new Error(String(response.statusCode))));
      ws.once("error", reject);
    });
    return socket;
  }

  /** Opens a socket and says who asks; nobody without a token. */
  static async connected(server: TestServer, token: string | null = null, opening: Opening = {}): Promise<RawSocket> {
    const socket = await RawSocket.open(server, opening);
    socket.send({ type: "connection_init", payload: token ? { authorization: `Bearer ${token}` } : undefined });
    expect((await socket.next()).type).toBe("connection_ack");
    return socket;
  }

  send(frame: Frame | string): void {
    this.ws.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  /** The next frame; fails the test where the socket closes instead. */
  async next(): Promise<Frame> {
    const frame = this.#frames.shift() ?? (await new Promise<Frame | null>((resolve) => this.#waiting.push(resolve)));
    if (!frame) throw new Error(`The socket closed: ${JSON.stringify(await this.closed)}`);
    return frame;
  }

  subscribe(query: string, variables?: unknown, more: Record<string, unknown> = {}): string {
    const id = `s${++this.#subscriptions}`;
    this.send({ id, type: "subscribe", payload: { query, variables, ...more } });
    return id;
  }

  /** The errors of an operation that has to fail, alone: those of an error frame, or of a result behind which it ends. */
  async errorsOf(
    query: string,
    variables?: unknown,
    more?: Record<string, unknown>,
  ): Promise<NonNullable<Answer["errors"]>> {
    const id = this.subscribe(query, variables, more);
    const frame = await this.next();
    expect(frame.id).toBe(id);
    if (frame.type === "error") return frame.payload;
    expect(frame.type).toBe("next");
    expect(await this.next()).toEqual({ id, type: "complete" });
    return frame.payload.errors;
  }

  /** Shows that the socket goes on: it still answers a ping. */
  async ping(): Promise<void> {
    this.send({ type: "ping" });
    expect((await this.next()).type).toBe("pong");
  }
}

export const codesOf = (errors: Answer["errors"]) => errors?.map(({ extensions }) => extensions.code);
