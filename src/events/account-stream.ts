import type { Viewer } from "../access/viewer.js";
import { endingsIn, rightsChangedBy } from "./consequences.js";
import { Delivery } from "./delivery.js";
import { Groups } from "./groups.js";
import { Heard } from "./heard.js";
import type { LoggedEvent } from "./logged.js";
import type { LiveSocket, Member } from "./member.js";
import { Reached } from "./reached.js";
import { Recent } from "./recent.js";
import { closeEnded, Sockets } from "./sockets.js";
import type { StreamSource } from "./stream-source.js";

/** Events that are heard of ahead of what was taken. */
const MOST_PENDING = 5_000;

/**
 * One account's log on this node: from the position that is fixed when its first socket comes, every event is taken once, in order. What
 * events end is carried out as soon as they are heard of, however many are still to be sent; what they deny before the next one is sent.
 * Then each is executed once for each group of equal subscriptions, and sent to its members.
 */
export class AccountStream {
  readonly sockets = new Sockets();
  readonly recent: Recent;
  readonly #groups = new Groups();
  readonly #delivery: Delivery;
  readonly #heard: Heard;
  /** Who waits until what events end was carried out, and who until they were taken. */
  readonly #ended = new Reached();
  readonly #reached = new Reached();
  #position: number | null = null;
  /** The newest event that was heard of. */
  #end = 0;
  #opening: Promise<void> | null = null;
  #hearing: Promise<void> | null = null;
  #taking: Promise<void> | null = null;
  /** Heard of and not taken yet; and those whose changes of rights were not read yet. */
  #pending: LoggedEvent[] = [];
  #unread: LoggedEvent[] = [];
  /** Whether any of them ends sessions or keys. */
  #ends = false;
  /** When the position was fixed, or the last end of a session or change of rights was read: what was asked before may be older. */
  #changedAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly accountId: string,
    private readonly source: StreamSource,
  ) {
    const readLog = (after: number) => source.readLog(accountId, after);
    this.recent = new Recent(source.replaying, source.sql, readLog);
    this.#heard = new Heard(readLog);
    this.#delivery = new Delivery(this.#groups, source);
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
        this.#end = end;
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

  /**
   * Takes what the log has beyond the position; calls while it does make it look once more. Resolves when all was sent.
   * @param event The one by which it has grown.
   */
  async wake(event: LoggedEvent | null = null): Promise<void> {
    if (this.#position === null) return;
    this.#heard.add(event);
    this.#hearing ??= this.#hear();
    await this.#hearing;
    await this.#taking;
  }

  /** Whether the log is known to be longer than what was heard of. */
  isBehind(end: number): boolean {
    return this.#position !== null && end > this.#end;
  }

  /** Resolves once everything up to this event was taken, and what it ends or denies carried out. */
  async reach(sequence: number): Promise<void> {
    if (this.#position === null || sequence <= this.#position) return;
    const reached = this.#reached.wait(sequence);
    void this.wake();
    await reached;
  }

  /** Resolves once whoever an event up to this one ends gets nothing more, but for what is about itself. */
  async end(sequence: number): Promise<void> {
    if (!this.isBehind(sequence)) return;
    const ended = this.#ended.wait(sequence);
    void this.wake();
    await ended;
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

  async #hear(): Promise<void> {
    try {
      while (this.#heard.any) {
        // What is heard in the same packet is heard together: the last of it may forbid to send the first.
        await null;
        if (this.#pending.length >= MOST_PENDING) await this.#taking;
        const after = this.#end;
        const events = await this.#heard.take(after);
        // Taking what was heard before has failed meanwhile: it begins anew.
        if (this.#end !== after) this.#heard.add(null);
        else if (events.length) this.#expect(events);
      }
    } catch (error) {
      // The reconcile looks again within a second.
      this.source.failed(error);
    } finally {
      // In the same turn in which nothing more was found: what is heard from here on begins anew.
      this.#hearing = null;
    }
  }

  #expect(events: readonly LoggedEvent[]): void {
    this.#markEndings(events);
    if (rightsChangedBy(events)) {
      this.#changedAt = this.source.moment();
      this.#unread.push(...events);
    }
    this.#pending.push(...events);
    this.#end = events.at(-1)!.sequence;
    this.#ended.tell(this.#end);
    this.#taking ??= this.#take();
  }

  async #take(): Promise<void> {
    try {
      while (this.#pending.length) {
        if (this.#unread.length) await this.#readRights(this.#unread.splice(0));
        const event = this.#pending.shift()!;
        if (event.sequence !== this.position + 1)
          this.source.failed(new Error(`The log of ${this.accountId} has a gap before ${event.sequence}.`));
        // Whoever joins from here on has read this event itself.
        this.#position = event.sequence;
        this.#reached.tell(event.sequence);
        await this.#delivery.deliver(event);
        if (this.#ends) this.#closeEnded(event);
      }
      this.#ends = false;
    } catch (error) {
      // The reconcile finds them again.
      this.#pending = [];
      this.#unread = [];
      this.#end = this.position;
      this.source.failed(error);
    } finally {
      this.#taking = null;
    }
  }

  /** Whose session or key an event ends gets nothing more, but for what is about itself, up to that very event. */
  #markEndings(events: readonly LoggedEvent[]): void {
    const endingOf = endingsIn(events);
    if (!endingOf) return;
    this.#ends = true;
    this.#changedAt = this.source.moment();
    for (const socket of this.sockets) {
      const ending = socket.ending ? null : endingOf(socket.viewer);
      if (!ending) continue;
      socket.ending = ending;
      this.#muteAll(socket);
    }
  }

  #closeEnded({ sequence }: LoggedEvent): void {
    for (const socket of this.sockets)
      if (socket.ending && socket.ending.sequence <= sequence) this.close(socket, socket.ending.reason);
  }

  /** Ends a socket whose session or key has ended. */
  close(socket: LiveSocket, reason: string): void {
    if (!this.sockets.delete(socket)) return;
    for (const member of socket.members) this.#groups.mute(member);
    closeEnded(socket, reason);
  }

  async #readRights(events: readonly LoggedEvent[]): Promise<void> {
    const changed = rightsChangedBy(events);
    if (!changed) return;
    const candidates = changed.users ? this.sockets.of(changed.users) : [...this.sockets];
    const affected = candidates.filter((socket) => !socket.ending && changed.concerns(socket.viewer));
    if (!affected.length) return;
    const viewers = await this.source.readViewers(
      this.accountId,
      affected.map(({ viewer }) => viewer),
    );
    for (const [i, socket] of affected.entries()) this.#become(socket, viewers[i] ?? null);
  }

  /** Rights have changed: who has lost a subscription's gets its error and nothing after, the others change groups. */
  #become(socket: LiveSocket, viewer: Viewer | null): void {
    // Its end is an event that is yet to be read, and closes it with its reason.
    if (!viewer) {
      this.#muteAll(socket);
      return;
    }
    socket.viewer = viewer;
    for (const member of socket.members) {
      const permitted = member.query.permits(viewer);
      if (permitted !== true) this.#groups.drop(member, permitted);
      else this.#groups.move(member);
    }
  }

  /** Nothing more goes to a socket, but for what is about itself. */
  #muteAll(socket: LiveSocket): void {
    for (const member of socket.members) if (!member.query.feed.personal) this.#groups.mute(member);
  }
}
