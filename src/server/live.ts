import { randomUUID } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import {
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from "graphql";
import { handleProtocols, makeServer, type ServerOptions, type Context as SocketContext } from "graphql-ws";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import { ApiError, badUserInput, rateLimited } from "../errors/graphql-errors.js";
import { Feed } from "../events/feed.js";
import type { Hub } from "../events/hub.js";
import type { LiveSocket } from "../events/member.js";
import type { Admission } from "./admission.js";
import { Context } from "./context.js";
import { Documents } from "./documents.js";
import { presentError } from "./errors.js";
import { COOKIE, type Identify } from "./identify.js";
import { GraphQLLiveQuery } from "./live-query.js";
import { sourceOf, untilOver } from "./live-source.js";
import { tooComplex } from "./measure.js";
import type { Origins } from "./origins.js";
import type { PassThrough } from "./pass-through.js";
import { attach, refuse } from "./socket.js";

/** `closeTimeout`: how long a peer that does not answer the closing handshake is waited for, in milliseconds. */
const SOCKETS = {
  noServer: true,
  maxPayload: 256 * 1024,
  perMessageDeflate: false,
  closeTimeout: 1_500,
  handleProtocols,
};
const MOST_SUBSCRIPTIONS = 50;
/** Or a key. */
const MOST_SOCKETS_A_SESSION = 50;
const UNAUTHENTICATED = 4401;
const GOING_AWAY = 1001;
const TRY_AGAIN = 1013;
const SERVICE_RESTART = 1012;
/** A socket is asked to come back after one to two hours, so that load spreads over the nodes after one has restarted. */
const LIFE = 3_600_000;

interface Extra {
  socket: WebSocket;
  request: IncomingMessage;
  context?: Context;
  live?: LiveSocket;
  timer?: NodeJS.Timeout;
}
type Values = Record<string, unknown>;
type Socket = SocketContext<Values, Extra>;

export interface LiveOptions {
  server: Server;
  schema: GraphQLSchema;
  db: Database;
  book: DecisionBook;
  hub: Hub;
  identify: Identify;
  admission: Admission;
  passThrough: PassThrough;
  origins: Origins;
  log: Logger;
  /** Whether errors may name what the schema has instead. */
  openSchema: boolean;
  /** Counts what a client address asks for; how many seconds it has to wait, 0 for none. */
  limit(address: string): Promise<number>;
  clientAddress(request: IncomingMessage): string;
  parseCookie(header: string): Record<string, string | undefined>;
}

type Arguments = ExecutionArgs & { contextValue: { context: Context; live: LiveSocket; id: string } };

/**
 * GraphQL over WebSockets (the graphql-transport-ws protocol): subscriptions alone, through the same gates as HTTP. graphql-ws keeps the
 * protocol; the hub sends what is subscribed to.
 */
export function serveLive(options: LiveOptions): { close(): void } {
  const { server, schema, db, book, hub, identify, admission, passThrough, origins, log } = options;
  const documents = new Documents(schema, options.openSchema);
  const cookieOf = ({ headers }: IncomingMessage) =>
    headers.cookie ? options.parseCookie(headers.cookie)[COOKIE] : undefined;
  const wss = new WebSocketServer(SOCKETS);

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split("?")[0] !== "/graphql") return refuse(socket, "404 Not Found");
    // A page of another origin may not speak with this browser's cookie.
    if (cookieOf(request) !== undefined && !origins.mayUseCookie(request.headers))
      return refuse(socket, "403 Forbidden");
    const wait = await options.limit(options.clientAddress(request));
    if (wait) return refuse(socket, "429 Too Many Requests", `Retry-After: ${wait}\r\n`);
    wss.handleUpgrade(request, socket, head, (ws) => attach(protocol, { socket: ws, request }, log));
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    accept(request, socket, head).catch(() => socket.destroy());
  };
  server.on("upgrade", upgrade);

  const identified = async ({ connectionParams, extra }: Socket): Promise<Context> => {
    const said = connectionParams?.authorization ?? connectionParams?.Authorization;
    const { headers } = extra.request;
    const authorization = typeof said === "string" ? said : headers.authorization;
    const caller = {
      ipAddress: options.clientAddress(extra.request),
      userAgent: headers["user-agent"]?.slice(0, 400) ?? null,
      acceptLanguage: headers["accept-language"],
    };
    return identify.context(
      { authorization, cookie: authorization === undefined ? cookieOf(extra.request) : undefined },
      caller,
    );
  };

  const present = (errors: readonly unknown[], requestId: string = randomUUID()): GraphQLError[] =>
    errors.map((error) => {
      const { message, ...rest } = presentError(error, requestId, log);
      return Object.assign(new GraphQLError(message, { extensions: rest.extensions }), {
        toJSON: () => ({ message, ...rest }),
      });
    });

  const hooks: ServerOptions<Values, Extra> = {
    async onConnect(socket) {
      const { extra } = socket;
      const close = (code: number, reason: string) => {
        extra.socket.close(code, reason);
        return false;
      };
      try {
        extra.context = await identified(socket);
        const { viewer } = extra.context;
        if (viewer) {
          if (hub.countOf(viewer) >= MOST_SOCKETS_A_SESSION) return close(TRY_AGAIN, "TOO_MANY_SOCKETS");
          const live = await hub.add(extra.socket, viewer);
          if (!live) return close(UNAUTHENTICATED, "UNAUTHENTICATED");
          extra.live = live;
        }
        // Closed meanwhile, it is not told so again.
        if (extra.socket.readyState === extra.socket.OPEN) extra.timer = limitLife(extra, hub);
        return true;
      } catch (error) {
        if (error instanceof ApiError) return close(UNAUTHENTICATED, "UNAUTHENTICATED");
        log.error({ err: error }, "a socket could not be opened");
        return close(TRY_AGAIN, "TRY_AGAIN");
      }
    },

    onClose({ extra }) {
      clearTimeout(extra.timer);
      if (extra.live) hub.remove(extra.live);
    },

    async onSubscribe({ extra, subscriptions }, id, { query, operationName, variables }) {
      const { context, live } = extra;
      try {
        // Before anything is waited for, while this is the newest of those that are counted.
        if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
          throw tooComplex(`At most ${MOST_SUBSCRIPTIONS} subscriptions a socket.`);
        const wait = await options.limit(context!.caller.ipAddress);
        if (wait) throw rateLimited(wait);
        const checked = documents.check(query);
        if ("errors" in checked) return present(checked.errors);
        const { document } = checked;
        const operation = getOperationAST(document, operationName);
        if (!operation) throw badUserInput("The document has no such operation.");
        if (operation.operation !== "subscription") throw badUserInput("Queries and mutations run over HTTP.");
        admission.admit({ document, operation, variables }, context!);
        // The rights of a socket's viewer may have changed since it was opened.
        const asking = live ? new Context(book, live.viewer, false, context!.caller, db) : context!;
        return {
          schema,
          document,
          operationName,
          variableValues: declared(operation, variables),
          contextValue: { context: asking, live, id },
        };
      } catch (error) {
        return present([error], context?.requestId);
      }
    },

    async subscribe(args) {
      const { contextValue, ...operation } = args as Arguments;
      const { context, live, id } = contextValue;
      const source = await sourceOf({ ...operation, contextValue: context });
      if (!(source instanceof Feed)) return { errors: present(source, context.requestId) };
      const { document, operationName, variableValues } = operation;
      const query = new GraphQLLiveQuery({
        schema,
        passThrough,
        sql: db,
        book,
        log,
        feed: source,
        args: { document, operationName, variableValues },
      });
      return untilOver(hub, hub.subscribe(live, id, query), (error) => present([error], context.requestId)[0]!);
    },
  };
  const protocol = makeServer(hooks);

  return {
    close() {
      server.off("upgrade", upgrade);
      for (const ws of wss.clients) ws.close(GOING_AWAY, "Going away");
      wss.close();
    },
  };
}

/** The variables that the operation has: others would keep apart subscriptions that can be executed once for all. */
function declared({ variableDefinitions }: OperationDefinitionNode, variables: Values | null | undefined): Values {
  const names = (variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables ?? {}, name)).map((name) => [name, variables![name]]),
  );
}

/** A socket ends with its session's or key's absolute lifetime, or earlier with its own, from which clients come back by themselves. */
function limitLife({ socket, live }: Extra, hub: Hub): NodeJS.Timeout {
  const life = LIFE * (1 + Math.random());
  const expiresAt = live?.viewer.expiresAt;
  const left = expiresAt ? expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY;
  const end = () => (live && left <= life ? hub.expire(live) : socket.close(SERVICE_RESTART, "Come back"));
  return setTimeout(end, Math.min(life, left)).unref();
}
