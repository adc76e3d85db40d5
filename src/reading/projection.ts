import type { Term } from "./source.js";
import type { Statement } from "./statement.js";

/** The rows whose fields are being read: a materialised part of the statement. */
export interface Rows {
  readonly alias: string;
  /** A condition's right side: any of the values that a column has in these rows. */
  any(column: string): string;
}

/** What a field is joined with: `from` is a select with the column `k`, which the SQL `key` of the owning row equals. */
export interface Join {
  key: string;
  from: string;
}

type Value = (row: string, statement: Statement) => string;

/** How one field of a GraphQL type is read. `row` is the alias of the row at hand. */
export type Field =
  | { is: "value"; sql: Value }
  /** An object made of columns of the same row, or null where `present` does not hold. */
  | { is: "object"; type: string; present?: Value }
  /** The objects in a JSON array of the row, each read as the `value` of a row of its own: values alone, no edges. */
  | { is: "items"; type: string; sql: Value }
  /** An edge to one row or to many, read for all rows at once and grouped: half of what a subselect a row costs. */
  | { is: "one"; type: string; rows: (owners: Rows, statement: Statement) => Join }
  | { is: "many"; type: string; orderBy: (row: string) => string; rows: (owners: Rows, statement: Statement) => Join }
  /** A connection: a page of the rows `t` that belong to each `owner`, in one order, by its arguments. `list` names it in its cursors. */
  | {
      is: "page";
      type: string;
      list: string;
      order: readonly Term[];
      rows: (owner: string, statement: Statement) => { from: string; where: string[] };
    }
  /** A figure over other rows: the select has the columns `k` and `v`, and `sql` makes the field of `v`. */
  | {
      is: "figure";
      rows: (owners: Rows, statement: Statement) => Join;
      sql: (v: string, row: string, statement: Statement) => string;
    };

/** How a GraphQL type is read from rows of one table. */
export interface Projection {
  readonly type: string;
  /** The table or other source that rows come from, and the column that identifies them in an account. */
  readonly table: string;
  readonly key: string;
  readonly keyType?: "uuid" | "bigint";
  readonly fields: Record<string, Field>;
  /** Whether a row is the viewer itself, for fields that are granted then. */
  readonly own?: Value;
  /** Of an interface: the SQL that names a row's type, and the types there are. */
  readonly abstract?: { typename: (row: string) => string; types: readonly string[] };
}

const projections = new Map<string, Projection>();

/** Declares how a type is read; modules do so when they are loaded. */
export function project(projection: Projection): Projection {
  projections.set(projection.type, projection);
  return projection;
}

/** Adds fields to a type of an earlier module, as edges that lead back to a later one are. */
export function extend(type: string, fields: Record<string, Field>): void {
  Object.assign(projectionOf(type).fields, fields);
}

export function projectionOf(type: string): Projection {
  const projection = projections.get(type);
  if (!projection) throw new Error(`No projection reads the type ${type}.`);
  return projection;
}

export const isProjected = (type: string): boolean => projections.has(type);

export const sql = (value: Value): Field => ({ is: "value", sql: value });

export const column = (name: string): Field => sql((row) => `${row}.${name}`);

/** RFC 3339 in UTC with milliseconds, the one form of time in the API. */
export const rfc3339 = (value: string): string =>
  `to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const timestamp = (name: string): Field => sql((row) => rfc3339(`${row}.${name}`));

/** The row that a column of this row refers to. */
export const one = (type: string, foreignKey: string): Field => ({
  is: "one",
  type,
  rows: (owners, statement) => {
    const { table, key } = projectionOf(type);
    return {
      key: foreignKey,
      from: `select t.${key} as k, t.* from ${table} t where t.account_id = ${statement.account} and t.${key} = ${owners.any(foreignKey)}`,
    };
  },
});

/** The rows that a table of pairs links to this row. */
export const linked = (
  type: string,
  pairs: string,
  ownerColumn: string,
  column: string,
  orderBy: (row: string) => string,
): Field => ({
  is: "many",
  type,
  orderBy,
  rows: (owners, statement) => ({
    key: "id",
    from: `select j.${ownerColumn} as k, t.* from ${pairs} j join ${projectionOf(type).table} t on t.account_id = j.account_id and t.id = j.${column} where j.account_id = ${statement.account} and j.${ownerColumn} = ${owners.any("id")}`,
  }),
});
