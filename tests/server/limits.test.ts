import { getIntrospectionQuery } from "graphql";
import { expect, test } from "vitest";
import { anAccount, aServer } from "../kit/index.js";
import { ask, bearer, codesOf, RawSocket } from "./kit.js";

const server = await aServer();
const { admin } = await anAccount(server);
const headers = bearer(admin);

const query = (selection: string) => `query ($id: ID!) { user(id: $id) { ${selection} } }`;
const subscription = (selection: string) => `subscription { userEvents { user { ${selection} } } }`;
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");

/** A selection on a user so many levels deep. */
const deep = (levels: number): string => (levels < 2 ? "name" : `suspension { by { ${deep(levels - 2)} } }`);
const exponential = (root: (selection: string) => string) =>
  `${root("...F0")} ${times(30, (i) => `fragment F${i} on User { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on User { name }`;
const tokens = (count: number, text: string) =>
  `{ ${"name ".repeat(count - (text.match(/[$:!(){}]|\w+/g) ?? []).length - 2)}}`;

/** Where a limit lies: a document that is just within it, and one that is just beyond. */
const LIMITS: [limit: string, within: string, beyond: string][] = [
  ["a depth of 12", query(deep(11)), query(deep(13))],
  ["60 aliases", query(times(60, (i) => `a${i}: name`)), query(times(61, (i) => `a${i}: name`))],
  ["aliases of 63 characters", query(`${"a".repeat(63)}: name`), query(`${"a".repeat(64)}: name`)],
  [
    "20 directives",
    query(times(20, () => "name @include(if: true)")),
    query(times(21, () => "name @include(if: true)")),
  ],
  ["fragments", `${query("...F")} fragment F on User { name }`, exponential(query)],
  ["30 root fields", `{ ${times(30, () => "departments { id }")} }`, `{ ${times(31, () => "departments { id }")} }`],
  ["a cost of 20,000", cost(19), cost(20)],
];

/** Each page counts 1,001 objects and itself: 100 users with ten roles each. */
function cost(pages: number): string {
  return `{ ${times(pages, (i) => `p${i}: users(first: 95) { nodes { roles { name } } }`)} }`;
}

test.each(LIMITS)("over HTTP an operation has %s at most", async (_limit, within, beyond) => {
  const variables = { id: admin.userId };
  const ok = await ask(server, { query: within, variables }, headers);
  expect(ok.json).toMatchObject({ data: {} });
  expect(ok.json!.errors).toBeUndefined();
  const refused = await ask(server, { query: beyond, variables }, headers);
  expect(refused.status).toBe(400);
  expect(refused.json).not.toHaveProperty("data");
  expect(codesOf(refused.json!.errors)).toEqual(["QUERY_TOO_COMPLEX"]);
});
