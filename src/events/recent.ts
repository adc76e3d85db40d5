import type { Viewer } from "../access/viewer.js";
import { Lanes } from "../database/account-batch.js";
import type { Sql } from "../database/sql.js";
import type { LoggedEvent } from "./logged.js";
import type { LiveQuery } from "./member.js";
import { Message } from "./message.js";

/** Events, and bytes of results, that are kept of one account. */
const MOST_EVENTS = 10_000;
const MOST_BYTES = 2 * 1024 * 1024;
/** Results of one account that are read at once: others come back too. */
const MOST_AT_ONCE = 2;

/**
 * What consoles that reconnect together read of one account's log: each event is read once, and its result rendered once for all whose
 * result is the same. It is kept for about a second, so that it is hardly older than a result of one's own; what has
 * changed since is an event that they get too.
 */
export class Recent {
  #events = new Map<number, LoggedEvent>();
  #messages = new Map<string, Promise<Message>>();
  #bytes = 0;
  readonly #turns = new Lanes(MOST_AT_ONCE);

  constructor(
    private readonly lanes: Lanes,
    private readonly sql: Sql,
    private readonly read: (after: number) => Promise<LoggedEvent[]>,
  ) {}

  /** The event behind that number; null where the log holds it no more. It must be known to have been written. */
  async eventBehind(sequence: number): Promise<LoggedEvent | null> {
    return this.#events.get(sequence + 1) ?? this.lanes.run(() => this.#readBehind(sequence));
  }

  /** The result for an event, as this viewer and everybody with an equal key gets it. */
  messageOf(query: LiveQuery, viewer: Viewer, sequence: number): Promise<Message> {
    const key = `${sequence} ${query.keyFor(viewer)}`;
    let message = this.#messages.get(key);
    if (!message) {
      const render = async () => new Message(await query.render(viewer, sequence, this.sql));
      message = this.#turns.run(() => this.lanes.run(render));
      if (this.#bytes < MOST_BYTES) this.#keep(key, message);
    }
    return message;
  }

  forget(): void {
    if (this.#events.size) this.#events = new Map();
    if (this.#messages.size) this.#messages = new Map();
    this.#bytes = 0;
  }

  async #readBehind(sequence: number): Promise<LoggedEvent | null> {
    // Somebody else may have read it while this waited for its turn.
    const known = this.#events.get(sequence + 1);
    if (known) return known;
    const events = await this.read(sequence);
    if (this.#events.size < MOST_EVENTS) for (const event of events) this.#events.set(event.sequence, event);
    return events[0]?.sequence === sequence + 1 ? events[0] : null;
  }

  #keep(key: string, message: Promise<Message>): void {
    const messages = this.#messages;
    messages.set(key, message);
    message.then(
      ({ bytes }) => {
        this.#bytes += bytes;
      },
      // Whoever waits for it is told; the next one tries anew.
      () => messages.delete(key),
    );
  }
}
