import type { Duplex } from "node:stream";
import { CloseCode, type Server, type WebSocket as Spoken } from "graphql-ws";
import type { Logger } from "pino";
import type { RawData, WebSocket } from "ws";

/** How often a peer has to show that it is there, in milliseconds: often enough for proxies that close what is idle for half a minute. */
const BEAT = 25_000;
/** Peers are asked in so many parts, one after the other. */
const PARTS = 100;
/** The bytes of answers that a peer may leave unread while it goes on asking. */
const MOST_OWED = 2 * 1024 * 1024;

type Take = (data: string) => Promise<void>;

/** graphql-ws speaks by one of these. Its own adapter writes to the console what clients do wrong, and keeps any number of answers for one that does not read them. */
class Peer implements Spoken {
  #take: Take | null = null;

  constructor(
    private readonly socket: WebSocket,
    private readonly log: Logger,
  ) {}

  get protocol(): string {
    return this.socket.protocol;
  }

  send(text: string): void {
    this.socket.send(text);
  }

  close(code?: number, reason?: string): void {
    this.socket.close(code, reason);
  }

  onMessage(take: Take): void {
    this.#take = take;
  }

  async take(data: RawData): Promise<void> {
    if (this.socket.bufferedAmount > MOST_OWED) return this.socket.terminate();
    try {
      await this.#take?.(String(data));
    } catch (error) {
      this.log.warn({ err: error }, "a message could not be taken");
      this.socket.close(CloseCode.BadRequest, "Invalid message received");
    }
  }
}

const ignore = () => {};

/** Lets graphql-ws speak through the sockets of a server, and ends those whose peers are gone. One timer sees to all of them. */
export class Peers {
  readonly #parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  readonly #silent = new Set<WebSocket>();
  readonly #timer = setInterval(() => this.#beat(), BEAT / PARTS).unref();
  #opened = 0;
  #beats = 0;

  constructor(private readonly log: Logger) {}

  attach<Extra extends { readonly socket: WebSocket }>(protocol: Server<Extra>, extra: Extra): void {
    const { socket } = extra;
    const part = this.#parts[this.#opened++ % PARTS]!;
    part.add(socket);
    const peer = new Peer(socket, this.log);
    const closed = protocol.opened(peer, extra);
    // `ws` closes the socket by itself, with the code that tells why: 1009 for a frame that is too large.
    socket.on("error", ignore);
    socket.on("pong", () => void this.#silent.delete(socket));
    socket.on("message", (data) => void peer.take(data));
    socket.once("close", (code, reason) => {
      part.delete(socket);
      this.#silent.delete(socket);
      void closed(code, String(reason));
    });
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #beat(): void {
    const part = this.#parts[this.#beats++ % PARTS]!;
    for (const socket of part) {
      if (this.#silent.has(socket)) socket.terminate();
      else if (socket.readyState === socket.OPEN) {
        this.#silent.add(socket);
        socket.ping();
      }
    }
  }
}

/** Answers an upgrade that is not granted. */
export function refuse(socket: Duplex, status: string, headers = ""): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`);
}
