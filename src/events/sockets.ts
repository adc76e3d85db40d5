import { answerableFor, credentialOf, type Viewer } from "../access/viewer.js";
import type { LiveSocket } from "./member.js";

const CLOSED_SESSION = 4401;
const CLOSE_WITHIN = 500;

/** Closes the socket of a session or key that has ended. */
export function closeEnded({ ws }: LiveSocket, reason: string): void {
  ws.close(CLOSED_SESSION, reason);
  // A peer that does not read does not answer the closing handshake either.
  setTimeout(() => ws.terminate(), CLOSE_WITHIN).unref();
}

/** An account's open sockets on this node. */
export class Sockets implements Iterable<LiveSocket> {
  readonly #all = new Set<LiveSocket>();
  readonly #byCredential = new Map<string, number>();
  /** By the user who answers for what is asked through them. */
  readonly #byUser = new Map<string, Set<LiveSocket>>();

  [Symbol.iterator](): Iterator<LiveSocket> {
    return this.#all.values();
  }

  get size(): number {
    return this.#all.size;
  }

  has(socket: LiveSocket): boolean {
    return this.#all.has(socket);
  }

  add(socket: LiveSocket): void {
    this.#all.add(socket);
    const userId = answerableFor(socket.viewer);
    const ofUser = this.#byUser.get(userId);
    if (ofUser) ofUser.add(socket);
    else this.#byUser.set(userId, new Set([socket]));
    this.#byCredential.set(credentialOf(socket.viewer), this.countOf(socket.viewer) + 1);
  }

  /** @returns whether it was there. */
  delete(socket: LiveSocket): boolean {
    if (!this.#all.delete(socket)) return false;
    const userId = answerableFor(socket.viewer);
    const ofUser = this.#byUser.get(userId);
    ofUser?.delete(socket);
    if (!ofUser?.size) this.#byUser.delete(userId);
    const left = this.countOf(socket.viewer) - 1;
    if (left) this.#byCredential.set(credentialOf(socket.viewer), left);
    else this.#byCredential.delete(credentialOf(socket.viewer));
    return true;
  }

  /** Those by which somebody asks for whom one of these users answers. */
  of(userIds: ReadonlySet<string>): LiveSocket[] {
    return [...userIds].flatMap((userId) => [...(this.#byUser.get(userId) ?? [])]);
  }

  /** The users that are there themselves. */
  userIds(): Set<string> {
    return new Set([...this.#all].flatMap(({ viewer }) => viewer.userId ?? []));
  }

  /** How many share the viewer's session or key. */
  countOf(viewer: Viewer): number {
    return this.#byCredential.get(credentialOf(viewer)) ?? 0;
  }
}
