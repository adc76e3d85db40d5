import type { Viewer } from "../access/viewer.js";
import type { LoggedEvent } from "./logged.js";

/**
 * What a subscription's `subscribe` answers: which events of the viewer's log it is about, and from where on. graphql-js takes it for a
 * source of events; the hub takes it at its word and delivers them itself, executed once for all who may share.
 */
export class Feed implements AsyncIterable<never> {
  constructor(
    /** The subscription field whose line in the map of rights it needs. */
    readonly field: string,
    /** Behind which event it begins; null: now. */
    readonly after: number | null,
    readonly selects: (event: LoggedEvent, viewer: Viewer) => boolean,
    /** About the viewer itself: it goes on until the very event that ends the session. */
    readonly personal = false,
  ) {}

  [Symbol.asyncIterator](): AsyncIterator<never> {
    throw new Error("A feed is delivered by the hub.");
  }
}
