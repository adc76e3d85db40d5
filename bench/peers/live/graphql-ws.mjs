/** graphql-js behind graphql-ws, with the pubsub of graphql-yoga: what the manuals of graphql-ws and type-graphql show. */
import { setMaxListeners } from "node:events";
import http from "node:http";
import { makeExecutableSchema } from "@graphql-tools/schema";
import { createPubSub } from "@graphql-yoga/subscription";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { LISTEN, onTold, typeDefs } from "./schema.mjs";

setMaxListeners(0);
const pubsub = createPubSub();
const schema = makeExecutableSchema({
  typeDefs,
  resolvers: {
    Subscription: {
      userEvents: { subscribe: (_root, { account }) => pubsub.subscribe("users", account), resolve: (event) => event },
    },
  },
});
onTold((account, event) => pubsub.publish("users", account, event));

const server = http.createServer((_request, response) => response.end("ok"));
useServer({ schema }, new WebSocketServer({ server, path: "/graphql" }));
server.listen(LISTEN);
