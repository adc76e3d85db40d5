/** What is remembered; the rest is negotiated each time. */
const MOST = 100;
const LONGEST = 300;

/** Media types of answers by the Accept headers of their requests, as Apollo has negotiated them (RFC 9110, section 12.5.1). */
export class MediaTypes {
  readonly #known = new Map<string, string>();

  /** Undefined for a header that Apollo has not answered yet. */
  for(accept = ""): string | undefined {
    return this.#known.get(accept);
  }

  learn(accept = "", type: string | undefined): void {
    if (type && accept.length <= LONGEST && this.#known.size < MOST) this.#known.set(accept, type);
  }
}
