/** mercurius, as its manual shows subscriptions. */
import { setMaxListeners } from "node:events";
import fastify from "fastify";
import mercurius from "mercurius";
import { LISTEN, onTold, typeDefs } from "./schema.mjs";

setMaxListeners(0);
const app = fastify();
app.get("/livez", () => "ok");
app.register(mercurius, {
  schema: typeDefs,
  subscription: true,
  resolvers: {
    Subscription: {
      userEvents: { subscribe: (_root, { account }, { pubsub }) => pubsub.subscribe(`users ${account}`) },
    },
  },
});
await app.ready();
onTold((account, event) => app.graphql.pubsub.publish({ topic: `users ${account}`, payload: { userEvents: event } }));
await app.listen(LISTEN);
