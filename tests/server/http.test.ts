import { serverAudits } from "graphql-http";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer } from "../kit/index.js";
import { ask, bearer, codesOf, send } from "./kit.js";

const server = await aServer();
const { account, admin } = await anAccount(server);

const TYPENAME = JSON.stringify({ query: "{__typename}" });
const json = { "content-type": "application/json" };

test("the audits of GraphQL over HTTP find no error", async () => {
  const audits = serverAudits({ url: server.graphqlUrl });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const count = (status: string) => results.filter((result) => result.status === status).length;
  expect(results.filter(({ status }) => status === "error").map(({ name }) => name)).toEqual([]);
  expect(count("ok") + count("warn") + count("notice")).toBe(audits.length);
  expect(count("ok")).toBeGreaterThanOrEqual(55);
});

test.each([
  [undefined, "application/json; charset=utf-8"],
  ["*/*", "application/json; charset=utf-8"],
  ["application/json", "application/json; charset=utf-8"],
  ["application/graphql-response+json", "application/graphql-response+json; charset=utf-8"],
  ["application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json; charset=utf-8"],
])("who accepts %s gets %s", async (accept, expected) => {
  const headers = accept ? { ...json, accept } : json;
  for (const query of ["{__typename}", "{"]) {
    const { headers: sent } = await ask(server, { query }, headers as Record<string, string>);
    expect(sent.get("content-type")).toBe(expected);
  }
  const dead = await ask(server, { query: "{__typename}" }, { ...headers, authorization: "Bearer dead" } as never);
  expect(dead.status).toBe(401);
  expect(dead.headers.get("content-type")).toBe(expected);
});

test("who accepts nothing that we speak is told so", async () => {
  expect((await ask(server, { query: "{__typename}" }, { accept: "image/png" })).status).toBe(406);
});

test("text is UTF-8", async () => {
  const person = await aMember(account, { firstName: "Zoë", lastName: "Ωmega 🍞" });
  const { text } = await ask(server, { query: "{ viewer { user { name } } }" }, bearer(person));
  expect(text).toContain('"Zoë Ωmega 🍞"');
});

test("GET is for queries alone", async () => {
  const get = (query: string) =>
    send(server, `/graphql?query=${encodeURIComponent(query)}`, {
      headers: { "apollo-require-preflight": "1", ...bearer(admin) },
    });
  expect((await get("{ departments { id } }")).json).toEqual({ data: { departments: [] } });
  const { status, headers, json } = await get(
    'mutation { createDepartment(input: { name: "Vendas" }) { userErrors { code } } }',
  );
  expect([status, headers.get("allow"), codesOf(json!.errors)]).toEqual([405, "POST", ["BAD_USER_INPUT"]]);
  expect(await server.eventsOf(account.id)).toEqual([]);
});

test("nothing of a GraphQL answer is kept by a cache", async () => {
  expect((await ask(server, { query: "{__typename}" })).headers.get("cache-control")).toBe("no-store");
});

/** What pages of any origin can make a browser send without asking first. */
test.each<[string, string, RequestInit]>([
  ["a link", "/graphql?query={__typename}", {}],
  ["a form as text", "/graphql", { method: "POST", headers: { "content-type": "text/plain" }, body: TYPENAME }],
  ["a request without a type", "/graphql", { method: "POST", body: new Blob([TYPENAME]) }],
  [
    "a form",
    "/graphql?query={__typename}",
    {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: "query=%7B__typename%7D",
    },
  ],
  ["a form with files", "/graphql", { method: "POST", body: Object.assign(new FormData()) }],
])("%s is refused as a possible forgery", async (_what, path, init) => {
  const { status, json } = await send(server, path, init);
  expect([400, 415]).toContain(status);
  expect(codesOf(json!.errors)).toEqual(["BAD_USER_INPUT"]);
  expect(json).not.toHaveProperty("data");
});

test("only GET and POST are spoken", async () => {
  for (const method of ["PUT", "DELETE", "PATCH"])
    expect((await send(server, "/graphql", { method, headers: json, body: TYPENAME })).status).toBe(404);
});

test("the security headers are there", async () => {
  const { headers } = await ask(server, { query: "{__typename}" });
  expect(headers.get("content-security-policy")).toContain("default-src 'self'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(headers.get("strict-transport-security")).toContain("max-age=");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
  expect(headers.get("x-powered-by")).toBeNull();
});

test("browsers get GraphiQL, which loads nothing from elsewhere", async () => {
  for (const path of ["/graphql", "/graphql?query={__typename}"]) {
    const { status, headers, text } = await send(server, path, { headers: { accept: "text/html,*/*;q=0.8" } });
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = headers.get("content-security-policy")!;
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    // What its policy lets it load is this server's, and its markup asks for nothing.
    expect(policy).not.toMatch(/https?:|\*/);
    const markup = text.replace(/<script>[\s\S]*<\/script>/, "").replace(/<style>[\s\S]*?<\/style>/, "");
    expect(markup).not.toMatch(/https?:|src=/);
    // Subscriptions take the headers editor's content as connection parameters.
    expect(text).toContain("connectionParams: headers");
    expect(text.match(/graphqlWs=\{\}/g)).toHaveLength(1);
  }
});
