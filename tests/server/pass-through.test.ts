import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, untyped } from "../kit/index.js";
import { ask, bearer, codesOf } from "./kit.js";

const server = await aServer();
const { account, admin } = await anAccount(server, { seats: 20, language: "PT_BR" });
let suspended = "";
for (const firstName of ["Célia", 'Quo"te\\', "新"])
  suspended = (await aMember(account, { roles: ["AGENT", "EDITOR"], firstName })).userId;

const { viewer } = await admin.must(graphql(`{ viewer { eventCursor } }`));
const beginning = viewer.eventCursor;
await admin.must(graphql(`mutation { createDepartment(input: { name: "Vendas" }) { userErrors { code } } }`));
await admin.must(graphql(`mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { userErrors { code } } }`), {
  ids: [suspended],
});

/** What is selected of rows of several types. */
const EVENT =
  "t: __typename kind ... on StructureEvent { __typename name } ... on UserEvent { user { id status suspension { by { id } } } } actor { id }";

/** Introspection is never the database's: selected beside it, the same is executed field by field. */
const WALK = '__type(name: "User") { name }';

const DOCUMENTS: [about: string, body: string, rest?: string][] = [
  [
    "one object",
    "viewer { user { id name email roles { id name permissions } } permissions account { seats { limit used } } }",
  ],
  [
    "a connection",
    "users(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { id name lastSeenAt departments { id } } }",
  ],
  ["edges", "users(last: 2) { edges { cursor node { version createdAt suspension { until } } } }"],
  ["a list", "roles { id kind systemRole name assignable }"],
  ["nothing", 'user(id: "00000000-0000-7000-8000-000000000000") { id }'],
  ["a figure", "departments { id name userCount }"],
  ["an empty list", "invitations { nodes { id } edges { cursor } pageInfo { endCursor } }"],
  ["several root fields", "a: roles { name } b: users { totalCount } permissionCatalogue { permission } __typename"],
  [
    "names of types",
    "viewer { __typename t: __typename user { __typename } } users { __typename edges { __typename } pageInfo { __typename } }",
  ],
  ["aliases", "users { all: nodes { no: id full_name: name } }"],
  [
    "fragments",
    "viewer { user { ...Named ...Named } } users { nodes { ...Named } }",
    "fragment Named on User { name id name }",
  ],
  ["directives", "viewer { user { id name @skip(if: true) email @include(if: false) } } roles @skip(if: true) { id }"],
  [
    "rows of several types",
    `events { nodes { ${EVENT} } edges { node { ...E } } }`,
    "fragment E on Event { id changes { field after } }",
  ],
  ["the log's end beside the rest", "viewer { eventCursor } users { nodes { id } }"],
];

test.each(DOCUMENTS)("%s is answered alike, whether it is passed through or not", async (_about, body, rest = "") => {
  const passed = await ask(server, { query: `{ ${body} } ${rest}` }, bearer(admin));
  const walked = await ask(server, { query: `{ ${body} ${WALK} } ${rest}` }, bearer(admin));
  expect(passed.status).toBe(200);
  expect(passed.json?.errors).toBeUndefined();
  const { __type: _, ...data } = walked.json!.data!;
  // As text, since clients may see the order of fields.
  expect(JSON.stringify(passed.json!.data)).toBe(JSON.stringify(data));
});

test("live events have the same form as the list's", async () => {
  const { json } = await ask(server, { query: `{ events(last: 2) { nodes { ${EVENT} } } }` }, bearer(admin));
  const stream = admin.subscribe(untyped(`subscription ($after: String) { events(after: $after) { ${EVENT} } }`), {
    after: beginning,
  });
  const [newest, oldest] = json!.data!.events.nodes;
  for (const event of [oldest, newest])
    expect(JSON.stringify(await stream.next())).toBe(JSON.stringify({ data: { events: event } }));
});

test("variables decide what is selected, each time anew", async () => {
  const query = graphql(
    `query ($with: Boolean!, $first: Int) { users(first: $first) { nodes { id name @include(if: $with) } } }`,
  );
  const keys = async (variables: object) => {
    const { json } = await ask(server, { query, variables }, bearer(admin));
    return json!.data!.users.nodes.map((node: object) => Object.keys(node).join());
  };
  expect(await keys({ with: true, first: 1 })).toEqual(["id,name"]);
  expect(await keys({ with: false, first: 2 })).toEqual(["id", "id"]);
});

test("a denied field is told as ever: null, and one error", async () => {
  const agent = await aMember(account, { role: "AGENT" });
  const { json } = await ask(server, { query: "{ users { nodes { id email } } }" }, bearer(agent));
  expect(json!.errors).toHaveLength(1);
  expect(codesOf(json!.errors)).toEqual(["FORBIDDEN"]);
  const emails = json!.data!.users.nodes.map(
    ({ id, email }: { id: string; email: string | null }) => id === agent.userId || email === null,
  );
  expect(emails).not.toContain(false);
});

test("a field that fails leaves its neighbours whole", async () => {
  const { json } = await ask(
    server,
    { query: '{ roles { kind } users(after: "nonsense") { totalCount } }' },
    bearer(admin),
  );
  expect(codesOf(json!.errors)).toEqual(["BAD_USER_INPUT"]);
  expect(json!.data!.users).toBeNull();
  expect(json!.data!.roles).toHaveLength(6);
});

test("signed out, the viewer is null", async () => {
  expect((await ask(server, { query: "{ viewer { permissions } }" })).text).toBe('{"data":{"viewer":null}}\n');
});
