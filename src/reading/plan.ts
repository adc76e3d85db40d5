import {
  type ArgumentNode,
  type ASTNode,
  type FieldNode,
  type GraphQLResolveInfo,
  Kind,
  type OperationDefinitionNode,
  visit,
} from "graphql";
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
  const key = `${form} ${shapeOf(reading)}\n${decisions.id}\n${variablesThatShape(info)}`;
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
  return { text: statement.text(reading.is === "keyed" ? select : bounded(select)), values: statement.values };
}

/** The most bytes of what one field answers. */
const MOST_ANSWERED = 16 * 1024 * 1024;

/** `offset 0` keeps the planner from putting the answer together once to measure it and once to send it. */
const bounded = (select: string): string =>
  `select json from (${select} offset 0) answer where fits(octet_length(json), ${MOST_ANSWERED})`;

function selectOf(statement: Statement, rows: RowCompiler, info: GraphQLResolveInfo, reading: Reading): string {
  const { fieldNodes } = info;
  if (reading.is === "page") {
    return `select ${compileConnection(statement, rows, info, fieldNodes, reading.source, reading.window)}::text as json`;
  }
  const { source } = reading;
  const { key, ...projection } = projectionOf(source.type);
  const table = source.table?.(statement) ?? projection.table;
  const where = [`t.account_id = ${statement.account}`, ...source.where(statement)].join(" and ");
  const row = statement.part(`select t.* from ${table} t where ${where}`);
  const { json, joins } = rows.compile(source.type, row, fieldNodes, { root: true, many: reading.is !== "one" });
  if (reading.is === "one") return `select (${json})::text as json from ${row}${joins}`;
  if (reading.is === "keyed") return `select ${row}.${key}::text as key, (${json})::text as json from ${row}${joins}`;
  return `select coalesce(array_to_json(array_agg(${json} order by ${reading.source.orderBy(row)})), '[]')::text as json from ${row}${joins}`;
}

/** Variables by which statements of one document differ: those whose values matter, and those that are given or not. */
interface Shaping {
  readonly valued: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
}

const shaping = new WeakMap<OperationDefinitionNode, Shaping>();
/** What decides which way a page below the root is read: see `wayOf`. */
const WAY = new Set(["after", "last", "before"]);

/** What the variables say of what is selected, through @skip and @include, and of which way its pages are read. */
function variablesThatShape({ operation, fragments, variableValues }: GraphQLResolveInfo): string {
  let found = shaping.get(operation);
  if (!found) {
    found = shapingOf([operation, ...Object.values(fragments)]);
    shaping.set(operation, found);
  }
  const values = [...found.valued].map((name) => String(variableValues[name]));
  const given = [...found.given].map((name) => variableValues[name] != null);
  return [...values, ...given].join();
}

function shapingOf(definitions: readonly ASTNode[]): Shaping {
  const valued = new Set<string>();
  const given = new Set<string>();
  const addVariable = (to: Set<string>, { value }: ArgumentNode) => {
    if (value.kind === Kind.VARIABLE) to.add(value.name.value);
  };
  for (const definition of definitions)
    visit(definition, {
      Directive(directive) {
        for (const argument of directive.arguments ?? []) addVariable(valued, argument);
      },
      Argument(argument) {
        if (WAY.has(argument.name.value)) addVariable(given, argument);
      },
    });
  return { valued, given };
}
