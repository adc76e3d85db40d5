import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a request's body may take as long as the server lets any request. */
    slowBody?: boolean;
  }
}

/** Gives up requests whose bodies take longer than so many milliseconds, but for those of routes that say `slowBody`. */
export function limitBodies(app: FastifyInstance, within: number): void {
  app.addHook("preParsing", async ({ raw, method, routeOptions }) => {
    if (method !== "POST" || routeOptions.config.slowBody) return;
    const timer = setTimeout(() => raw.destroy(), within);
    raw.once("end", () => clearTimeout(timer));
    raw.once("close", () => clearTimeout(timer));
  });
}
