import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FormattedExecutionResult,
  type GraphQLNamedType,
  type GraphQLSchema,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Logger } from "pino";
import type { Decisions } from "../access/decisions.js";
import { isJsonText, stringifyData, withJsonTexts } from "../reading/json-text.js";
import type { Context } from "./context.js";
import { presentError } from "./errors.js";

const MOST_RIGHTS = 64;

/** Executes what the database completes without a walk through its rows: their texts pass through as they are. */
export class PassThrough {
  readonly #leaves: GraphQLSchema;
  readonly #known = new WeakMap<DocumentNode, Map<number, boolean>>();
  readonly #onlyReads = new WeakMap<DocumentNode, boolean>();

  constructor(private readonly schema: GraphQLSchema) {
    this.#leaves = withJsonTexts(schema);
  }

  /** By which schema to execute a document for somebody with these rights; null where its rows have to be walked through. */
  schemaFor(document: DocumentNode, decisions: Decisions): GraphQLSchema | null {
    const known = this.#known.get(document) ?? new Map<number, boolean>();
    this.#known.set(document, known);
    let completes = known.get(decisions.id);
    if (completes === undefined) {
      if (known.size >= MOST_RIGHTS) known.clear();
      completes = completesInDatabase(this.schema, document, decisions);
      known.set(decisions.id, completes);
    }
    return completes ? this.#leaves : null;
  }

  /** Whether a document's fields are answered by the database alone, whatever is behind those of other types. */
  onlyReads(document: DocumentNode): boolean {
    let only = this.#onlyReads.get(document);
    if (only === undefined) {
      only = true;
      const types = new TypeInfo(this.#leaves);
      const Field = () => {
        const field = types.getParentType() === this.#leaves.getQueryType() ? types.getFieldDef() : null;
        if (field && field.name !== "__typename" && !isJsonText(field.type)) only = false;
      };
      visit(document, visitWithTypeInfo(types, { Field }));
      this.#onlyReads.set(document, only);
    }
    return only;
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

/** A result as it is told: what went wrong in the form that every error has. */
export const presentResult = (
  { data, errors }: ExecutionResult,
  requestId: string,
  log: Logger,
): FormattedExecutionResult => ({
  data,
  ...(errors && { errors: errors.map((error) => presentError(error, requestId, log)) }),
});

/** A result as text, those of the database as they are. */
export const resultText = ({ data, errors }: FormattedExecutionResult): string =>
  data && !errors ? `{"data":${stringifyData(data)}}` : JSON.stringify({ errors, data });

/** Answers queries over HTTP so. An error is one of a root field's: below them, the database has completed everything. */
export const passQueriesThrough = (passThrough: PassThrough, log: Logger): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      async responseForOperation({ document, operation, request, contextValue, response }) {
        const schema = operation.operation === "query" && passThrough.schemaFor(document, contextValue.decisions);
        if (!schema) return null;
        const { operationName, variables: variableValues } = request;
        const result = await execute({ schema, document, operationName, variableValues, contextValue });
        const singleResult = presentResult(result, contextValue.requestId, log);
        return { http: response.http, body: { kind: "single", singleResult } };
      },
    };
  },
});
