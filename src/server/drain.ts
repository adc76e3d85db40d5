import { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/**
 * When the server stops, the requests that run are answered, and no connection outlives the last of them by much. Node's server waits for
 * every connection to end: for one that is kept alive, or that a browser opened in advance and has asked nothing by yet, for a minute; and it
 * cuts those at once by which the next request is on its way. So connections are cut once nothing has been asked for `quietMs`
 * milliseconds. Whoever is answered meanwhile is told to ask elsewhere.
 */
export function drainOnClose(app: FastifyInstance, quietMs: number): void {
  let running = 0;
  let stopping = false;
  let asked = 0;
  app.addHook("onRequest", (_request, reply, done) => {
    running++;
    asked++;
    // Emitted once, whether it was answered or given up.
    reply.raw.once("close", () => {
      running--;
    });
    done();
  });
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (stopping) reply.header("connection", "close");
    done();
  });
  app.addHook("preClose", async () => {
    stopping = true;
    // It listens no more; the close of an HTTP server is more than that.
    Server.prototype.close.call(app.server);
    for (let before = -1; running || asked !== before; ) {
      before = asked;
      await sleep(quietMs);
    }
    app.server.closeAllConnections();
  });
}
