import { textFrame } from "./frame.js";

/** Clients count their operations, so that thousands have one of a few ids; one that has none of these gets a copy of its own. */
const MOST_IDS = 8;

/** The result for one event on its way to all who get it: encoded once, and framed once behind each operation id. */
export class Message {
  readonly #rest: Buffer;
  readonly #byId = new Map<string, Buffer>();

  /** @param payload JSON text. */
  constructor(payload: string) {
    this.#rest = Buffer.from(`${payload}}`);
  }

  get bytes(): number {
    return this.#rest.length;
  }

  /** The frame for the operation with this id. */
  for(id: string): Buffer {
    const known = this.#byId.get(id);
    if (known) return known;
    const head = Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
    const frame = textFrame([head, this.#rest]);
    if (this.#byId.size < MOST_IDS) this.#byId.set(id, frame);
    return frame;
  }
}
