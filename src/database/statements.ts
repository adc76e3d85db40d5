const NAMED_AFTER = 2;
const MOST_NAMES = 500;
const MOST_COUNTED = 5_000;

/**
 * Names for statements, so that PostgreSQL parses and plans each once a connection (half its time on small queries). A client can
 * make any number of different selections, and a prepared statement lives as long as its connection: so only what comes
 * again is named, and only so many.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #seen = new Map<string, number>();

  nameOf(text: string): string | undefined {
    const name = this.#names.get(text);
    if (name !== undefined) return name;
    const seen = (this.#seen.get(text) ?? 0) + 1;
    if (seen <= NAMED_AFTER || this.#names.size >= MOST_NAMES) {
      if (this.#seen.size >= MOST_COUNTED) this.#seen.clear();
      this.#seen.set(text, seen);
      return undefined;
    }
    this.#seen.delete(text);
    const fresh = `roster_${this.#names.size + 1}`;
    this.#names.set(text, fresh);
    return fresh;
  }
}
