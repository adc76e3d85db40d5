import type { FastifyInstance } from "fastify";
import type { Database } from "../database/database.js";
import type { Metrics } from "./metrics.js";

/** `/livez`: the process answers. `/readyz`: the database does too, and its migrations are applied. `/metrics`: Prometheus. */
export function registerHealth(app: FastifyInstance, db: Database, metrics: Metrics, stopping: () => boolean): void {
  const options = { config: { rateLimit: false } };
  app.get("/livez", options, async () => ({ status: "ok" }));
  app.get("/readyz", options, async (_request, reply) => {
    if (stopping()) return reply.code(503).send({ status: "stopping" });
    try {
      await db.query("select 1 from account limit 1");
      if (await db.source.showMigrations()) return reply.code(503).send({ status: "migrations pending" });
      return { status: "ok" };
    } catch {
      return reply.code(503).send({ status: "database unreachable" });
    }
  });
  app.get("/metrics", options, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
