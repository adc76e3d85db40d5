import type { FieldNode, GraphQLField, GraphQLObjectType } from "graphql";
import type { Decisions } from "../access/decisions.js";
import { objectOf } from "./json-object.js";
import { compilePageField } from "./page-field.js";
import { type Field, type Projection, projectionOf, type Rows } from "./projection.js";
import { type SelectionInfo, selectionBelow } from "./selection.js";
import type { Statement } from "./statement.js";

/** Marks rows that are the viewer itself, where a selected field is granted for those alone. No GraphQL name begins so. */
export const OWN = "#own";

/** The SQL of a row's JSON object, and the joins that it needs behind the row's `from`. */
export interface CompiledRow {
  json: string;
  joins: string;
  /** Whether lists are embedded in it. */
  embeds: boolean;
}

/** Rows of a part of the statement, as edges refer to them. */
export const rowsOf = (alias: string): Rows => ({
  alias,
  any: (column) => `any (array(select ${column} from ${alias}))`,
});

/** How rows are come by. Only rows of which there may be many make what is embedded in them many times as large. */
export interface Level {
  /** Whether the rows are the field's own, and not those of an edge below it. */
  root: boolean;
  many: boolean;
}

/** The joins of a row's edges, and those of their values that hold lists, or lists of lists. */
class Joins {
  readonly #of = new Map<FieldNode, string>();
  readonly lists: string[] = [];
  readonly deep: string[] = [];
  text = "";

  /** An edge selected through several types of an interface is joined once. */
  once(node: FieldNode, make: () => string): string {
    const known = this.#of.get(node);
    if (known) return known;
    const made = make();
    this.#of.set(node, made);
    return made;
  }
}

/** The most bytes of lists that the rows of one level may embed. */
const MOST_EMBEDDED = 8 * 1024 * 1024;

/** Compiles what is selected of one row, edges included. */
export class RowCompiler {
  constructor(
    private readonly statement: Statement,
    private readonly info: SelectionInfo,
    private readonly decisions: Decisions,
    /** Whether an executor walks through the rows: those of an abstract type then have to say which they are. */
    private readonly walked: boolean,
  ) {}

  compile(type: string, row: string, nodes: readonly FieldNode[], level: Level): CompiledRow {
    const { json, joins } = this.#row(type, row, nodes, level);
    return { json, joins: joins.text, embeds: joins.lists.length > 0 };
  }

  #row(type: string, row: string, nodes: readonly FieldNode[], level: Level): { json: string; joins: Joins } {
    const joins = new Joins();
    const json = this.#json(type, row, nodes, level, joins);
    const embedded = level.root ? joins.deep : joins.lists;
    if (level.many && embedded.length) {
      // Lists of lists that lead back to where they came from, as a group's users' groups, grow by every level.
      const sizes = embedded.map((value) => `coalesce(pg_column_size(${value}), 0)`).join(" + ");
      const bound = this.statement.part(
        `select fits(sum(${sizes}), ${MOST_EMBEDDED}) as fits from ${row}${joins.text}`,
      );
      joins.text += ` join ${bound} on ${bound}.fits`;
    }
    return { json, joins };
  }

  #json(type: string, row: string, nodes: readonly FieldNode[], level: Level, joins: Joins): string {
    const projection = projectionOf(type);
    const jsonOf = (concrete: Projection, abstract: boolean) => {
      const pairs = this.#pairs(concrete, row, nodes, level, joins);
      if (abstract && this.walked && !pairs.some(([key]) => key === "__typename"))
        pairs.unshift(["__typename", `'${concrete.type}'::text`]);
      return objectOf(pairs);
    };
    const { abstract } = projection;
    return abstract
      ? `case ${abstract.typename(row)} ${abstract.types.map((name) => `when '${name}' then ${jsonOf(projectionOf(name), true)}`).join(" ")} end`
      : jsonOf(projection, false);
  }

  #pairs(projection: Projection, row: string, nodes: readonly FieldNode[], level: Level, joins: Joins) {
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
      const value = this.#value(field, type.getFields()[name]!, row, fieldNodes, level, joins);
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
    definition: GraphQLField<unknown, unknown>,
    row: string,
    nodes: readonly FieldNode[],
    level: Level,
    joins: Joins,
  ): string {
    const { statement } = this;
    if (field.is === "value") {
      // A value is sent as it is, with all that is in it.
      if (nodes[0]!.selectionSet) throw new Error("What is selected of a value needs a projection.");
      return field.sql(row, statement);
    }
    if (field.is === "object") {
      const object = this.#json(field.type, row, nodes, level, joins);
      return field.present ? `case when ${field.present(row, statement)} then ${object} end` : object;
    }
    if (field.is === "items") {
      const items = joins.once(nodes[0]!, () => {
        const alias = statement.alias();
        const item = this.#json(field.type, "item", nodes, level, new Joins());
        joins.text += ` cross join lateral (select coalesce(json_agg(${item} order by item.n), '[]') as v
          from jsonb_array_elements(${field.sql(row, statement)}) with ordinality item (value, n)) ${alias}`;
        return alias;
      });
      return `${items}.v`;
    }
    if (field.is === "page") {
      const page = compilePageField(statement, this, this.info, field, { definition, nodes, owners: row });
      joins.text += page.joins;
      joins.lists.push(...page.lists);
      if (page.embeds) joins.deep.push(...page.lists);
      return page.json;
    }
    const { key, from } = field.rows(rowsOf(row), statement);
    const join = joins.once(nodes[0]!, () => {
      const { part, embeds } = this.#edge(field, from, nodes, level);
      joins.text += ` left join ${part} on ${part}.k = ${row}.${key}`;
      if (embeds || field.is === "many") joins.lists.push(`${part}.v`);
      if (embeds) joins.deep.push(`${part}.v`);
      return part;
    });
    if (field.is === "many") return `coalesce(${join}.v, '[]')`;
    return field.is === "figure" ? field.sql(`${join}.v`, row, statement) : `${join}.v`;
  }

  /** A part of the statement with the edge's value `v` for each key `k`, and whether that embeds lists. */
  #edge(
    field: Exclude<Field, { is: "value" | "object" | "items" | "page" }>,
    from: string,
    nodes: readonly FieldNode[],
    { many }: Level,
  ): { part: string; embeds: boolean } {
    if (field.is === "figure") return { part: this.statement.part(from), embeds: false };
    const rows = this.statement.rows(from);
    const { alias } = rows;
    const { json, joins } = this.#row(field.type, alias, nodes, { root: false, many: many || field.is === "many" });
    const source = `${rows.from(!joins.text)}${joins.text}`;
    const part = this.statement.part(
      field.is === "one"
        ? `select ${alias}.k, ${json} as v from ${source}`
        : `select ${alias}.k, array_to_json(array_agg(${json} order by ${field.orderBy(alias)})) as v from ${source} group by ${alias}.k`,
    );
    return { part, embeds: joins.lists.length > 0 };
  }
}
