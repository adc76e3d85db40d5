import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { FastifyReply } from "fastify";

const FIRST_QUERY = `# Sign in as the start-up message says, and put the token under "Headers":
#   { "authorization": "Bearer …" }
# Subscriptions take it from there too.

query Team {
  viewer {
    user { name }
    account { name seats { used limit } }
    eventCursor
  }
  users(first: 20) {
    totalCount
    nodes { name email status roles { name } }
  }
}
`;

/**
 * How the page asks: by HTTP, and for subscriptions over a WebSocket of their own, which takes the headers editor's content as its
 * connection parameters. The page's own fetcher would leave them out.
 */
const FETCHER = `
const fetcher = (params, { headers = {}, documentAST }) => {
  const operation = documentAST?.definitions.find(
    ({ kind, name }) => kind === "OperationDefinition" && (!params.operationName || name?.value === params.operationName));
  if (operation?.operation !== "subscription")
    return fetch(location.pathname, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/graphql-response+json, application/json", ...headers },
      body: JSON.stringify(params),
    }).then((response) => response.json());
  const url = location.origin.replace("http", "ws") + location.pathname;
  return graphqlWs.createClient({ url, connectionParams: headers, retryAttempts: 0 }).iterate(params);
};
`;

/** How the rendered page starts; it takes a fetcher, but its options come to it as JSON. */
const START = "YogaGraphiQL.renderYogaGraphiQL(";
const START_WITH_FETCHER = "((root, options) => YogaGraphiQL.renderYogaGraphiQL(root, { ...options, fetcher }))(";
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "worker-src blob: data:",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "frame-ancestors 'none'",
].join("; ");

let page: Promise<string> | undefined;

/** The explorer as one self-contained page: it works offline, subscriptions included. */
export async function sendGraphiQL(reply: FastifyReply): Promise<FastifyReply> {
  page ??= render();
  const html = await page;
  return reply.header("content-security-policy", POLICY).type("text/html; charset=utf-8").send(html);
}

/** Loaded when it is first asked for: its 9 MB take some 50 MB of memory. */
async function render(): Promise<string> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const html = renderGraphiQL({ title: "Roster", defaultQuery: FIRST_QUERY });
  const start = html.lastIndexOf(START);
  if (start < 0) throw new Error("GraphiQL's page does not start as expected.");
  return [html.slice(0, start), socketClient(), FETCHER, START_WITH_FETCHER, html.slice(start + START.length)].join(
    "\n",
  );
}

/** The client that graphql-ws has for pages; it defines `graphqlWs`. */
function socketClient(): string {
  const manifest = createRequire(import.meta.url).resolve("graphql-ws/package.json");
  return readFileSync(path.join(path.dirname(manifest), "umd/graphql-ws.min.js"), "utf8");
}
