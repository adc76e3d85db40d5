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
import { handleProtocols, makeServer, type ServerOptions } from "graphql-ws";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import type { DecisionBook } from "../access/decisions.js";
import type { Database } from "../database/database.js";
import { ApiError, badUserInput, rateLimited } from "../errors/graphql-errors.js";
import { Feed } from "../events/feed.js";
import type { Hub } from "../events/hub.js";
import { type LiveSocket, TRY_AGAIN } from "../events/member.js";
import type { Admission } from "./admission.js";
import { type Caller, Context } from "./context.js";
import type { Documents } from "./documents.js";
import { presentError } from "./errors.js";
import { COOKIE, type Identify } from "./identify.js";
import { GraphQLLiveQuery } from "./live-query.js";
import { sourceOf, UntilOver } from "./live-source.js";
import { tooComplex } from "./measure.js";
import type { Origins } from "./origins.js";
import type { PassThrough } from "./pass-through.js";
import { Peers, refuse } from "./socket.js";

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
const SERVICE_RESTART = 1012;
/** A socket is asked to come back after one to two hours, so that load spreads over the nodes after one has restarted. */
const LIFE = 3_600_000;
const MINUTE = 60_000;

/** What is kept of a socket for as long as it is open: there are thousands, and little of a request matters later. */
interface Extra {
  readonly socket: WebSocket;
  /** Until it is known who asks. */
  request: IncomingMessage | null;
  readonly caller: Caller;
  operator?: boolean;
  live?: LiveSocket;
  timer?: NodeJS.Timeout;
}
type Values = Record<string, unknown>;

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
  /** Also of those that come by HTTP. */
  documents: Documents;
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
  const { server, schema, db, book, hub, identify, admission, passThrough, documents, origins, log } = options;
  const execution = { schema, passThrough, book, log };
  const cookieOf = ({ headers }: IncomingMessage) =>
    headers.cookie ? options.parseCookie(headers.cookie)[COOKIE] : undefined;
  const wss = new WebSocketServer(SOCKETS);
  const peers = new Peers(log);

  const accept = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.split("?")[0] !== "/graphql") return refuse(socket, "404 Not Found");
    // A page of another origin may not speak with this browser's cookie.
    if (cookieOf(request) !== undefined && !origins.mayUseCookie(request.headers))
      return refuse(socket, "403 Forbidden");
    const ipAddress = options.clientAddress(request);
    const wait = await options.limit(ipAddress);
    if (wait) return refuse(socket, "429 Too Many Requests", `Retry-After: ${wait}\r\n`);
    wss.handleUpgrade(request, socket, head, (ws) =>
      peers.attach(protocol, { socket: ws, request, caller: callerOf(request, ipAddress) }),
    );
  };
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on("error", () => socket.destroy());
    accept(request, socket, head).catch(() => socket.destroy());
  };
  server.on("upgrade", upgrade);

  const identified = (request: IncomingMessage, said: unknown, caller: Caller): Promise<Context> => {
    const authorization = typeof said === "string" ? said : request.headers.authorization;
    return identify.context(
      { authorization, cookie: authorization === undefined ? cookieOf(request) : undefined },
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

  const presentOne = (error: unknown) => present([error])[0]!;

  const hooks: ServerOptions<Values, Extra> = {
    async onConnect(socket) {
      const { extra, connectionParams: said } = socket;
      const { socket: ws, request } = extra;
      const close = (code: number, reason: string) => {
        ws.close(code, reason);
        return false;
      };
      // The token is not kept, nor are the headers.
      delete (socket as { connectionParams?: Values }).connectionParams;
      extra.request = null;
      try {
        const asked = hub.moment();
        const { viewer, operator } = await identified(
          request!,
          said?.authorization ?? said?.Authorization,
          extra.caller,
        );
        extra.operator = operator;
        if (viewer) {
          if (hub.countOf(viewer) >= MOST_SOCKETS_A_SESSION) return close(TRY_AGAIN, "TOO_MANY_SOCKETS");
          const live = await hub.add({ ws, tcp: request!.socket }, viewer, asked);
          if (!live) return close(UNAUTHENTICATED, "UNAUTHENTICATED");
          extra.live = live;
        }
        // Closed meanwhile, it is not told so again.
        if (ws.readyState === ws.OPEN) extra.timer = limitLife(extra, hub);
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
      const { caller, operator, live } = extra;
      // The rights of a socket's viewer may have changed since it was opened.
      const context = new Context(book, live?.viewer ?? null, operator!, caller, db);
      try {
        // Before anything is waited for, while this is the newest of those that are counted.
        if (Object.keys(subscriptions).length > MOST_SUBSCRIPTIONS)
          throw tooComplex(`At most ${MOST_SUBSCRIPTIONS} subscriptions a socket.`);
        const wait = await options.limit(caller.ipAddress);
        if (wait) throw rateLimited(wait);
        const checked = documents.check(query);
        if ("errors" in checked) return present(checked.errors);
        const { document } = checked;
        const operation = getOperationAST(document, operationName);
        if (!operation) throw badUserInput("The document has no such operation.");
        if (operation.operation !== "subscription") throw badUserInput("Queries and mutations run over HTTP.");
        admission.admit({ document, operation, variables }, context);
        return {
          schema,
          document,
          operationName,
          variableValues: declared(operation, variables),
          contextValue: { context, live, id },
        };
      } catch (error) {
        return present([error], context.requestId);
      }
    },

    async subscribe(args) {
      const { contextValue, ...operation } = args as Arguments;
      const { context, live, id } = contextValue;
      // The arguments stay with the subscription, and need nothing more of it.
      args.contextValue = undefined;
      const source = await sourceOf({ ...operation, contextValue: context });
      if (!(source instanceof Feed)) return { errors: present(source, context.requestId) };
      const { document, operationName, variableValues } = operation;
      const query = new GraphQLLiveQuery(execution, source, { document, operationName, variableValues });
      return new UntilOver(hub, hub.subscribe(live, id, query), presentOne);
    },
  };
  const protocol = makeServer(hooks);

  return {
    close() {
      server.off("upgrade", upgrade);
      peers.stop();
      for (const ws of wss.clients) ws.close(GOING_AWAY, "Going away");
      wss.close();
    },
  };
}

const callerOf = ({ headers }: IncomingMessage, ipAddress: string): Caller => ({
  ipAddress,
  userAgent: null,
  acceptLanguage: headers["accept-language"],
});

/** The variables that the operation has: others would keep apart subscriptions that can be executed once for all. */
function declared({ variableDefinitions }: OperationDefinitionNode, variables: Values | null | undefined): Values {
  const names = (variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables ?? {}, name)).map((name) => [name, variables![name]]),
  );
}

/** A socket ends with its session's or key's absolute lifetime, or earlier with its own, from which clients come back by themselves. */
function limitLife({ socket, live }: Extra, hub: Hub): NodeJS.Timeout {
  // In whole minutes, as timers of equal length share what they take.
  const life = LIFE + MINUTE * Math.floor((Math.random() * LIFE) / MINUTE);
  const expiresAt = live?.viewer.expiresAt;
  const left = expiresAt ? expiresAt.getTime() - Date.now() : Number.POSITIVE_INFINITY;
  const end = () => (live && left <= life ? hub.expire(live) : socket.close(SERVICE_RESTART, "Come back"));
  return setTimeout(end, Math.min(life, left)).unref();
}
