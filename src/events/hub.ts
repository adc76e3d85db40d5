import type { Authenticator } from "../access/authenticate.js";
import { rereadAll, touch } from "../access/credentials.js";
import type { Viewer } from "../access/viewer.js";
import { AccountBatch, Batch, Lanes } from "../database/account-batch.js";
import type { Database } from "../database/database.js";
import { ApiError } from "../errors/graphql-errors.js";
import { AccountStream } from "./account-stream.js";
import type { Hint } from "./hint.js";
import { readEnds, readEndsInOrder, readLog } from "./logged.js";
import { type LiveQuery, type LiveSocket, Member } from "./member.js";
import { OpenUsers } from "./open-users.js";
import { within } from "./patience.js";
import { replay } from "./replay.js";
import type { StreamSource } from "./stream-source.js";

/** How often every account with sockets here is compared with its log, whatever notifications came. */
const RECONCILE_EVERY = 1_000;
/** How often the sessions and keys behind open sockets are recorded as in use. */
const TOUCH_EVERY = 60_000;
/** Statements that those who connect and resume may have running: thousands of them must not keep the pool from everybody else. */
const MOST_ASKING = 2;
const MOST_REPLAYING = 4;

export interface HubLog {
  error(fields: object, message: string): void;
}

export interface HubMeter {
  delivered(events: number): void;
  lagged(): void;
}

/** The live side of a node: its signed-in sockets, and the streams of their accounts' logs. */
export class Hub {
  readonly #streams = new Map<string, AccountStream>();
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #source: StreamSource;
  readonly #openUsers: OpenUsers;
  readonly #viewers: AccountBatch<Viewer, Viewer | null>;
  #moment = 0;

  constructor(
    private readonly db: Database,
    authenticator: Authenticator,
    private readonly log: HubLog,
    meter: HubMeter,
    /** Users of these accounts have come who had no socket open here. */
    came: (accountIds: readonly string[]) => void,
  ) {
    const asking = new Lanes(MOST_ASKING);
    const readViewers = (accountId: string, viewers: readonly Viewer[]) =>
      rereadAll(authenticator, db, accountId, viewers);
    this.#viewers = new AccountBatch(asking, readViewers);
    const ends = new Batch(asking, (accountIds: readonly string[]) => readEndsInOrder(db, accountIds));
    this.#source = {
      sql: db,
      replaying: new Lanes(MOST_REPLAYING),
      moment: () => this.moment(),
      readLog: (accountId, after) => readLog(db, accountId, after),
      readEnd: (accountId) => ends.ask(accountId),
      readViewers,
      delivered: (events) => meter.delivered(events),
      lagged: () => meter.lagged(),
      failed: (error) => log.error({ err: error }, "a live stream stumbled"),
    };
    this.#openUsers = new OpenUsers(
      db,
      (accountId) => this.#streams.get(accountId)?.sockets.userIds() ?? new Set(),
      came,
      (error) => log.error({ err: error }, "who is online could not be told"),
    );
  }

  start(): void {
    this.#timers.push(
      setInterval(() => void this.reconcile(), RECONCILE_EVERY),
      setInterval(() => void this.#touch(), TOUCH_EVERY),
    );
    for (const timer of this.#timers) timer.unref();
    this.#openUsers.start();
  }

  get sockets(): number {
    return this.#sum((stream) => stream.sockets.size);
  }

  get subscriptions(): number {
    return this.#sum((stream) => [...stream.sockets].reduce((sum, socket) => sum + socket.members.size, 0));
  }

  /** Counts on: who a viewer is, was asked before or after. */
  moment(): number {
    return ++this.#moment;
  }

  /**
   * Adds a viewer's socket.
   *
   * A session or key that ends, or changes, while somebody connects by it must not be missed. Where the account's stream has read of no such
   * change since the viewer was asked for, every change that the viewer does not show yet is still to be read, and will find the socket. In
   * doubt the socket is registered first and the viewer asked for again then.
   *
   * @param asked The moment before the viewer was asked for.
   * @returns null where its session or key is dead.
   */
  async add({ ws, tcp }: Pick<LiveSocket, "ws" | "tcp">, viewer: Viewer, asked: number): Promise<LiveSocket | null> {
    const stream = this.#streamOf(viewer.accountId);
    const socket: LiveSocket = { ws, tcp, viewer, members: new Set(), full: false, ending: null };
    const isNewest = stream.isNewest(asked);
    stream.sockets.add(socket);
    try {
      const alive = isNewest || (await this.#reread(stream, socket));
      if (alive && ws.readyState === ws.OPEN) {
        this.#openUsers.change(viewer.accountId);
        return socket;
      }
      // The event that ended the session closes the socket, and says why.
      await stream.wake();
    } catch (error) {
      this.remove(socket);
      throw error;
    }
    this.remove(socket);
    return null;
  }

  async #reread(stream: AccountStream, socket: LiveSocket): Promise<boolean> {
    await stream.open();
    for (;;) {
      const { viewer } = socket;
      const now = await this.#viewers.ask(stream.accountId, viewer);
      // The stream has read of a change meanwhile, and this reading may be older.
      if (socket.viewer !== viewer) continue;
      if (now) socket.viewer = now;
      return now !== null;
    }
  }

  remove(socket: LiveSocket): void {
    const stream = this.#streams.get(socket.viewer.accountId);
    if (!stream) return;
    stream.sockets.delete(socket);
    for (const member of socket.members) {
      stream.leave(member);
      member.end();
    }
    if (!stream.sockets.size) this.#streams.delete(stream.accountId);
    this.#openUsers.change(stream.accountId);
  }

  /** Ends a socket whose session or key has run out. */
  expire(socket: LiveSocket): void {
    const reason = socket.viewer.sessionId === null ? "API_KEY_ENDED" : "SESSION_EXPIRED";
    this.#streams.get(socket.viewer.accountId)?.close(socket, reason);
  }

  /** How many sockets here share a session or key. */
  countOf(viewer: Viewer): number {
    return this.#streams.get(viewer.accountId)?.sockets.countOf(viewer) ?? 0;
  }

  /** Starts a subscription; how it goes on, and ends, is the member's to tell. */
  subscribe(socket: LiveSocket, id: string, query: LiveQuery): Member {
    const member = new Member(socket, id, query);
    const stream = this.#streams.get(socket.viewer.accountId);
    // Its socket is being closed, which tells why.
    if (!stream?.sockets.has(socket) || socket.ending) member.mute();
    else replay(stream, member).catch((error) => this.#endReplay(member, error));
    return member;
  }

  /** What is no answer to the client is our affair: it is to come back, and try again. */
  #endReplay(member: Member, error: unknown): void {
    if (error instanceof ApiError) member.end(error);
    else {
      this.#source.failed(error);
      member.sendAway();
    }
  }

  leave(member: Member): void {
    this.#streams.get(member.socket.viewer.accountId)?.leave(member);
    member.end();
  }

  /** The account's log may have grown. */
  hint({ accountId, event }: Hint): void {
    void this.#streams.get(accountId)?.wake(event);
  }

  /** Resolves once whoever an event up to this one ends gets nothing more from this node; at the latest when the reconcile has seen to it. */
  async end(accountId: string, sequence: number): Promise<void> {
    await within(RECONCILE_EVERY, this.#streams.get(accountId)?.end(sequence));
  }

  /** Compares all logs with what was taken of them: what finds the events whose hints were lost. */
  async reconcile(): Promise<void> {
    if (!this.#streams.size) return;
    for (const stream of this.#streams.values()) stream.recent.forget();
    try {
      for (const { accountId, end } of await readEnds(this.db, [...this.#streams.keys()])) {
        const stream = this.#streams.get(accountId);
        if (stream?.isBehind(end)) await stream.wake();
      }
    } catch (error) {
      this.log.error({ err: error }, "the logs could not be compared");
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await this.#openUsers.stop();
  }

  /** An open socket counts as use of its session or key, and as seeing its user. */
  async #touch(): Promise<void> {
    try {
      for (const stream of this.#streams.values()) {
        await touch(
          this.db,
          stream.accountId,
          [...stream.sockets].map(({ viewer }) => viewer),
        );
      }
    } catch (error) {
      this.log.error({ err: error }, "the use of sessions could not be recorded");
    }
  }

  #streamOf(accountId: string): AccountStream {
    let stream = this.#streams.get(accountId);
    if (!stream) {
      stream = new AccountStream(accountId, this.#source);
      this.#streams.set(accountId, stream);
    }
    return stream;
  }

  #sum(of: (stream: AccountStream) => number): number {
    let sum = 0;
    for (const stream of this.#streams.values()) sum += of(stream);
    return sum;
  }
}
