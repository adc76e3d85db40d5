import { type LoggedEvent, PAGE } from "./logged.js";

/** What a node has heard of an account's log and not taken yet. */
export class Heard {
  #told: LoggedEvent[] = [];
  /** Whether there may be more than it was told of. */
  #more = false;

  constructor(private readonly readLog: (after: number) => Promise<LoggedEvent[]>) {}

  /** @param event By which the log has grown; null where nobody says. */
  add(event: LoggedEvent | null): void {
    if (event && this.#told.length < PAGE) this.#told.push(event);
    else this.#more = true;
  }

  get any(): boolean {
    return this.#more || this.#told.length > 0;
  }

  /** The next events behind a position: what it was told of, if that is an unbroken row and all there is, or else of the log. */
  async take(position: number): Promise<LoggedEvent[]> {
    const told = this.#told.filter(({ sequence }) => sequence > position);
    this.#told = [];
    if (!this.#more && told.every(({ sequence }, i) => sequence === position + 1 + i)) return told;
    this.#more = false;
    const events = await this.readLog(position);
    if (events.length === PAGE) this.#more = true;
    return events;
  }
}
