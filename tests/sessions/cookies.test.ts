import { request } from "node:http";
import { expect, test } from "vitest";
import { anAccount, aServer, graphql } from "../kit/index.js";
import { aMemberWithPassword, isAlive, PASSWORD, withToken } from "./kit.js";

const server = await aServer({ appUrl: "https://console.example.com", allowedOrigins: ["https://other.example.com"] });

const SIGN_IN = graphql(`mutation ($input: SignInInput!) {
  signIn(input: $input) { result { ... on SignedIn { token viewer { user { id } } } } userErrors { code } }
}`);
const VIEWER = graphql(`{ viewer { user { id } } }`);
const SIGN_OUT = graphql(`mutation { signOut { signedOut } }`);

interface Reply {
  status: number;
  cookies: string[];
  body: { data?: Record<string, never>; errors?: { extensions: { code: string } }[] };
}

/** As a browser asks: with whatever Host, Origin and Cookie there are. */
const ask = (query: string, headers: Record<string, string> = {}, variables: object = {}) =>
  new Promise<Reply>((resolve, reject) => {
    const sent = request(
      server.graphqlUrl,
      { method: "POST", headers: { "content-type": "application/json", ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () =>
          resolve({
            status: response.statusCode!,
            cookies: response.headers["set-cookie"] ?? [],
            body: JSON.parse(Buffer.concat(chunks).toString()),
          }),
        );
      },
    );
    sent.on("error", reject);
    sent.end(JSON.stringify({ query, variables }));
  });

async function signedIn(headers: Record<string, string> = {}) {
  const { account } = await anAccount(server);
  const { userId, email } = await aMemberWithPassword(account);
  const { body, cookies } = await ask(SIGN_IN, headers, { input: { email, password: PASSWORD, cookie: true } });
  return {
    userId,
    answer: (body.data as never as { signIn: { result: { token: null } } }).signIn,
    setCookie: cookies[0]!,
  };
}
const cookieOf = (setCookie: string) => setCookie.split(";", 1)[0]!;

test("the session comes as a cookie that no script reads, and its token nowhere else", async () => {
  const { userId, answer, setCookie } = await signedIn();
  expect(answer).toEqual({ result: { token: null, viewer: { user: { id: userId } } }, userErrors: [] });
  const attributes = setCookie.split("; ").slice(1);
  expect(setCookie).toMatch(/^roster_session=[\w-]{64};/);
  expect(attributes).toEqual(expect.arrayContaining(["HttpOnly", "SameSite=Lax", "Path=/"]));
  expect(attributes).not.toContain("Secure");
  const expires = new Date(attributes.find((attribute) => attribute.startsWith("Expires="))!.slice(8));
  expect(expires.getTime() - Date.now()).toBeGreaterThan(29 * 86_400_000);
  const { body } = await ask(VIEWER, { cookie: cookieOf(setCookie) });
  expect(body.data).toEqual({ viewer: { user: { id: userId } } });
});

test("outside localhost the cookie is for HTTPS alone", async () => {
  const { setCookie } = await signedIn({ host: "roster.example.com" });
  expect(setCookie.split("; ")).toContain("Secure");
});

test.each([
  ["none", {}, 200],
  ["the application", { origin: "https://console.example.com" }, 200],
  ["a listed page", { origin: "https://other.example.com" }, 200],
  ["this very host", { origin: "http://roster.example.com", host: "roster.example.com" }, 200],
  ["a foreign page", { origin: "https://evil.example.com" }, 403],
  ["a page that hides it", { origin: "null" }, 403],
  ["the application over HTTP", { origin: "http://console.example.com" }, 403],
  ["none, from another site", { "sec-fetch-site": "cross-site" }, 403],
])("with the cookie, a request of origin %s is answered accordingly", async (_, headers, status) => {
  const { setCookie } = await signedIn();
  const reply = await ask(SIGN_OUT, { cookie: cookieOf(setCookie), ...headers } as Record<string, string>);
  expect(reply.status).toBe(status);
  if (status === 403) expect(reply.body.errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  const token = cookieOf(setCookie).split("=")[1]!;
  // What was refused has not signed out.
  if (status === 403) expect(await isAlive(withToken(server, token))).toBe(true);
});

test("signing out ends the session and clears the cookie, which opens nothing any more", async () => {
  const { setCookie } = await signedIn();
  const cookie = cookieOf(setCookie);
  const { body, cookies } = await ask(SIGN_OUT, { cookie });
  expect(body.data).toEqual({ signOut: { signedOut: true } });
  expect(cookies).toEqual([expect.stringMatching(/^roster_session=; .*Expires=Thu, 01 Jan 1970/)]);
  expect((await ask(VIEWER, { cookie })).body.data).toEqual({ viewer: null });
});

test.each(["dead", "A".repeat(64), "%00", "x".repeat(3_000)])(
  "a dead cookie counts as signed out, and is cleared: %#",
  async (value) => {
    const { body, cookies, status } = await ask(VIEWER, { cookie: `roster_session=${value}` });
    expect([status, body]).toEqual([200, { data: { viewer: null } }]);
    expect(cookies).toEqual([expect.stringMatching(/^roster_session=; /)]);
  },
);

test.each(["Bearer dead", `Bearer ${"A".repeat(64)}`, "Basic YTpi", "Bearer", ""])(
  "a dead bearer token is no session: %o",
  async (authorization) => {
    const { body, status } = await ask(VIEWER, { authorization });
    expect(status).toBe(401);
    expect(body).toMatchObject({ errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
  },
);

test("a bearer token stands, whatever cookie is beside it", async () => {
  const { setCookie } = await signedIn();
  const { admin } = await anAccount(server);
  const { body } = await ask(VIEWER, { cookie: cookieOf(setCookie), authorization: `Bearer ${admin.token}` });
  expect(body.data).toEqual({ viewer: { user: { id: admin.userId } } });
});
