import type { WebSocket } from "ws";
import type { Viewer } from "../access/viewer.js";
import type { Ending } from "./consequences.js";
import type { Feed } from "./feed.js";

/** A socket of a signed-in viewer. */
export interface LiveSocket {
  readonly ws: WebSocket;
  /** With its rights as they are now: read again whenever the log tells of a change to them. */
  viewer: Viewer;
  readonly members: Set<Member>;
  /** The event with which its session or key ended. */
  ending: Ending | null;
}

/** A subscription's operation, as it is executed for each event. What it executes is the caller's affair. */
export interface LiveQuery {
  readonly feed: Feed;
  /** With this viewer, everybody with an equal key gets the same text. */
  keyFor(viewer: Viewer): string;
  /** Whether this viewer may have it; otherwise why not. */
  permits(viewer: Viewer): true | Error;
  /** The result for one event, as JSON text. */
  render(viewer: Viewer, sequence: number): Promise<string>;
}

/** The bytes that a socket may owe before its subscriptions end. */
const MOST_OWED = 1024 * 1024;

const AS_TEXT = { binary: false };

/** What of a message follows the operation's id: the payload, and its end. Encoded once for all who get it. */
export const restOf = (payload: string): Buffer => Buffer.from(`${payload}}`);

/** One running subscription of a socket. */
export class Member {
  /** The number of the newest event that was sent or passed over. */
  position = 0;
  over = false;
  readonly #head: string;
  readonly #headBytes: number;
  #finish!: (how: Error | null) => void;
  /** Resolves when it is over, rejects with the error that the client is told. */
  readonly finished: Promise<void>;

  constructor(
    readonly socket: LiveSocket,
    id: string,
    readonly query: LiveQuery,
  ) {
    this.#head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#headBytes = Buffer.byteLength(this.#head);
    this.finished = new Promise((resolve, reject) => {
      this.#finish = (how) => (how ? reject(how) : resolve());
    });
    // Whoever waits for it sees the rejection; that nobody does yet is no fault.
    this.finished.catch(() => {});
    socket.members.add(this);
  }

  /** Whether the socket has taken so little of what it was sent that no more may be kept for it. */
  get lags(): boolean {
    return this.socket.ws.bufferedAmount > MOST_OWED;
  }

  send(rest: Buffer): void {
    const { ws } = this.socket;
    if (ws.readyState !== ws.OPEN) return;
    const message = Buffer.allocUnsafe(this.#headBytes + rest.length);
    message.write(this.#head);
    rest.copy(message, this.#headBytes);
    ws.send(message, AS_TEXT);
  }

  /** Sends nothing more, and does not say so: its socket is about to be closed, and tells why. */
  mute(): void {
    this.over = true;
  }

  end(error: Error | null = null): void {
    this.over = true;
    this.socket.members.delete(this);
    this.#finish(error);
  }
}
