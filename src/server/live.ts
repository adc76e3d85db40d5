import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import {
  createSourceEventStream,
  type ExecutionArgs,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from "graphql";
import type { ServerOptions, Context as SocketContext } from "graphql-ws";
import { useServer } from "graphql-ws/use/ws";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import { ApiError, badUserInput } from "../errors/graphql-errors.js";
import { Feed } from "../events/feed.js";
import type { Hub } from "../events/hub.js";
import type { LiveSocket, Member } from "../events/member.js";
import type { Admission } from "./admission.js";
import { Context } from "./context.js";
import { Documents } from "./documents.js";
import { presentError } from "./errors.js";
import { COOKIE, type Identify } from "./identify.js";
import { GraphQLLiveQuery } from "./live-query.js";
import { tooComplex } from "./measure.js";
import type { Origins } from "./origins.js";

const FRAME_BYTES = 256 * 1024;
const MOST_SUBSCRIPTIONS = 50;
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
type Socket = SocketContext<Record<string, unknown>, Extra>;

export interface LiveOptions {
  server: Server;
  schema: GraphQLSchema;
  db: Database;
  book: DecisionBook;
  hub: Hub;
  identify: Identify;
  admission: Admission;
  origins: Origins;
  log: Logger;
  clientAddress(request: IncomingMessage): string;
  parseCookie(header: string): Record<string, string | undefined>;
}

type Arguments = ExecutionArgs & { contextValue: { context: Context; live: LiveSocket; id: string } };

/**
 * GraphQL over WebSockets (the graphql-transport-ws protocol): subscriptions alone, through the same gates as HTTP. graphql-ws keeps the
 * protocol; the hub sends what is subscribed to.
 */
export function serveLive(options: LiveOptions): { close(): void } {
  const { server, schema, db, book, hub, identify, admission, origins, log } = options;
  const documents = new Documents(schema);
  const cookieOf = ({ headers }: IncomingMessage) =>
    headers.cookie ? options.parseCookie(headers.cookie)[COOKIE] : undefined;
  const wss = new WebSocketServer({ noServer: true, maxPayload: FRAME_BYTES, perMessageDeflate: false });

  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    if (request.url?.split("?")[0] !== "/graphql") return refuse(socket, "404 Not Found");
    // A page of another origin may not speak with this browser's cookie.
    if (cookieOf(request) !== undefined && !origins.mayUseCookie(request.headers))
      return refuse(socket, "403 Forbidden");
    wss.handleUpgrade(request, socket, head, (ws) => wss.emit("connection", ws, request));
  };
  server.on("upgrade", upgrade);
  // Before graphql-ws, whose own handler would write what clients do wrong to the console.
  wss.on("connection", (ws) => ws.on("error", () => ws.terminate()));

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

  const present = (errors: readonly unknown[], requestId = "unknown"): GraphQLError[] =>
    errors.map((error) => {
      const { message, ...rest } = presentError(error, requestId, log);
      return Object.assign(new GraphQLError(message, { extensions: rest.extensions }), {
        toJSON: () => ({ message, ...rest }),
      });
    });

  const hooks: ServerOptions<Record<string, unknown>, Extra> = {
    schema,
    connectionInitWaitTimeout: 10_000,

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
        extra.timer = limitLife(extra, hub);
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

    onSubscribe({ extra, subscriptions }, id, { query, operationName, variables }) {
      const { context, live } = extra;
      try {
        if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
          throw tooComplex(`At most ${MOST_SUBSCRIPTIONS} subscriptions a socket.`);
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
          variableValues: variables,
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
        sql: db,
        book,
        log,
        feed: source,
        args: { document, operationName, variableValues },
      });
      return untilOver(hub, hub.subscribe(live, id, query), (error) => present([error], context.requestId)[0]!);
    },
  };
  useServer(hooks, wss);

  return {
    close() {
      server.off("upgrade", upgrade);
      for (const ws of wss.clients) ws.close(GOING_AWAY, "Going away");
      wss.close();
    },
  };
}

/** The feed that a subscription's guarded `subscribe` answers, or why there is none: even what it throws must not end the socket. */
async function sourceOf(args: ExecutionArgs): Promise<Feed | readonly unknown[]> {
  try {
    const source = await createSourceEventStream(args);
    return source instanceof Feed ? source : "errors" in source ? (source.errors ?? []) : [];
  } catch (error) {
    return [error];
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** A socket ends with its session's absolute lifetime, or earlier with its own, from which clients come back by themselves. */
function limitLife({ socket, live }: Extra, hub: Hub): NodeJS.Timeout {
  const life = LIFE * (1 + Math.random());
  const session = live ? live.viewer.expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY;
  const end = () => (live && session <= life ? hub.expire(live) : socket.close(SERVICE_RESTART, "Come back"));
  return setTimeout(end, Math.min(life, session)).unref();
}

/**
 * What graphql-ws waits on while the hub sends: it yields nothing, ends with the member, and ends the member when the client does. No
 * generator: whose `return` would wait for the very `next` that it is to end.
 */
function untilOver(hub: Hub, member: Member, present: (error: unknown) => GraphQLError): AsyncGenerator<never, void> {
  const done = { value: undefined, done: true } as const;
  const end = async () => {
    hub.leave(member);
    return done;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        await member.finished;
      } catch (error) {
        throw present(error);
      }
      return done;
    },
    return: end,
    throw: end,
  } as AsyncGenerator<never, void>;
}
