import { expect, test } from "vitest";
import { anAccount, aServer, graphql } from "../kit/index.js";
import { ask, bearer, codesOf, RawSocket, send } from "./kit.js";

const APP = "https://inbox.example";
const PARTNER = "https://partner.example";
const SANDBOX = "https://studio.apollographql.com";
const STRANGER = "https://evil.example";

const settings = { appUrl: APP, allowedOrigins: [PARTNER] };
const development = await aServer(settings);
const production = await aServer({ ...settings, production: true, developmentTools: false });
const servers = { development, production };

const own = (server: { url: string }) => server.url;
const QUERY = { query: "{ viewer { user { id } } }" };

const ORIGINS: [mode: keyof typeof servers, allowed: boolean, headers: Record<string, string>][] = [
  ["development", true, {}],
  ["development", true, { origin: APP }],
  ["development", true, { origin: PARTNER }],
  ["development", true, { origin: own(development) }],
  ["development", true, { origin: SANDBOX }],
  ["development", true, { "sec-fetch-site": "same-origin" }],
  ["development", true, { "sec-fetch-site": "none" }],
  ["development", false, { origin: STRANGER }],
  ["development", false, { origin: "null" }],
  ["development", false, { origin: `${APP}.evil.example` }],
  ["development", false, { origin: APP.replace("https", "http") }],
  ["development", false, { origin: `${APP}:8443` }],
  ["development", false, { "sec-fetch-site": "cross-site" }],
  ["production", true, { origin: APP }],
  ["production", true, { origin: own(production) }],
  ["production", false, { origin: SANDBOX }],
  ["production", false, { origin: STRANGER }],
];

test.each(ORIGINS)("in %s a cookie counts: %s, with %o", async (mode, allowed, headers) => {
  const server = servers[mode];
  const { admin } = await anAccount(server);
  const cookie = { cookie: `roster_session=${admin.token}`, ...headers };
  const { status, json } = await ask(server, QUERY, cookie);
  if (allowed) expect([status, json!.data]).toEqual([200, { viewer: { user: { id: admin.userId } } }]);
  else expect([status, codesOf(json!.errors)]).toEqual([403, ["FORBIDDEN"]]);

  const opening = RawSocket.open(server, { headers: cookie });
  if (!allowed) return expect(opening).rejects.toThrow("403");
  const socket = await opening;
  socket.send({ type: "connection_init" });
  expect((await socket.next()).type).toBe("connection_ack");
  socket.subscribe(graphql(`subscription { viewerEvents { kind } }`));
  return socket.ping();
});

test("without a cookie the origin does not matter: a page has nothing there that is the browser's", async () => {
  const { admin } = await anAccount(development);
  const headers = { origin: STRANGER, ...bearer(admin) };
  const { json, headers: sent } = await ask(development, QUERY, headers);
  expect(json!.data!.viewer.user.id).toBe(admin.userId);
  // But its browser does not show it the answer.
  expect(sent.get("access-control-allow-origin")).toBeNull();
  await (await RawSocket.connected(development, admin.token, { headers: { origin: STRANGER } })).ping();
});

test("a dead cookie counts as signed out, and is cleared", async () => {
  const { status, json, headers } = await ask(development, QUERY, { cookie: "roster_session=dead" });
  expect([status, json]).toEqual([200, { data: { viewer: null } }]);
  expect(headers.get("set-cookie")).toMatch(/^roster_session=; .*Expires=Thu, 01 Jan 1970/);
});

const preflight = (server: { url: string }, origin: string) =>
  send(server, "/graphql", {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type,authorization",
    },
  });

test.each<[keyof typeof servers, string, boolean]>([
  ["development", APP, true],
  ["development", PARTNER, true],
  ["development", SANDBOX, true],
  ["development", STRANGER, false],
  ["production", APP, true],
  ["production", PARTNER, true],
  ["production", SANDBOX, false],
  ["production", STRANGER, false],
])("in %s a preflight of %s passes: %s", async (mode, origin, passes) => {
  const { headers } = await preflight(servers[mode], origin);
  expect(headers.get("access-control-allow-origin")).toBe(passes ? origin : null);
  if (!passes) return;
  expect(headers.get("access-control-allow-credentials")).toBe("true");
  expect(headers.get("access-control-allow-headers")).toContain("authorization");
  expect(headers.get("vary")).toContain("Origin");
});
