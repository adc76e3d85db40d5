import type { FastifyInstance } from "fastify";

/**
 * When the server stops, the requests that run are answered, and no connection outlives the last of them. Node's server waits for
 * every connection to end: for one that is kept alive, or that a browser opened in advance and has asked nothing by yet, for a minute.
 */
export function drainOnClose(app: FastifyInstance): void {
  let running = 0;
  let stopping = false;
  const cut = () => {
    if (stopping && !running) app.server.closeAllConnections();
  };
  app.addHook("onRequest", async (_request, reply) => {
    running++;
    // Emitted once, whether it was answered or given up.
    reply.raw.once("close", () => {
      running--;
      cut();
    });
  });
  app.addHook("onSend", async (_request, reply) => {
    if (stopping) reply.header("connection", "close");
  });
  app.addHook("preClose", async () => {
    stopping = true;
    // By then it listens no more.
    setImmediate(cut);
  });
}
