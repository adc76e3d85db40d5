import type { Sql } from "./sql.js";

/**
 * Asks each statement once: whoever asks the same again gets the same rows, which nobody may change. For what belongs to one moment, such as
 * the results for one event, which differ by who gets them and yet often not by what is read for them.
 */
export class Once implements Sql {
  readonly #asked = new Map<string, Promise<unknown[]>>();

  constructor(private readonly sql: Sql) {}

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const key = `${JSON.stringify(values)} ${text}`;
    let rows = this.#asked.get(key);
    if (!rows) {
      rows = this.sql.query(text, values);
      this.#asked.set(key, rows);
      // It may be tried again.
      rows.catch(() => this.#asked.delete(key));
    }
    return rows as Promise<Row[]>;
  }
}
