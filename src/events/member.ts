import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Viewer } from "../access/viewer.js";
import { corkUntilNextTick } from "../cork.js";
import type { Sql } from "../database/sql.js";
import type { Ending } from "./consequences.js";
import type { Feed } from "./feed.js";
import type { Message } from "./message.js";

/** A socket of a signed-in viewer. */
export interface LiveSocket {
  readonly ws: WebSocket;
  /** What carries it. Nothing is compressed and nothing sent in parts, so that between frames of `ws` others may be written. */
  readonly tcp: Duplex;
  /** With its rights as they are now: read again whenever the log tells of a change to them. */
  viewer: Viewer;
  readonly members: Set<Member>;
  /** Whether it took less than all of what it was sent last. */
  full: boolean;
  /** The event with which its session or key ended. */
  ending: Ending | null;
}

/** A subscription's operation, as it is executed for each event. What it executes is the caller's affair. */
export interface LiveQuery {
  readonly feed: Feed;
  /** With this viewer, everybody with an equal key gets the same text. */
  keyFor(viewer: Viewer): string;
  /** A key that more have in common, where it has turned out by now that they get the same text too; otherwise null. */
  sharedKeyFor(viewer: Viewer): string | null;
  /** Whether this viewer may have it; otherwise why not. */
  permits(viewer: Viewer): true | Error;
  /** The result for one event, as JSON text, of what is read by `sql`. Rejects where nothing of the event could be read. */
  render(viewer: Viewer, sequence: number, sql: Sql): Promise<string>;
}

/** The bytes that a socket may owe before its subscriptions end. */
const MOST_OWED = 1024 * 1024;

/** From this, clients come back by themselves, and resume behind the last event that they got. */
export const TRY_AGAIN = 1013;

/** One running subscription of a socket. */
export class Member {
  /** The number of the newest event that was sent or passed over. */
  position = 0;
  over = false;
  #finish!: (how: Error | null) => void;
  /** Resolves when it is over, rejects with the error that the client is told. */
  readonly finished: Promise<void>;

  constructor(
    readonly socket: LiveSocket,
    /** The operation's, by which the client knows its results. */
    readonly id: string,
    readonly query: LiveQuery,
  ) {
    this.finished = new Promise((resolve, reject) => {
      this.#finish = (how) => (how ? reject(how) : resolve());
    });
    // Whoever waits for it sees the rejection; that nobody does yet is no fault.
    this.finished.catch(() => {});
    socket.members.add(this);
  }

  /** Whether the socket has taken so little of what it was sent that no more may be kept for it. */
  get lags(): boolean {
    const { full, tcp } = this.socket;
    return full && tcp.writableLength > MOST_OWED;
  }

  send(message: Message): void {
    const { socket } = this;
    if (socket.ws.readyState === socket.ws.OPEN) socket.full = !socket.tcp.write(message.for(this.id));
  }

  /** What is sent so before the next tick travels in one packet. */
  sendWithMore(message: Message): void {
    corkUntilNextTick(this.socket.tcp);
    this.send(message);
  }

  /** Sends nothing more, and does not say so: its socket is about to be closed, and tells why. */
  mute(): void {
    this.over = true;
  }

  /** What it is to be sent next could not be read: its client is to come back, and misses nothing. */
  sendAway(): void {
    this.mute();
    this.socket.ws.close(TRY_AGAIN, "TRY_AGAIN");
  }

  end(error: Error | null = null): void {
    this.over = true;
    this.socket.members.delete(this);
    this.#finish(error);
  }
}
