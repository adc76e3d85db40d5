import Fastify from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { mailboxTransport } from "../../src/mail/mailbox.js";
import { render } from "../../src/mail/render.js";
import { registerPages } from "../../src/server/pages/pages.js";
import { aDatabase, type TestDatabase } from "../jobs/kit.js";
import { aMail } from "./samples.js";

const fastify = Fastify();
let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
  registerPages(fastify, { mailbox: db.sql });
});
afterAll(async () => {
  await fastify.close();
  await db.close();
});

const get = (url: string) => fastify.inject({ url });

test.each([
  "/accept-invitation?token=SECRET",
  "/reset-password?token=SECRET",
  "/verify-email?token=SECRET",
  "/dev/mailbox",
])("%s is self-contained and tells its address to nobody", async (url) => {
  const { statusCode, headers, body } = await get(url);
  expect(statusCode).toBe(200);
  expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
  const policy = String(headers["content-security-policy"]);
  expect(policy).toMatch(/^default-src 'none'; script-src 'nonce-[^']+';/);
  expect(policy).toContain("form-action 'none'");
  expect(body).not.toMatch(/<(script|link|img)[^>]* (src|href)=|\son\w+=|SECRET/);
  expect((await get(url)).headers["content-security-policy"]).not.toBe(policy);
});

test("images come as data URLs alone, and where QR codes are shown", async () => {
  const policyOf = async (url: string) => String((await get(url)).headers["content-security-policy"]);
  expect(await policyOf("/accept-invitation?token=SECRET")).toContain("; img-src data:;");
  for (const url of ["/reset-password?token=SECRET", "/verify-email?token=SECRET", "/dev/mailbox"])
    expect(await policyOf(url)).not.toContain("img-src");
});

test("mails are listed with links that can be clicked, and nothing of them runs", async () => {
  const { send } = mailboxTransport(db.sql);
  const letter = { messageId: "id@localhost", to: "maria@example.com", language: "en" };
  await send({ ...letter, ...render(aMail("VERIFY_EMAIL"), "http://localhost:4000") });
  await send({ ...letter, subject: "<script>1</script>", text: `http://a.io/"x='y'`, html: `"><script>2</script>` });

  const { body } = await get("/dev/mailbox");
  expect(body).toContain('href="http://localhost:4000/verify-email?token=TOKEN-1_x" target="_blank"');
  expect(body).toContain('<a href="http://a.io/" target="_blank" rel="noreferrer">http://a.io/</a>&quot;x=&#39;y&#39;');
  expect(body.match(/<script/g)).toHaveLength(1);
  expect(body).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="&quot;&gt;&lt;script&gt;');

  const [newest, oldest] = (await get("/dev/mailbox.json")).json();
  expect(oldest).toEqual({
    id: expect.any(Number),
    messageId: "id@localhost",
    to: "maria@example.com",
    subject: "Confirm your e-mail address",
    text: expect.stringContaining("token=TOKEN-1_x"),
    html: expect.stringContaining("token=TOKEN-1_x"),
    at: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect((await get(`/dev/mailbox.json?after=${oldest.id}`)).json()).toEqual([newest]);
});

test.each(["x", "-1", "1e300", "1.5"])("after=%s is refused", async (after) => {
  expect((await get(`/dev/mailbox.json?after=${after}`)).statusCode).toBe(400);
});

test.each(["/dev/mailbox", "/dev/mailbox.json", "/reset-password"])(
  "%s is for this machine's own names alone",
  async (url) => {
    expect((await fastify.inject({ url, headers: { host: "attacker.example:4000" } })).statusCode).toBe(403);
    expect((await fastify.inject({ url, headers: { host: "localhost:4000" } })).statusCode).toBe(200);
  },
);
