import type { KeyType } from "./cursor.js";
import type { Statement } from "./statement.js";

/**
 * The rows that a root field reads. `shape` names its SQL: two sources with the same shape differ in `values` alone, and share one
 * compiled statement.
 */
export interface Source {
  readonly shape: string;
  /** The projected type of its rows; they come from that projection's table, of one account. */
  readonly type: string;
  /** Rows with the same columns, where they are not those of the projection's table. */
  readonly table?: (statement: Statement) => string;
  /** Conditions beside the account's, over the row `t`. */
  readonly where: (statement: Statement) => string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** One term of an order, over the row `t`; the last one must be unique in the account. */
export interface Term {
  readonly sql: string;
  readonly type: KeyType;
}

/** A list in one order of which pages are read. */
export interface ListSource extends Source {
  /** Names the list in its cursors. */
  readonly list: string;
  readonly order: readonly Term[];
  readonly direction: "asc" | "desc";
  /** Where rows stand in the order of another table: what `t` is joined with, one row for each. */
  readonly join?: string;
}

/** All rows in a fixed order, for lists that are short by nature. */
export interface WholeSource extends Source {
  /** Over the row's alias. */
  readonly orderBy: (row: string) => string;
}

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}
