import { type FieldNode, type GraphQLField, getArgumentValues } from "graphql";
import { wayOf, windowOf } from "./connection.js";
import { cursorSql } from "./cursor.js";
import { selectedObject } from "./json-object.js";
import type { CompiledRow, RowCompiler } from "./object.js";
import type { Field } from "./projection.js";
import type { SelectionInfo } from "./selection.js";
import type { PageArguments } from "./source.js";
import type { Run, Statement } from "./statement.js";

/** Where a connection is selected, and the rows that each have a page of it. */
interface Selected {
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly FieldNode[];
  readonly owners: string;
}

/**
 * Compiles a connection below an object: a page for each of the rows `owners`, read for all of them at once and grouped. Its arguments
 * become parameters, but for which way it is read. `lists` are the values that hold its rows.
 */
export function compilePageField(
  statement: Statement,
  rows: RowCompiler,
  info: SelectionInfo,
  field: Extract<Field, { is: "page" }>,
  { definition, nodes, owners }: Selected,
): CompiledRow & { lists: readonly string[] } {
  const { backward, positioned } = wayOf(argumentsOf(definition, nodes[0]!, info.variableValues));
  const { size, binding, position } = parametersOf(statement, field, definition, nodes[0]!);
  const each = `(select distinct id from ${owners}) owner`;
  const { from, where } = field.rows("owner", statement);
  const source = `from ${from} where ${[`t.account_id = ${statement.account}`, ...where].join(" and ")}`;
  const keys = field.order.map(({ sql }) => sql);
  const beyond = positioned ? ` and (${keys.join(", ")}) ${backward ? "<" : ">"} (${position().join(", ")})` : "";
  const { alias: page, from: fromPage } = statement.rows(
    `select owner.id as k, t.* from ${each} cross join lateral (
       select t.*, row_number() over () as o from (
         select t.*, ${keys.map((key, i) => `${key} as key${i}`).join(", ")} ${source}${beyond}
         order by ${keys.map((key) => `${key} ${backward ? "desc" : "asc"}`).join(", ")} limit ${size} + 1) t) t`,
  );

  let embeds = false;
  let joins = "";
  let joinsOfOwner = "";
  const lists: string[] = [];
  const figures: string[] = [];
  const grouped = statement.alias();
  /** A figure over a page's rows, as its owner's row refers to it. */
  const figure = (sql: string): string => `${grouped}.v${figures.push(sql) - 1}`;
  const within = `filter (where ${page}.o <= ${size})`;
  const list = (json: string): string => {
    const value = figure(`array_to_json(array_agg(${json} order by ${page}.o${backward ? " desc" : ""}) ${within})`);
    lists.push(value);
    return `coalesce(${value}, '[]')`;
  };
  const cursor = () =>
    cursorSql(
      binding(),
      keys.map((_, i) => `${page}.key${i}`),
    );
  const more = () => `coalesce(${figure(`count(*) > ${size}`)}, false)`;
  const outermost = (which: "first" | "last") => {
    const ascending = (which === "first") !== backward;
    return figure(`(array_agg(${cursor()} order by ${page}.o ${ascending ? "asc" : "desc"}) ${within})[1]`);
  };
  const nodeOf = (below: readonly FieldNode[]): string => {
    const node = rows.compile(field.type, page, below, { root: false, many: true });
    joins += node.joins;
    embeds ||= node.embeds;
    return node.json;
  };

  const pageInfo: Readonly<Record<string, () => string>> = {
    hasNextPage: () => (backward ? String(positioned) : more()),
    hasPreviousPage: () => (backward ? more() : String(positioned)),
    startCursor: () => outermost("first"),
    endCursor: () => outermost("last"),
  };
  const connection: Readonly<Record<string, (same: readonly FieldNode[]) => string>> = {
    nodes: (same) => list(nodeOf(same)),
    edges: (same) =>
      list(
        selectedObject(info, `${field.type}Edge`, same, (name, below) =>
          name === "cursor" ? cursor() : nodeOf(below),
        ),
      ),
    pageInfo: (same) => selectedObject(info, "PageInfo", same, (name) => pageInfo[name]!()),
    totalCount: () => {
      const counts = statement.part(`select owner.id as k, (select count(*) ${source}) as v from ${each}`);
      joinsOfOwner += ` left join ${counts} on ${counts}.k = ${owners}.id`;
      return `${counts}.v`;
    },
  };
  const json = selectedObject(info, `${field.type}Connection`, nodes, (name, same) => connection[name]!(same));
  if (figures.length) {
    const values = figures.map((sql, i) => `${sql} as v${i}`).join(", ");
    const pages = statement.part(`select ${page}.k, ${values} from ${fromPage(!joins)}${joins} group by ${page}.k`);
    joinsOfOwner += ` left join ${pages} ${grouped} on ${grouped}.k = ${owners}.id`;
  }
  // Unread, it is not run; but a parameter that the statement does not use is refused.
  else fromPage(false);
  return { json, joins: joinsOfOwner, embeds, lists };
}

const argumentsOf = (
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Readonly<Record<string, unknown>>,
): PageArguments => getArgumentValues(definition, node, { ...variables });

/** What the arguments become: where the page begins, its size, and what its cursors are bound to. */
function parametersOf(
  statement: Statement,
  field: Extract<Field, { is: "page" }>,
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
) {
  const name = statement.alias();
  const parameter = (what: string, type: string, get: (run: Run) => unknown) =>
    statement.parameter(`${name} ${what}`, type, get);
  const windowIn = ({ accountId, variables }: Run) =>
    windowOf(field, accountId, argumentsOf(definition, node, variables));
  // A parameter that the statement does not use has no type, and is refused.
  return {
    size: parameter("size", "integer", (run) => windowIn(run).window.size),
    binding: () => parameter("binding", "text", (run) => windowIn(run).values.binding),
    position: () =>
      field.order.map(({ type }, i) =>
        parameter(`position${i}`, type, (run) => windowIn(run).values[`position${i}`] ?? null),
      ),
  };
}
