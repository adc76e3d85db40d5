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

/**
 * One account's log on this node: from the position that is fixed when its first socket comes, every event is taken once, in order. First
 * what the new events end or deny is carried out, then each is executed once for each group of equal subscriptions and sent to its
 * members. Between reading events and sending them nothing is sent that an event already read forbids.
 */
export class AccountStream {
  readonly sockets = new Sockets();
  readonly recent: Recent;
  readonly #groups = new Groups();
  readonly #delivery: Delivery;
  readonly #reached = new Reached();
  #position: number | null = null;
  #opening: Promise<void> | null = null;
  #running: Promise<void> | null = null;
  readonly #heard: Heard;
  /** When the position was fixed, or the last end of a session or change of rights was read: what was asked before may be older. */
  #changedAt = Number.POSITIVE_INFINITY;

  constructor(
    readonly accountId: string,
    private readonly source: StreamSource,
  ) {
    const readLog = (after: number) => source.readLog(accountId, after);
    this.recent = new Recent(source.replaying, source.sql, readLog);
    this.#heard = new Heard(readLog);
    this.#delivery = new Delivery(this.#groups, source, (member, error) => this.#drop(member, error));
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

  /** Takes what the log has beyond the position; calls while it runs make it look once more. `event`: the one by which it has grown. */
  wake(event: LoggedEvent | null = null): Promise<void> {
    if (this.#position === null) return Promise.resolve();
    this.#heard.add(event);
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
    const reached = this.#reached.wait(sequence);
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
      while (this.#heard.any) {
        // What is heard in the same packet is taken together: the last of it may forbid to send the first.
        await null;
        const events = await this.#heard.take(this.position);
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
      this.#reached.tell(event.sequence);
      await this.#delivery.deliver(event);
      if (ends) this.#closeEnded(event);
    }
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
    const changed = rightsChangedBy(events);
    if (!changed) return;
    this.#changedAt = this.source.moment();
    const candidates = changed.users ? this.sockets.of(changed.users) : [...this.sockets];
    const affected = candidates.filter((socket) => !socket.ending && changed.concerns(socket.viewer));
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

  #drop(member: Member, error: Error): void {
    this.leave(member);
    member.end(error);
  }

  #mute(member: Member): void {
    this.leave(member);
    member.mute();
  }
}
