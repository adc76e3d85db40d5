import type { FieldNode, GraphQLObjectType } from "graphql";
import { type SelectionInfo, selectionBelow } from "./selection.js";

/** PostgreSQL keeps the row type of such a record between rows, which json_build_object does not. */
export const objectOf = (pairs: readonly [key: string, sql: string][]): string =>
  pairs.length
    ? `row_to_json((select z from (select ${pairs.map(([key, sql]) => `${sql} as "${key}"`).join(", ")}) z))`
    : `'{}'::json`;

/** An object of what is selected of a type, each field by its SQL: of connections, whose parts no projection reads. */
export function selectedObject(
  info: SelectionInfo,
  type: string,
  nodes: readonly FieldNode[],
  sqlOf: (name: string, same: readonly FieldNode[]) => string,
): string {
  const selected = selectionBelow(info, info.schema.getType(type) as GraphQLObjectType, nodes);
  return objectOf(
    [...selected].map(([key, same]) => {
      const { value: name } = same[0]!.name;
      return [key, name === "__typename" ? `'${type}'::text` : sqlOf(name, same)];
    }),
  );
}
