import { type FieldNode, type GraphQLResolveInfo, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Decisions } from "../access/decisions.js";
import { compileConnection, type Window } from "./connection.js";
import { isJsonText } from "./json-text.js";
import { RowCompiler } from "./object.js";
import { projectionOf } from "./projection.js";
import type { ListSource, Source, WholeSource } from "./source.js";
import { type Run, Statement } from "./statement.js";

/** A compiled root field: one statement, and how to get its values. */
export interface Plan {
  readonly text: string;
  readonly values: readonly ((run: Run) => unknown)[];
}

/** What is to be read of a source. */
export type Reading =
  | { is: "one"; source: Source }
  /** Rows by their keys, in no order, each with its key. */
  | { is: "keyed"; source: Source }
  | { is: "all"; source: WholeSource }
  | { is: "page"; source: ListSource; window: Window };

const MOST_SHAPES = 64;
const plans = new WeakMap<FieldNode, Map<string, Plan>>();

/**
 * The plan for a field as it is selected, made once for each shape of its source and set of rights. It lives as long as the document,
 * which the server's document cache bounds.
 */
export function planFor(info: GraphQLResolveInfo, decisions: Decisions, reading: Reading): Plan {
  const form = isJsonText(info.returnType) ? "text" : "rows";
  const key = `${form} ${shapeOf(reading)}\n${decisions.rightsKey}\n${variablesThatShape(info)}`;
  const node = info.fieldNodes[0]!;
  let known = plans.get(node);
  if (!known) {
    known = new Map();
    plans.set(node, known);
  }
  let plan = known.get(key);
  if (!plan) {
    if (known.size >= MOST_SHAPES) known.clear();
    plan = compile(info, decisions, reading);
    known.set(key, plan);
  }
  return plan;
}

const shapeOf = (reading: Reading): string => {
  const { is, source } = reading;
  if (reading.is !== "page") return `${is} ${source.shape}`;
  const { size, backward, positioned } = reading.window;
  return `${is} ${source.shape} ${size}${backward ? " backward" : ""}${positioned ? " positioned" : ""}`;
};

function compile(info: GraphQLResolveInfo, decisions: Decisions, reading: Reading): Plan {
  const statement = new Statement();
  const rows = new RowCompiler(statement, info, decisions, !isJsonText(info.returnType));
  const select = selectOf(statement, rows, info, reading);
  return { text: statement.text(select), values: statement.values };
}

function selectOf(statement: Statement, rows: RowCompiler, info: GraphQLResolveInfo, reading: Reading): string {
  const { fieldNodes } = info;
  if (reading.is === "page") {
    return `select ${compileConnection(statement, rows, info, fieldNodes, reading.source, reading.window)}::text as json`;
  }
  const { source } = reading;
  const { key, ...projection } = projectionOf(source.type);
  const { table = projection.table } = source;
  const where = [`t.account_id = ${statement.account}`, ...source.where(statement)].join(" and ");
  const row = statement.part(`select t.* from ${table} t where ${where}`);
  const { json, joins } = rows.compile(source.type, row, fieldNodes, { root: true, many: reading.is !== "one" });
  if (reading.is === "one") return `select (${json})::text as json from ${row}${joins}`;
  if (reading.is === "keyed") return `select ${row}.${key}::text as key, (${json})::text as json from ${row}${joins}`;
  return `select coalesce(array_to_json(array_agg(${json} order by ${reading.source.orderBy(row)})), '[]')::text as json from ${row}${joins}`;
}

const shaping = new WeakMap<OperationDefinitionNode, string[]>();

/** The values of those variables that decide what is selected, through @skip and @include. */
function variablesThatShape({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
  let names = shaping.get(operation);
  if (!names) {
    const found = new Set<string>();
    const inDirectives = {
      Directive: (directive: { arguments?: readonly { value: { kind: string; name?: { value: string } } }[] }) => {
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) found.add(value.name!.value);
      },
    };
    for (const node of [operation, ...Object.values(fragments)]) visit(node, inDirectives as never);
    names = [...found];
    shaping.set(operation, names);
  }
  return names.map((name) => String(variableValues[name])).join();
}
