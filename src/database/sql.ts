/**
 * What every function that speaks SQL takes first: the pool for reads, or one open transaction. `$1` … are the values.
 * A statement whose text is a constant of the program is prepared once a connection; see `named`.
 */
export interface Sql {
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}
