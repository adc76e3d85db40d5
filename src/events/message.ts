/** Clients count their operations, so that thousands have one of a few ids; one that has none of these gets a copy of its own. */
const MOST_IDS = 8;

/** The result for one event on its way to all who get it: encoded once, and put behind each operation id once. */
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

  /** As the operation with this id gets it. */
  for(id: string): Buffer {
    const known = this.#byId.get(id);
    if (known) return known;
    const head = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    const headBytes = Buffer.byteLength(head);
    const message = Buffer.allocUnsafe(headBytes + this.#rest.length);
    message.write(head);
    this.#rest.copy(message, headBytes);
    if (this.#byId.size < MOST_IDS) this.#byId.set(id, message);
    return message;
  }
}
