import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  execute,
  type FormattedExecutionResult,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import type { Decisions } from "../access/decisions.js";
import { stringifyData, withJsonTexts } from "../reading/json-text.js";
import type { Context } from "./context.js";

/**
 * Answers queries with the texts that the database makes, without a walk through their rows. Whatever goes wrong on this way is executed
 * again on the ordinary one, which tells errors as they have to be told: queries change nothing.
 */
export function passThrough(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const leaves = withJsonTexts(schema);
  const completes = remembered((document, decisions) => completesInDatabase(schema, document, decisions));
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, operation, request, contextValue, response }) {
          if (operation.operation !== "query" || !completes(document, contextValue.decisions)) return null;
          const { operationName, variables: variableValues } = request;
          const result = await execute({ schema: leaves, document, operationName, variableValues, contextValue });
          return result.errors ? null : { http: response.http, body: { kind: "single", singleResult: result } };
        },
      };
    },
  };
}

/** A response as text, those of the database as they are. */
export const stringifyResult = ({ data, errors, ...rest }: FormattedExecutionResult): string =>
  data && !errors ? `{"data":${stringifyData(data)}}\n` : `${JSON.stringify({ errors, data, ...rest })}\n`;

/**
 * Whether the database completes all that a document selects: a denied field has an error that has to be told, a row of an abstract
 * type has to be resolved, and introspection is not the database's.
 */
function completesInDatabase(schema: GraphQLSchema, document: DocumentNode, decisions: Decisions): boolean {
  const types = new TypeInfo(schema);
  let completes = true;
  const Field = ({ name: { value: name } }: { name: { value: string } }) => {
    const introspects = name.startsWith("__") && name !== "__typename";
    const granted = decisions.of(types.getParentType()!.name, name) === "GRANTED";
    if (introspects || !granted || isAbstractType(getNamedType(types.getType()))) completes = false;
  };
  visit(document, visitWithTypeInfo(types, { Field }));
  return completes;
}

type Ask = (document: DocumentNode, decisions: Decisions) => boolean;

const MOST_RIGHTS = 64;

/** Asks once for each document and set of rights. */
function remembered(ask: Ask): Ask {
  const known = new WeakMap<DocumentNode, Map<string, boolean>>();
  return (document, decisions) => {
    const answers = known.get(document) ?? new Map<string, boolean>();
    known.set(document, answers);
    let answer = answers.get(decisions.rightsKey);
    if (answer === undefined) {
      if (answers.size >= MOST_RIGHTS) answers.clear();
      answer = ask(document, decisions);
      answers.set(decisions.rightsKey, answer);
    }
    return answer;
  };
}
