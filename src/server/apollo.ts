import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { Database } from "../database/database.js";
import type { Admission } from "./admission.js";
import type { Context } from "./context.js";
import { presentError } from "./errors.js";
import { LIMITS } from "./measure.js";
import { snapshots } from "./snapshot.js";

export interface ApolloOptions {
  schema: GraphQLSchema;
  db: Database;
  admission: Admission;
  log: Logger;
  openSchema: boolean;
  observe(operation: string, failed: boolean, seconds: number): void;
}

/** GraphQL over HTTP: Apollo does its semantics, the pipeline that sockets share does the rest. */
export function createApollo({
  schema,
  db,
  admission,
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
        async didResolveOperation({ document, operation, request, contextValue }) {
          if (operation) admission.admit({ document, operation, variables: request.variables }, contextValue);
        },
        async didEncounterErrors({ errors, contextValue }) {
          failed = true;
          for (const error of errors) requestIds.set(error, contextValue.requestId);
        },
        async willSendResponse({ operation }) {
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
    logger: {
      debug: () => {},
      info: () => {},
      warn: (message) => log.warn(message),
      error: (message) => log.error(message),
    },
    formatError: (_formatted, error) => presentError(error, requestIds.get(error as object) ?? "unknown", log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      pipeline,
      snapshots(db),
    ],
  });
}
