import type { Viewer } from "../access/viewer.js";
import { Lanes } from "../database/account-batch.js";
import { Once } from "../database/once.js";
import type { Sql } from "../database/sql.js";
import { ApiError } from "../errors/graphql-errors.js";
import type { Group, Groups } from "./groups.js";
import type { LoggedEvent } from "./logged.js";
import { Message } from "./message.js";
import { patiently } from "./patience.js";
import type { StreamSource } from "./stream-source.js";

/** Results for one event that are read at once: where every console gets one of its own, they must not take the whole pool. */
const MOST_AT_ONCE = 4;

/** Brings an account's events to its groups: each result is read, executed and encoded once for all who get the same. */
export class Delivery {
  readonly #turns = new Lanes(MOST_AT_ONCE);

  constructor(
    private readonly groups: Groups,
    private readonly source: StreamSource,
  ) {}

  /** Resolves when all who get it were sent it: nothing of the next event may be before. */
  async deliver(event: LoggedEvent): Promise<void> {
    const deliveries: Promise<void>[] = [];
    const messages = new Map<string, Promise<Message>>();
    const sql = new Once(this.source.sql);
    for (const group of this.groups) {
      const [first] = group.members;
      const viewer = first?.socket.viewer;
      if (!viewer || !group.query.feed.selects(event, viewer)) continue;
      const key = group.query.sharedKeyFor(viewer) ?? group.key;
      const message = messages.get(key) ?? this.#render(group, viewer, event.sequence, sql);
      messages.set(key, message);
      deliveries.push(this.#send(group, event.sequence, message));
    }
    if (deliveries.length) await Promise.all(deliveries);
  }

  #render({ query }: Group, viewer: Viewer, sequence: number, sql: Sql): Promise<Message> {
    const render = async () => new Message(await query.render(viewer, sequence, sql));
    return this.#turns.run(() => patiently(render));
  }

  async #send({ members }: Group, sequence: number, rendered: Promise<Message>): Promise<void> {
    let message: Message;
    try {
      message = await rendered;
    } catch (error) {
      this.source.failed(error);
      for (const member of members) if (member.position < sequence) member.sendAway();
      return;
    }
    let sent = 0;
    for (const member of members) {
      if (member.position >= sequence) continue;
      if (member.lags) {
        this.source.lagged();
        this.groups.drop(member, new ApiError("CONSUMER_LAGGED", "Too much was left unread: resume with `after`."));
        continue;
      }
      member.position = sequence;
      member.send(message);
      sent++;
    }
    this.source.delivered(sent);
  }
}
