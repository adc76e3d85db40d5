import type { FieldNode, GraphQLObjectType } from "graphql";
import type { Decisions } from "../access/decisions.js";
import { type Field, type Projection, projectionOf, type Rows } from "./projection.js";
import { type SelectionInfo, selectionBelow } from "./selection.js";
import type { Statement } from "./statement.js";

/** Marks rows that are the viewer itself, where a selected field is granted for those alone. No GraphQL name begins so. */
export const OWN = "#own";

/** The SQL of a row's JSON object, and the joins that it needs behind the row's `from`. */
export interface CompiledRow {
  json: string;
  joins: string;
}

/** Rows of a part of the statement, as edges refer to them. */
export const rowsOf = (alias: string): Rows => ({
  alias,
  any: (column) => `any (array(select ${column} from ${alias}))`,
});

/** PostgreSQL keeps the row type of such a record between rows, which json_build_object does not. */
export const objectOf = (pairs: [key: string, sql: string][]): string =>
  pairs.length
    ? `row_to_json((select z from (select ${pairs.map(([key, sql]) => `${sql} as "${key}"`).join(", ")}) z))`
    : `'{}'::json`;

/** Compiles what is selected of one row, edges included. */
export class RowCompiler {
  constructor(
    private readonly statement: Statement,
    private readonly info: SelectionInfo,
    private readonly decisions: Decisions,
    /** Whether an executor walks through the rows: those of an abstract type then have to say which they are. */
    private readonly walked: boolean,
  ) {}

  compile(type: string, row: string, nodes: readonly FieldNode[]): CompiledRow {
    const projection = projectionOf(type);
    // An edge selected through several types of an interface is joined once.
    const joined = new Map<FieldNode, string>();
    const joins: string[] = [];
    const jsonOf = (concrete: Projection, abstract: boolean) => {
      const pairs = this.#pairs(concrete, row, nodes, joined, joins);
      if (abstract && this.walked && !pairs.some(([key]) => key === "__typename"))
        pairs.unshift(["__typename", `'${concrete.type}'::text`]);
      return objectOf(pairs);
    };
    const { abstract } = projection;
    const json = abstract
      ? `case ${abstract.typename(row)} ${abstract.types.map((name) => `when '${name}' then ${jsonOf(projectionOf(name), true)}`).join(" ")} end`
      : jsonOf(projection, false);
    return { json, joins: joins.join("") };
  }

  #pairs(
    projection: Projection,
    row: string,
    nodes: readonly FieldNode[],
    joined: Map<FieldNode, string>,
    joins: string[],
  ) {
    const pairs: [string, string][] = [];
    let ownRows = false;
    const type = this.info.schema.getType(projection.type) as GraphQLObjectType;
    for (const [key, fieldNodes] of selectionBelow(this.info, type, nodes)) {
      const name = fieldNodes[0]!.name.value;
      if (name === "__typename") {
        pairs.push([key, `'${type.name}'::text`]);
        continue;
      }
      const field = projection.fields[name];
      if (!field) throw new Error(`The projection of ${projection.type} does not read ${name}.`);
      const decision = this.decisions.of(projection.type, name);
      if (decision === "DENIED") {
        pairs.push([key, "null::text"]);
        continue;
      }
      const value = this.#value(field, row, fieldNodes, joined, joins);
      if (decision === "OWN" && projection.own) {
        ownRows = true;
        pairs.push([key, `case when ${projection.own(row, this.statement)} then ${value} end`]);
      } else pairs.push([key, value]);
    }
    if (ownRows && projection.own) pairs.push([OWN, projection.own(row, this.statement)]);
    return pairs;
  }

  #value(
    field: Field,
    row: string,
    nodes: readonly FieldNode[],
    joined: Map<FieldNode, string>,
    joins: string[],
  ): string {
    const { statement } = this;
    if (field.is === "value") {
      // A value is sent as it is, with all that is in it.
      if (nodes[0]!.selectionSet) throw new Error("What is selected of a value needs a projection.");
      return field.sql(row, statement);
    }
    if (field.is === "object") {
      const object = this.compile(field.type, row, nodes);
      joins.push(object.joins);
      return field.present ? `case when ${field.present(row, statement)} then ${object.json} end` : object.json;
    }
    if (field.is === "items") {
      const { json } = this.compile(field.type, "item", nodes);
      const items = `jsonb_array_elements(${field.sql(row, statement)}) with ordinality item (value, n)`;
      return `(select coalesce(json_agg(${json} order by item.n), '[]') from ${items})`;
    }
    const { key, from } = field.rows(rowsOf(row), statement);
    let join = joined.get(nodes[0]!);
    if (!join) {
      join = this.#join(field, from, nodes);
      joined.set(nodes[0]!, join);
      joins.push(` left join ${join} on ${join}.k = ${row}.${key}`);
    }
    if (field.is === "many") return `coalesce(${join}.v, '[]')`;
    return field.is === "figure" ? field.sql(`${join}.v`, row, statement) : `${join}.v`;
  }

  /** A part of the statement with the edge's value `v` for each key `k`. */
  #join(
    field: Exclude<Field, { is: "value" | "object" | "items" }>,
    from: string,
    nodes: readonly FieldNode[],
  ): string {
    const rows = this.statement.part(from);
    if (field.is === "figure") return rows;
    const { json, joins } = this.compile(field.type, rows, nodes);
    return this.statement.part(
      field.is === "one"
        ? `select ${rows}.k, ${json} as v from ${rows}${joins}`
        : `select ${rows}.k, array_to_json(array_agg(${json} order by ${field.orderBy(rows)})) as v from ${rows}${joins} group by ${rows}.k`,
    );
  }
}
