import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from "graphql";
import type { Database } from "../database/database.js";
import type { Sql } from "../database/sql.js";
import type { Context } from "./context.js";
import { measure } from "./measure.js";

/** Statements of an open transaction, in the order in which fields ask; where there is none, each of them fails. */
const onceOpen = (opening: Promise<{ tx: Sql }>): Sql => ({
  query: async <Row>(text: string, values?: readonly unknown[]) => (await opening).tx.query<Row>(text, values),
});

const known = new WeakMap<OperationDefinitionNode, boolean>();

/**
 * Whether an operation selects the log's end beside other root fields. One root field is one statement, and a statement sees one
 * snapshot anyway.
 */
export function needsSnapshot(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  let needs = known.get(operation);
  if (needs === undefined) {
    let selects = false;
    const seesCursor = {
      Field(node: { name: { value: string } }) {
        if (node.name.value === "eventCursor") selects = true;
      },
    };
    const fragments = document.definitions.filter(
      (definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    for (const node of [operation, ...fragments]) visit(node, seesCursor);
    needs = selects && operation.operation === "query" && measure(document, operation).rootFields > 1;
    known.set(operation, needs);
  }
  return needs;
}

/**
 * Reads an operation that selects `eventCursor` in one REPEATABLE READ transaction, so that its data and the cursor are of one moment:
 * who subscribes `after` it misses nothing and repeats nothing.
 */
export const snapshots = (db: Database): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    let opening: ReturnType<Database["begin"]> | null = null;
    return {
      // The last that is asked before anything is read.
      async responseForOperation({ document, operation, contextValue }) {
        if (!needsSnapshot(document, operation)) return null;
        opening = db.begin("REPEATABLE READ");
        // The fields that need it fail by it, each with its own error.
        opening.catch(() => {});
        contextValue.sql = onceOpen(opening);
        return null;
      },
      async willSendResponse() {
        const open = await opening?.catch(() => null);
        await open?.rollback();
      },
    };
  },
});
