import { randomUUID } from "node:crypto";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { Logger } from "pino";
import type { Database } from "../database/database.js";
import { badUserInput } from "../errors/graphql-errors.js";
import type { Admission } from "./admission.js";
import type { Context } from "./context.js";
import type { Documents } from "./documents.js";
import { presentError, statusOf } from "./errors.js";
import { LIMITS } from "./measure.js";
import { type PassThrough, passQueriesThrough, resultText } from "./pass-through.js";
import { snapshots } from "./snapshot.js";

export interface ApolloOptions {
  schema: GraphQLSchema;
  db: Database;
  admission: Admission;
  passThrough: PassThrough;
  documents: Documents;
  log: Logger;
  openSchema: boolean;
  observe(operation: string, failed: boolean, seconds: number): void;
}

/** GraphQL over HTTP: Apollo does its semantics, the pipeline that sockets share does the rest. */
export function createApollo({
  schema,
  db,
  admission,
  passThrough,
  documents,
  log,
  openSchema,
  observe,
}: ApolloOptions): ApolloServer<Context> {
  // What formats errors is not told of which request they are.
  const requestIds = new WeakMap<object, string>();
  const pipeline: ApolloServerPlugin<Context> = {
    async requestDidStart() {
      const started = performance.now();
      let failed = false;
      return {
        async didResolveOperation({ document, operation, request, source, contextValue }) {
          admit(admission, document, operation, request.variables, contextValue);
          documents.keep(source, document);
        },
        async didEncounterErrors({ errors, contextValue }) {
          failed = true;
          for (const error of errors) requestIds.set(error, contextValue.requestId);
        },
        async willSendResponse({ operation, response: { body } }) {
          failed ||= body.kind === "single" && !!body.singleResult.errors;
          observe(operation?.operation ?? "none", failed, (performance.now() - started) / 1000);
        },
      };
    },
  };
  return new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    introspection: true, // admission decides, by viewer
    hideSchemaDetailsFromClientErrors: !openSchema,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    persistedQueries: false,
    stringifyResult: (result) => `${resultText(result)}\n`,
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    formatError: (_formatted, error) => presentError(error, requestIds.get(error as object) ?? randomUUID(), log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      pipeline,
      snapshots(db),
      passQueriesThrough(passThrough, log),
    ],
  });
}

/** Refuses an operation as a whole, with the status that goes with its code; Apollo's own would be 500. */
function admit(
  admission: Admission,
  document: DocumentNode,
  operation: OperationDefinitionNode | undefined,
  variables: Record<string, unknown> | undefined,
  context: Context,
): void {
  try {
    if (!operation) throw badUserInput("The document has no such operation.");
    if (operation.operation === "subscription") throw badUserInput("Subscriptions run over WebSockets.");
    admission.admit({ document, operation, variables }, context);
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions.http = { status: statusOf(error.extensions.code) };
    throw error;
  }
}
