// node examples/watch.mjs [url] [e-mail address] [password]
//
// Prints an account's log as it grows: the way in which a console keeps itself up to date. It reads the log's end in the same response
// as the data that it shows (`eventCursor`), subscribes behind it, and after each interruption behind the last event that it has seen:
// nothing is missed and nothing comes twice.
import { createClient } from "graphql-ws";
import WebSocket from "ws";

const [url = "http://127.0.0.1:4000", email = "helena@padaria-aurora.example", password = "fornada-das-sete"] =
  process.argv.slice(2);

let authorization;
const { signIn } = await query(
  `mutation ($input: SignInInput!) { signIn(input: $input) { result { ... on SignedIn { token } } userErrors { message } } }`,
  { input: { email, password } },
);
if (!signIn.result?.token) throw new Error(signIn.userErrors[0]?.message ?? "Signing in takes another step.");
authorization = `Bearer ${signIn.result.token}`;

const { viewer, users } = await query("{ viewer { account { name } eventCursor } users { totalCount } }");
console.log(`${viewer.account.name} has ${users.totalCount} users. Change something, and watch.`);

const client = createClient({
  url: `${url.replace(/^http/, "ws")}/graphql`,
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
  // Every close but 4401, with which sessions end, is for coming back.
  shouldRetry: () => true,
  retryAttempts: Number.POSITIVE_INFINITY,
});
// graphql-ws sends these anew whenever it subscribes again.
const variables = { after: viewer.eventCursor };
client.subscribe(
  {
    query: `subscription ($after: String) { events(after: $after) { cursor sequence kind actorName changes { field before after } } }`,
    variables,
  },
  { next: show, error: stop, complete: stop },
);

function show({ data, errors }) {
  if (errors) return stop(errors);
  const { cursor, sequence, kind, actorName, changes } = data.events;
  variables.after = cursor;
  console.log(`#${sequence} ${kind} by ${actorName}`);
  for (const { field, before, after: now } of changes) console.log(`    ${field}: ${before} → ${now}`);
}

function stop(why) {
  console.error(why?.code ? `Closed: ${why.code} ${why.reason}` : (why ?? "The server ended the subscription."));
  process.exit(1);
}

async function query(document, variables) {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization && { authorization }) },
    body: JSON.stringify({ query: document, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors[0].message);
  return data;
}
