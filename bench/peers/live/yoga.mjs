/** graphql-yoga over graphql-ws, as its manual shows it. */
import { setMaxListeners } from "node:events";
import http from "node:http";
import { useServer } from "graphql-ws/use/ws";
import { createPubSub, createSchema, createYoga } from "graphql-yoga";
import { WebSocketServer } from "ws";
import { LISTEN, onTold, typeDefs } from "./schema.mjs";

setMaxListeners(0);
const pubsub = createPubSub();
const yoga = createYoga({
  logging: false,
  graphiql: false,
  schema: createSchema({
    typeDefs,
    resolvers: {
      Subscription: {
        userEvents: {
          subscribe: (_root, { account }) => pubsub.subscribe("users", account),
          resolve: (event) => event,
        },
      },
    },
  }),
});
onTold((account, event) => pubsub.publish("users", account, event));

const server = http.createServer(yoga);
useServer(
  {
    execute: (args) => args.rootValue.execute(args),
    subscribe: (args) => args.rootValue.subscribe(args),
    async onSubscribe(context, _id, params) {
      const { schema, execute, subscribe, contextFactory, parse, validate } = yoga.getEnveloped({
        ...context,
        req: context.extra.request,
        socket: context.extra.socket,
        params,
      });
      const args = {
        schema,
        operationName: params.operationName,
        document: parse(params.query),
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
      const errors = validate(args.schema, args.document);
      return errors.length ? errors : args;
    },
  },
  new WebSocketServer({ server, path: yoga.graphqlEndpoint }),
);
server.listen(LISTEN);
