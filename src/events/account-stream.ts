import { credentialOf, type Viewer } from "../access/viewer.js";
import { ApiError } from "../errors/graphql-errors.js";
import { endingsIn, rightsChangedBy } from "./consequences.js";
import { type LoggedEvent, PAGE } from "./logged.js";
import { type LiveQuery, type LiveSocket, type Member, restOf } from "./member.js";

/** What a stream needs of the world. */
export interface StreamSource {
  readLog(accountId: string, after: number): Promise<LoggedEvent[]>;
  readEnd(accountId: string): Promise<number>;
  /** Those of these whose session or key is alive, with their rights as they are now. */
  readViewers(accountId: string, viewers: readonly Viewer[]): Promise<Viewer[]>;
  delivered(events: number): void;
  lagged(): void;
  failed(error: unknown): void;
}

/** Who gets the same text for the same event. */
interface Group {
  readonly key: string;
  readonly query: LiveQuery;
  readonly members: Set<Member>;
}

const CLOSED_SESSION = 4401;
const CLOSE_WITHIN = 500;

/**
 * One account's log on this node: from the position that is fixed when its first socket comes, every event is taken once, in order. First
 * what the new events end or deny is carried out, then each is executed once for each group of equal subscriptions and sent to its
 * members. Between reading events and sending them nothing is sent that an event already read forbids.
 */
export class AccountStream {
  readonly sockets = new Set<LiveSocket>();
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<Member, Group>();
  #position: number | null = null;
  #opening: Promise<void> | null = null;
  #running: Promise<void> | null = null;
  #again = false;
  /** Grows with every change of rights that was read, so that an older reading is known to be stale. */
  #rightsRead = 0;

  constructor(
    readonly accountId: string,
    private readonly source: StreamSource,
  ) {}

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
    this.#opening ??= this.source.readEnd(this.accountId).then(
      (end) => {
        this.#position ??= end;
      },
      (error) => {
        this.#opening = null;
        throw error;
      },
    );
    return this.#opening;
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

  /** Reads a socket's rights, and says whether they are the newest that this node knows. */
  async refresh(socket: LiveSocket, read: () => Promise<Viewer | null>): Promise<boolean> {
    for (;;) {
      const before = this.#rightsRead;
      const viewer = await read();
      // A change of rights was read meanwhile, and this reading may be older.
      if (before !== this.#rightsRead) continue;
      if (viewer) socket.viewer = viewer;
      return viewer !== null;
    }
  }

  /** From here on a member gets events live: it must have seen everything up to the position. */
  join(member: Member): void {
    const key = member.query.keyFor(member.socket.viewer);
    let group = this.#groups.get(key);
    if (!group) {
      group = { key, query: member.query, members: new Set() };
      this.#groups.set(key, group);
    }
    group.members.add(member);
    this.#groupOf.set(member, group);
  }

  leave(member: Member): void {
    const group = this.#groupOf.get(member);
    if (!group) return;
    this.#groupOf.delete(member);
    group.members.delete(member);
    if (!group.members.size) this.#groups.delete(group.key);
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
    this.#markEndings(events);
    await this.#readRights(events);
    for (const event of events) {
      if (event.sequence !== this.position + 1)
        this.source.failed(new Error(`The log of ${this.accountId} has a gap before ${event.sequence}.`));
      // Whoever joins from here on has read this event itself.
      this.#position = event.sequence;
      await this.#deliver(event);
      this.#closeEnded(event);
    }
  }

  /** Whose session or key an event ends gets nothing more, but for what is about itself, up to that very event. */
  #markEndings(events: readonly LoggedEvent[]): void {
    const endingOf = endingsIn(events);
    if (!endingOf) return;
    for (const socket of this.sockets) {
      const ending = socket.ending ? null : endingOf(socket.viewer);
      if (!ending) continue;
      socket.ending = ending;
      for (const member of socket.members) if (!member.query.feed.personal) this.#mute(member);
    }
  }

  #closeEnded({ sequence }: LoggedEvent): void {
    for (const socket of this.sockets)
      if (socket.ending && socket.ending.sequence <= sequence) this.close(socket, socket.ending.reason);
  }

  /** Ends a socket whose session or key has ended. */
  close(socket: LiveSocket, reason: string): void {
    if (!this.sockets.delete(socket)) return;
    for (const member of socket.members) this.#mute(member);
    socket.ws.close(CLOSED_SESSION, reason);
    // A peer that does not read does not answer the closing handshake either.
    setTimeout(() => socket.ws.terminate(), CLOSE_WITHIN).unref();
  }

  /** Rights may have changed: who has lost a subscription's gets its error and nothing after, the others change groups. */
  async #readRights(events: readonly LoggedEvent[]): Promise<void> {
    const areChanged = rightsChangedBy(events);
    if (!areChanged) return;
    const affected = [...this.sockets].filter((socket) => !socket.ending && areChanged(socket.viewer));
    if (!affected.length) return;
    this.#rightsRead++;
    const viewers = await this.source.readViewers(
      this.accountId,
      affected.map((socket) => socket.viewer),
    );
    this.#rightsRead++;
    const byCredential = new Map(viewers.map((viewer) => [credentialOf(viewer), viewer]));
    for (const socket of affected) {
      const viewer = byCredential.get(credentialOf(socket.viewer));
      // Its end is an event that is yet to be read, and closes it with its reason.
      if (!viewer) {
        for (const member of socket.members) if (!member.query.feed.personal) this.#mute(member);
        continue;
      }
      socket.viewer = viewer;
      for (const member of socket.members) {
        const permitted = member.query.permits(viewer);
        if (permitted !== true) this.#drop(member, permitted);
        else if (this.#groupOf.has(member)) {
          this.leave(member);
          this.join(member);
        }
      }
    }
  }

  async #deliver(event: LoggedEvent): Promise<void> {
    const renderings: Promise<void>[] = [];
    for (const group of this.#groups.values()) {
      const [first] = group.members;
      if (!first) continue;
      const { viewer } = first.socket;
      if (group.query.feed.selects(event, viewer)) renderings.push(this.#render(group, viewer, event.sequence));
    }
    // Nothing of the next event is sent before all of this one.
    if (renderings.length) await Promise.all(renderings);
  }

  async #render(group: Group, viewer: Viewer, sequence: number): Promise<void> {
    const rest = restOf(await group.query.render(viewer, sequence));
    let sent = 0;
    for (const member of group.members) {
      if (member.position >= sequence) continue;
      if (member.lags) {
        this.source.lagged();
        this.#drop(member, new ApiError("CONSUMER_LAGGED", "Too much was left unread: resume with `after`."));
        continue;
      }
      member.position = sequence;
      member.send(rest);
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
