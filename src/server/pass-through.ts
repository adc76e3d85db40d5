import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Decisions } from "../access/decisions.js";
import { stringifyData, withJsonTexts } from "../reading/json-text.js";
import type { Context } from "./context.js";

const MOST_RIGHTS = 64;

/** Executes what the database completes without a walk through its rows: their texts pass through as they are. */
export class PassThrough {
  readonly #leaves: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<string, boolean>>();

  constructor(private readonly schema: GraphQLSchema) {
    this.#leaves = withJsonTexts(schema);
  }

  /** By which schema to execute a document for somebody with these rights; null where its rows have to be walked through. */
  schemaFor(document: DocumentNode, decisions: Decisions): GraphQLSchema | null {
    const known = this.#known.get(document) ?? new Map<string, boolean>();
    this.#known.set(document, known);
    let completes = known.get(decisions.rightsKey);
    if (completes === undefined) {
      if (known.size >= MOST_RIGHTS) known.clear();
      completes = completesInDatabase(this.schema, document, decisions);
      known.set(decisions.rightsKey, completes);
    }
    return completes ? this.#leaves : null;
  }
}

/** A denied field has an error that has to be told, and introspection is not the database's. */
function completesInDatabase(schema: GraphQLSchema, document: DocumentNode, decisions: Decisions): boolean {
  const types = new TypeInfo(schema);
  let completes = true;
  const Field = ({ name: { value: name } }: { name: { value: string } }) => {
    const parent: GraphQLNamedType = types.getParentType()!;
    const owners = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    const granted = owners.every((owner) => decisions.of(owner.name, name) === "GRANTED");
    const introspects = name.startsWith("__") && name !== "__typename";
    if (introspects || !granted) completes = false;
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return completes;
}

/** A result as text, those of the database as they are. */
export const resultText = ({ data, errors }: FormattedExecutionResult): string =>
  data && !errors ? `{"data":${stringifyData(data)}}` : JSON.stringify({ errors, data });

/**
 * Answers queries over HTTP so. Whatever goes wrong on this way is executed again on the ordinary one, which tells errors as they have to
 * be told: queries change nothing.
 */
export const passQueriesThrough = (passThrough: PassThrough): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, request, contextValue, response }) {
        const schema = operation.operation === "query" && passThrough.schemaFor(document, contextValue.decisions);
        if (!schema) return null;
        const { operationName, variables: variableValues } = request;
        const result = await execute({ schema, document, operationName, variableValues, contextValue });
        if (!result.errors) return { http: response.http, body: { kind: "single", singleResult: result } };
        contextValue.read.again();
        return null;
      },
    };
  },
});
