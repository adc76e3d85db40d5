import type { FieldNode } from "graphql";
import { badUserInput } from "../errors/graphql-errors.js";
import { bindingOf, cursorSql, readCursor } from "./cursor.js";
import { selectedObject } from "./json-object.js";
import type { RowCompiler } from "./object.js";
import { projectionOf } from "./projection.js";
import type { SelectionInfo } from "./selection.js";
import type { ListSource, PageArguments } from "./source.js";
import type { Statement } from "./statement.js";

const MOST = 100;
const USUAL = 50;

/** Which way a page is read: what of its arguments shapes the SQL. */
export interface Way {
  readonly backward: boolean;
  /** Whether it starts behind (or ends before) the keys in the values `position0` …. */
  readonly positioned: boolean;
}

/** Which part of a list is asked for: so many rows from a position, forwards or backwards. */
export interface Window extends Way {
  readonly size: number;
}

/** The arguments that say it are `last`, `before` and `after`, by whether they are given. */
export const wayOf = ({ after, last, before }: PageArguments): Way => ({
  backward: last != null || before != null,
  positioned: after != null || before != null,
});

/** @throws BAD_USER_INPUT where the arguments of a connection are out of their bounds, or contradict one another. */
export function windowOf(
  source: Pick<ListSource, "list" | "order">,
  accountId: string,
  page: PageArguments,
): { window: Window; values: Record<string, unknown> } {
  const { first, after, last, before } = page;
  if (first != null && last != null) throw badUserInput("Ask for `first` or for `last`, not for both.");
  if (after != null && before != null) throw badUserInput("Ask for rows `after` or `before` a cursor, not for both.");
  if (after != null && last != null) throw badUserInput("`after` goes with `first`.");
  if (before != null && first != null) throw badUserInput("`before` goes with `last`.");
  const way = wayOf(page);
  const size = first ?? last ?? USUAL;
  if (!Number.isInteger(size) || size < 1 || size > MOST)
    throw badUserInput(`\`${way.backward ? "last" : "first"}\` must be from 1 to ${MOST}.`);
  const cursor = after ?? before;
  const values: Record<string, unknown> = { binding: bindingOf(accountId, source.list) };
  const window = { ...way, size };
  if (cursor == null) return { window, values };
  const types = source.order.map((term) => term.type);
  readCursor(cursor, values.binding as string, types).forEach((key, i) => {
    values[`position${i}`] = key;
  });
  return { window, values };
}

/** Compiles a Relay connection: one page by keyset, read once however often its rows are selected. */
export function compileConnection(
  statement: Statement,
  rows: RowCompiler,
  info: SelectionInfo,
  nodes: readonly FieldNode[],
  source: ListSource,
  { size, backward, positioned }: Window,
): string {
  const { table } = projectionOf(source.type);
  // Only where rows are read: a parameter that the statement does not use is refused.
  let conditions: string | undefined;
  const where = (): string => {
    conditions ??= [`t.account_id = ${statement.account}`, ...source.where(statement)].join(" and ");
    return conditions;
  };
  const keys = source.order.map((term) => term.sql);
  const forward = source.direction === "asc" ? !backward : backward;
  const direction = forward ? "asc" : "desc";

  const page = (): string => {
    const from: string[] = [];
    if (positioned) {
      const position = source.order.map((term, i) => statement.value(`position${i}`, term.type));
      from.push(`(${keys.join(", ")}) ${forward ? ">" : "<"} (${position.join(", ")})`);
    }
    const select = `select t.*, ${keys.map((key, i) => `${key} as key${i}`).join(", ")} from ${table} t${source.join ? ` join ${source.join}` : ""}
      where ${[where(), ...from].join(" and ")}
      order by ${keys.map((key) => `${key} ${direction}`).join(", ")} limit ${size + 1}`;
    return statement.part(`select t.*, row_number() over () as o from (${select}) t`);
  };
  let part: string | undefined;
  const read = () => {
    part ??= page();
    return part;
  };

  const cursorOf = (row: string) =>
    cursorSql(
      statement.value("binding", "text"),
      keys.map((_, i) => `${row}.key${i}`),
    );
  const list = (json: string, joins: string) => {
    const row = read();
    return `(select coalesce(array_to_json(array_agg(${json} order by ${row}.o${backward ? " desc" : ""})), '[]') from ${row}${joins} where ${row}.o <= ${size})`;
  };
  const nodeOf = (selected: readonly FieldNode[]) =>
    rows.compile(source.type, read(), selected, { root: true, many: true });
  const outermost = (which: "first" | "last") => {
    const ascending = (which === "first") !== backward;
    return `(select ${cursorOf(read())} from ${read()} where o <= ${size} order by o ${ascending ? "asc" : "desc"} limit 1)`;
  };
  const more = () => `((select count(*) from ${read()}) > ${size})`;

  const pageInfo: Record<string, () => string> = {
    hasNextPage: () => (backward ? String(positioned) : more()),
    hasPreviousPage: () => (backward ? more() : String(positioned)),
    startCursor: () => outermost("first"),
    endCursor: () => outermost("last"),
  };
  const connection: Record<string, (same: readonly FieldNode[]) => string> = {
    nodes: (same) => {
      const { json, joins } = nodeOf(same);
      return list(json, joins);
    },
    edges: (same) => {
      let joins = "";
      const edge = selectedObject(info, `${source.type}Edge`, same, (name, below) => {
        if (name === "cursor") return cursorOf(read());
        const node = nodeOf(below);
        joins += node.joins;
        return node.json;
      });
      return list(edge, joins);
    },
    pageInfo: (same) => selectedObject(info, "PageInfo", same, (name) => pageInfo[name]!()),
    totalCount: () => `(select count(*) from ${table} t where ${where()})`,
  };
  return selectedObject(info, `${source.type}Connection`, nodes, (name, same) => connection[name]!(same));
}
