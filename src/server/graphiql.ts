import { renderGraphiQL } from "@graphql-yoga/render-graphiql";
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

let page: string | undefined;

/** The explorer as one self-contained page: it works offline, subscriptions included. Rendered when it is first asked for. */
export function sendGraphiQL(reply: FastifyReply): FastifyReply {
  page ??= renderGraphiQL({
    title: "Roster",
    subscriptionsProtocol: "WS",
    defaultQuery: FIRST_QUERY,
    useGETForQueries: false,
  } as never);
  return reply
    .header(
      "content-security-policy",
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; worker-src blob: data:; img-src 'self' data:; font-src 'self' data:; connect-src 'self' ws: wss:; frame-ancestors 'none'",
    )
    .type("text/html; charset=utf-8")
    .send(page);
}
