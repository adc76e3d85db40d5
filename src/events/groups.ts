import type { LiveQuery, Member } from "./member.js";

/** Who gets the same text for the same event. */
export interface Group {
  readonly key: string;
  readonly query: LiveQuery;
  readonly members: Set<Member>;
}

/** An account's running subscriptions on this node, by what they are sent. */
export class Groups implements Iterable<Group> {
  readonly #groups = new Map<string, Group>();
  readonly #groupOf = new Map<Member, Group>();

  [Symbol.iterator](): Iterator<Group> {
    return this.#groups.values();
  }

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

  /** What a member's viewer may has changed. Who has not joined yet does so with its new rights. */
  move(member: Member): void {
    if (!this.#groupOf.has(member)) return;
    this.leave(member);
    this.join(member);
  }

  /** Ends a subscription, and tells its client why. */
  drop(member: Member, error: Error): void {
    this.leave(member);
    member.end(error);
  }

  /** Nothing more is sent to it, and nothing said about that. */
  mute(member: Member): void {
    this.leave(member);
    member.mute();
  }
}
