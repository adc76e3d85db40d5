import type { IncomingMessage } from "node:http";
import proxyaddr from "@fastify/proxy-addr";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";

import { Arrivals } from "../access/arrivals.js";
import type { Authenticator } from "../access/authenticate.js";
import type { DecisionBook } from "../access/decisions.js";
import type { Config } from "../config.js";
import type { Database } from "../database/database.js";
import type { Hub } from "../events/hub.js";
import { Admission } from "./admission.js";
import { createApollo } from "./apollo.js";
import { Documents } from "./documents.js";
import { type Files, registerFiles } from "./files.js";
import { registerHealth } from "./health.js";
import { addressLimit, contextBy, createHttp } from "./http.js";
import { Identify } from "./identify.js";
import { KnownQueries } from "./known-queries.js";
import { serveLive } from "./live.js";
import type { Metrics } from "./metrics.js";
import { Origins } from "./origins.js";
import { registerPages } from "./pages/pages.js";
import { PassThrough } from "./pass-through.js";

/** Connections that may wait to be accepted: when a node has gone, all its consoles come to the others at once. The system may allow fewer. */
const BACKLOG = 4096;

/** Callers whose next request may be answered in one round trip. */
const MOST_RECALLED = 10_000;

export interface ServerOptions {
  config: Config;
  appUrl: string;
  schema: GraphQLSchema;
  files: Files;
  db: Database;
  book: DecisionBook;
  authenticator: Authenticator;
  hub: Hub;
  metrics: Metrics;
  log: Logger;
}

/** HTTP and WebSockets on one port. */
export async function createServer({
  config,
  appUrl,
  schema,
  files,
  db,
  book,
  authenticator,
  hub,
  metrics,
  log,
}: ServerOptions) {
  const { production, trustProxy } = config;
  const admission = new Admission(schema, !production);
  const observe = metrics.operation.bind(metrics);
  const passThrough = new PassThrough(schema);
  const documents = new Documents(schema, !production);
  const apollo = createApollo({ schema, db, admission, passThrough, documents, log, openSchema: !production, observe });
  await apollo.start();
  const identify = new Identify(db, authenticator, book, config.operatorToken, MOST_RECALLED);
  const known = new KnownQueries({ db, book, identify, documents, admission, passThrough, log, observe });
  const origins = new Origins({ appUrl, allowedOrigins: config.allowedOrigins, production });
  const contextOf = contextBy(identify, origins);
  // What a proxy sent before it could know that this node stops arrives within; in development nobody stands in between.
  const quietMs = production ? 100 : 10;
  const http = await createHttp({ apollo, known, contextOf, origins, log, trustProxy, explorer: !production, quietMs });
  let stopping = false;
  registerHealth(http, db, metrics, () => stopping);
  registerFiles(http, files, contextOf);
  if (config.developmentTools) registerPages(http, { mailbox: db });
  const trusted = trustOf(trustProxy);
  const clientAddress = (request: IncomingMessage) => proxyaddr(request, trusted);
  const live = serveLive({
    server: http.server,
    schema,
    db,
    book,
    hub,
    identify: new Identify(db, new Arrivals(db, config.sessionIdleHours), book, config.operatorToken),
    admission,
    passThrough,
    origins,
    log,
    documents,
    limit: addressLimit(http),
    clientAddress,
    parseCookie: (header) => http.parseCookie(header),
  });

  return {
    listen: (port: number) => http.listen({ host: config.host, port, backlog: BACKLOG }),
    /** Stops accepting, closes sockets with 1001, finishes the requests that run. */
    async close() {
      stopping = true;
      live.close();
      await http.close();
      await apollo.stop();
    },
  };
}

/** Whose word on forwarded addresses is taken; fastify decides the same for requests. */
function trustOf(trustProxy: Config["trustProxy"]): (address: string, hop: number) => boolean {
  if (trustProxy === false) return () => false;
  return typeof trustProxy === "number" ? (_address, hop) => hop < trustProxy : proxyaddr.compile([...trustProxy]);
}
