import { randomUUID } from "node:crypto";
import { type ApolloServer, HeaderMap } from "@apollo/server";
import cookie from "@fastify/cookie";
import cors from "@fastify/cors";
import rateLimit from "@fastify/rate-limit";
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from "fastify";
import helmet from "helmet";
import type { Logger } from "pino";
import { ApiError, badUserInput, forbidden, rateLimited } from "../errors/graphql-errors.js";
import type { Caller, Context } from "./context.js";
import { drainOnClose } from "./drain.js";
import { statusOf } from "./errors.js";
import { sendGraphiQL } from "./graphiql.js";
import { COOKIE, type Credentials, type Identify } from "./identify.js";
import type { KnownQueries } from "./known-queries.js";
import { isLoopback } from "./loopback.js";
import { MediaTypes } from "./media-types.js";
import type { Origins } from "./origins.js";
import { limitBodies } from "./slow-bodies.js";

const BODY_BYTES = 1024 * 1024;
/** Milliseconds that a request's body may take, and a file's. */
const BODY = 30_000;
const SLOW_BODY = 300_000;
/** What one client address may ask for. Generous: an office of agents comes from one address. */
const REQUESTS = { max: 1_200, timeWindow: 10_000 };

export interface HttpOptions {
  apollo: ApolloServer<Context>;
  known: KnownQueries;
  contextOf: ContextOf;
  origins: Origins;
  log: Logger;
  trustProxy: false | number | readonly string[];
  /** Whether `GET /graphql` opens GraphiQL in browsers. */
  explorer: boolean;
  /** Milliseconds without a request after which a server that stops cuts its connections. */
  quietMs: number;
}

/** Who asks, by a request's cookie or bearer token. */
export type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

export const contextBy =
  (identify: Identify, origins: Origins): ContextOf =>
  async (request, reply) =>
    identify.context(credentialsOf(request, origins), callerOf(request, reply));

/** @throws FORBIDDEN for a cookie from a foreign origin. */
function credentialsOf({ cookies, headers }: FastifyRequest, origins: Origins): Credentials {
  const { [COOKIE]: cookie } = cookies;
  const { authorization } = headers;
  if (cookie !== undefined && authorization === undefined && !origins.mayUseCookie(headers)) throw forbidden();
  return { authorization, cookie };
}

/** The HTTP side: `/graphql`, with what guards a browser's user around it. */
export async function createHttp({
  apollo,
  known,
  contextOf,
  origins,
  log,
  trustProxy,
  explorer,
  quietMs,
}: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_BYTES,
    genReqId: () => randomUUID(),
    // fastify trusts nobody where it is given a number.
    trustProxy: typeof trustProxy === "number" ? (_address, hop) => hop < trustProxy : (trustProxy as false | string[]),
    requestTimeout: SLOW_BODY,
    // Its own answer closes connections that arrive while stopping; they are to be finished.
    return503OnClosing: false,
  });
  drainOnClose(app, quietMs);
  limitBodies(app, BODY);
  // The plugin for it would put the headers together anew for each request.
  const setSecurityHeaders = helmet({ crossOriginResourcePolicy: { policy: "same-site" } });
  app.addHook("onRequest", (request, reply, done) => setSecurityHeaders(request.raw, reply.raw, done as () => void));
  await app.register(cors, {
    origin: origins.listed,
    credentials: true,
    methods: ["GET", "POST"],
    allowedHeaders: ["authorization", "content-type", "apollo-require-preflight", "x-apollo-operation-name"],
    maxAge: 600,
  });
  await app.register(cookie);
  await app.register(rateLimit, {
    ...REQUESTS,
    allowList: (request) => isLoopback(request.ip),
    errorResponseBuilder: (_request, { ttl }) => rateLimited(Math.ceil(ttl / 1000)),
  });
  app.setErrorHandler((error: FastifyError | ApiError, request, reply) => sendError(request, reply, error, log));
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: "There is nothing here." }));

  const mediaTypes = new MediaTypes();
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: async (request, reply) => {
      if (explorer && wantsPage(request)) return sendGraphiQL(reply);
      const type = mediaTypes.for(request.headers.accept);
      if (type && request.method === "POST") {
        const credentials = credentialsOf(request, origins);
        const text = await known.answer(request.body, credentials, callerOf(request, reply));
        if (text !== null) return reply.headers({ "content-type": type, "cache-control": "no-store" }).send(text);
      }
      return answer(request, reply, await contextOf(request, reply));
    },
  });
  return app;

  /** By Apollo, which does the semantics of GraphQL over HTTP. */
  async function answer(request: FastifyRequest, reply: FastifyReply, context: Context) {
    const headers = new HeaderMap();
    for (const [name, value] of Object.entries(request.headers))
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
    const {
      status,
      headers: sent,
      body,
    } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method,
        headers,
        body: request.body,
        search: request.url.replace(/^[^?]*/, ""),
      },
      context: async () => context,
    });
    for (const [name, value] of sent) reply.header(name, value);
    reply.header("cache-control", "no-store");
    reply.code(status ?? 200);
    if (status === undefined || status === 200) mediaTypes.learn(request.headers.accept, sent.get("content-type"));
    // No directive of the schema defers or streams, so answers are always complete.
    return body.kind === "complete" ? body.string : "";
  }
}

/** Counts what a client address does beside its requests, under the same limit. Answers how many seconds it has to wait, 0 for none. */
export function addressLimit(app: FastifyInstance): (address: string) => Promise<number> {
  const count = app.createRateLimit();
  return async (address) => {
    // All that the limiter looks at.
    const counted = await count({ ip: address, routeOptions: {} } as FastifyRequest);
    return counted.isAllowed || !counted.isExceeded ? 0 : counted.ttlInSeconds;
  };
}

/** Also with a query in the address: GraphiQL keeps it there, and no page's address could run one anyway. */
const wantsPage = ({ method, headers }: FastifyRequest): boolean =>
  method === "GET" && !!headers.accept?.includes("text/html");

function callerOf(request: FastifyRequest, reply: FastifyReply): Caller {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: !isLoopback(request.hostname) } as const;
  return {
    ipAddress: request.ip,
    userAgent: request.headers["user-agent"]?.slice(0, 400) ?? null,
    acceptLanguage: request.headers["accept-language"],
    setSession: (token, expires) => void reply.setCookie(COOKIE, token, { ...options, expires }),
    clearSession: () => void reply.clearCookie(COOKIE, options),
  };
}

const GRAPHQL_RESPONSE = "application/graphql-response+json";

/** What goes wrong before GraphQL, in GraphQL's form. */
function sendError(
  request: FastifyRequest,
  reply: FastifyReply,
  error: FastifyError | ApiError,
  log: Logger,
): FastifyReply {
  let known = error instanceof ApiError ? error : null;
  let status = (error as FastifyError).statusCode ?? (known ? statusOf(known.extensions.code) : 500);
  if (!known && status < 500)
    known = badUserInput(status === 413 ? "The request is larger than 1 MiB." : "The request cannot be read.");
  if (!known) {
    status = 500;
    known = new ApiError("INTERNAL_SERVER_ERROR", "Something went wrong on our side.", {
      requestId: request.id,
    });
    log.error({ err: error, requestId: request.id }, "a request failed");
  }
  if (status === 429) reply.header("retry-after", String(known.extensions.retryAfter));
  const mediaType = request.headers.accept?.includes(GRAPHQL_RESPONSE) ? GRAPHQL_RESPONSE : "application/json";
  return reply
    .code(status)
    .type(`${mediaType}; charset=utf-8`)
    .send({ errors: [known.toJSON()] });
}
