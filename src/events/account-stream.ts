import type { Viewer } from "../access/viewer.js";
import { Lanes } from "../database/account-batch.js";
import { Once } from "../database/once.js";
import type { Sql } from "../database/sql.js";
import { ApiError } from "../errors/graphql-errors.js";
import { endingsIn, rightsChangedBy } from "./consequences.js";
import { type Group, Groups } from "./groups.js";
import { type LoggedEvent, PAGE } from "./logged.js";
import type { LiveSocket, Member } from "./member.js";
import { Message } from "./message.js";
import { patiently } from "./patience.js";
import { Recent } from "./recent.js";
import { closeEnded, Sockets } from "./sockets.js";
import type { StreamSource } from "./stream-source.js";

/** Results for one event that are read at once: where every console gets one of its own, they must not take the whole pool. */
const MOST_AT_ONCE = 4;

/**
 * One account's log on this node: from the position that is fixed when its first socket comes, every event is taken once, in order. First
 * what the new events end or deny is carried out, then each is executed once for each group of equal subscriptions and sent to its
 * members. Between reading events and sending them nothing is sent that an event already read forbids.
 */
export class AccountStream {
  readonly sockets = new Sockets();
  readonly recent: Recent;
  readonly #groups = new Groups();
  readonly #turns = new Lanes(MOST_AT_ONCE);
  #awaited: { sequence: number; reached(): void }[] = [];
  #position: number | null = null;
  #opening: Promise<void> | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  /** When the position was fixed, or the last end of a session or change of rights was read: what was asked before may be older. */
  #changedAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly accountId: string,
    private readonly source: StreamSource,
  ) {
    this.recent = new Recent(source.replaying, source.sql, (after) => source.readLog(accountId, after));
  }

  /** The number of the newest event that was taken. */
  get position(): number {
    if (this.#position === null) throw new Error("The stream is not open.");
    return this.#position;
  }

  /**
   * Fixes where the stream begins. Must come before a subscriber reads the log's end: were the position taken later, from a
   * notification, an event between the two would be neither replayed nor live.
   */
  open(): Promise<void> {
    this.#opening ??= this.readEnd().then(
      (end) => {
        this.#position = end;
        this.#changedAt = this.source.moment();
      },
      (error) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
  }

  readEnd(): Promise<number> {
    return this.source.readEnd(this.accountId);
  }

  /** Takes what the log has beyond the position. Calls while it runs make it look once more. */
  wake(): Promise<void> {
    if (this.#position === null) return Promise.resolve();
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Whether the log is known to be longer than what was taken. */
  isBehind(end: number): boolean {
    return this.#position !== null && end > this.#position;
  }

  /** Resolves once everything up to this event was taken, and what it ends or denies carried out. */
  async reach(sequence: number): Promise<void> {
    if (!this.isBehind(sequence)) return;
    const reached = new Promise<void>((resolve) => this.#awaited.push({ sequence, reached: resolve }));
    void this.wake();
    await reached;
  }

  /** Whether what was asked of a viewer at that moment is the newest that this node knows: every later change finds its socket. */
  isNewest(asked: number): boolean {
    return this.#changedAt < asked;
  }

  /** From here on a member gets events live: it must have seen everything up to the position. */
  join(member: Member): void {
    this.#groups.join(member);
  }

  leave(member: Member): void {
    this.#groups.leave(member);
  }

  async #run(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        const events = await this.source.readLog(this.accountId, this.position);
        if (events.length === PAGE) this.#again = true;
        if (events.length) await this.#take(events);
      }
    } catch (error) {
      // The reconcile looks again within a second.
      this.source.failed(error);
    }
  }

  async #take(events: readonly LoggedEvent[]): Promise<void> {
    const ends = this.#markEndings(events);
    await this.#readRights(events);
    for (const event of events) {
      if (event.sequence !== this.position + 1)
        this.source.failed(new Error(`The log of ${this.accountId} has a gap before ${event.sequence}.`));
      // Whoever joins from here on has read this event itself.
      this.#position = event.sequence;
      if (this.#awaited.length) this.#tellReached();
      await this.#deliver(event);
      if (ends) this.#closeEnded(event);
    }
  }

  #tellReached(): void {
    const awaited = this.#awaited;
    this.#awaited = awaited.filter(({ sequence }) => this.isBehind(sequence));
    for (const { sequence, reached } of awaited) if (!this.isBehind(sequence)) reached();
  }

  /** Whose session or key an event ends gets nothing more, but for what is about itself, up to that very event. */
  #markEndings(events: readonly LoggedEvent[]): boolean {
    const endingOf = endingsIn(events);
    if (!endingOf) return false;
    this.#changedAt = this.source.moment();
    for (const socket of this.sockets) {
      const ending = socket.ending ? null : endingOf(socket.viewer);
      if (!ending) continue;
      socket.ending = ending;
      for (const member of socket.members) if (!member.query.feed.personal) this.#mute(member);
    }
    return true;
  }

  #closeEnded({ sequence }: LoggedEvent): void {
    for (const socket of this.sockets)
      if (socket.ending && socket.ending.sequence <= sequence) this.close(socket, socket.ending.reason);
  }

  /** Ends a socket whose session or key has ended. */
  close(socket: LiveSocket, reason: string): void {
    if (!this.sockets.delete(socket)) return;
    for (const member of socket.members) this.#mute(member);
    closeEnded(socket, reason);
  }

  /** Rights may have changed: who has lost a subscription's gets its error and nothing after, the others change groups. */
  async #readRights(events: readonly LoggedEvent[]): Promise<void> {
    const areChanged = rightsChangedBy(events);
    if (!areChanged) return;
    this.#changedAt = this.source.moment();
    const affected: LiveSocket[] = [];
    for (const socket of this.sockets) if (!socket.ending && areChanged(socket.viewer)) affected.push(socket);
    if (!affected.length) return;
    const viewers = await this.source.readViewers(
      this.accountId,
      affected.map((socket) => socket.viewer),
    );
    for (const [i, socket] of affected.entries()) {
      const viewer = viewers[i];
      // Its end is an event that is yet to be read, and closes it with its reason.
      if (!viewer) {
        for (const member of socket.members) if (!member.query.feed.personal) this.#mute(member);
        continue;
      }
      socket.viewer = viewer;
      for (const member of socket.members) {
        const permitted = member.query.permits(viewer);
        if (permitted !== true) this.#drop(member, permitted);
        else if (this.#groups.has(member)) {
          this.leave(member);
          this.join(member);
        }
      }
    }
  }

  async #deliver(event: LoggedEvent): Promise<void> {
    const renderings: Promise<void>[] = [];
    const sql = new Once(this.source.sql);
    for (const group of this.#groups) {
      const [first] = group.members;
      if (!first) continue;
      const { viewer } = first.socket;
      if (group.query.feed.selects(event, viewer)) renderings.push(this.#render(group, viewer, event.sequence, sql));
    }
    // Nothing of the next event is sent before all of this one.
    if (renderings.length) await Promise.all(renderings);
  }

  async #render(group: Group, viewer: Viewer, sequence: number, sql: Sql): Promise<void> {
    let message: Message;
    try {
      const render = () => patiently(() => group.query.render(viewer, sequence, sql));
      message = new Message(await this.#turns.run(render));
    } catch (error) {
      this.source.failed(error);
      for (const member of group.members) if (member.position < sequence) member.sendAway();
      return;
    }
    let sent = 0;
    for (const member of group.members) {
      if (member.position >= sequence) continue;
      if (member.lags) {
        this.source.lagged();
        this.#drop(member, new ApiError("CONSUMER_LAGGED", "Too much was left unread: resume with `after`."));
        continue;
      }
      member.position = sequence;
      member.send(message);
      sent++;
    }
    this.source.delivered(sent);
  }

  #drop(member: Member, error: Error): void {
    this.leave(member);
    member.end(error);
  }

  #mute(member: Member): void {
    this.leave(member);
    member.mute();
  }
}
