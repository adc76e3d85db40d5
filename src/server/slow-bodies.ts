import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether a request's body may take as long as the server lets any request. */
    slowBody?: boolean;
  }
}

/** Gives up requests whose bodies take longer than so many milliseconds, but for those of routes that say `slowBody`. */
export function limitBodies(app: FastifyInstance, within: number): void {
  app.addHook("preParsing", ({ raw, method, routeOptions }, _reply, _payload, done) => {
    if (method === "POST" && !routeOptions.config.slowBody) {
      const timer = setTimeout(() => raw.destroy(), within);
      const over = () => clearTimeout(timer);
      raw.once("end", over).once("close", over);
    }
    done();
  });
}
