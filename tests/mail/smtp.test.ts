import { afterEach, expect, test } from "vitest";
import { smtpTransport } from "../../src/mail/smtp.js";
import { MailDeferred, MailRefused, type Message, type Transport } from "../../src/mail/transport.js";
import { aMailServer, headerOf, refusal } from "./smtp.js";

const MESSAGE: Message = {
  messageId: "id-1@app.example.com",
  to: "maria@example.com",
  language: "pt-BR",
  subject: "Olá",
  text: "text",
  html: "<p>html</p>",
};

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const { close } of open.splice(0)) await close();
});
const serving = async (options?: Parameters<typeof aMailServer>[0]) => {
  const server = await aMailServer(options);
  const transport = smtpTransport(server.url, "Roster <no-reply@example.com>");
  open.push(transport, server);
  return { server, transport };
};
const outcome = (transport: Transport, message: Partial<Message> = {}) =>
  transport.send({ ...MESSAGE, ...message }).then(
    () => "accepted",
    (error: unknown) => error,
  );

test("a mail arrives with its identity, its sender and its language", async () => {
  const { server, transport } = await serving();
  await transport.send(MESSAGE);
  const [{ recipients, source }] = await server.received.until(1);
  expect(recipients).toEqual(["maria@example.com"]);
  expect(headerOf(source, "Message-ID")).toBe("<id-1@app.example.com>");
  expect(headerOf(source, "From")).toBe("Roster <no-reply@example.com>");
  expect(headerOf(source, "To")).toBe("maria@example.com");
  expect(headerOf(source, "Content-Language")).toBe("pt-BR");
  expect(headerOf(source, "Auto-Submitted")).toBe("auto-generated");
});

test.each([
  "a@x.io, b@evil.io",
  "a@x.io;b@evil.io",
  "a@x.io <b@evil.io>",
  "<b@evil.io>",
  '"a@x.io" b@evil.io',
  "a@x.io\r\nBcc: b@evil.io",
  "group:a@x.io;",
  "a@x.io@evil.io",
  "a",
  "",
])("nothing is sent to %j", async (to) => {
  const { server, transport } = await serving();
  expect(await outcome(transport, { to })).toBeInstanceOf(MailRefused);
  await transport.send(MESSAGE);
  expect(await server.received.until(1)).toHaveLength(1);
});

test("a subject cannot add a header", async () => {
  const { server, transport } = await serving();
  await transport.send({ ...MESSAGE, subject: "Hi\r\nBcc: b@evil.io" });
  const [{ recipients, source }] = await server.received.until(1);
  expect(recipients).toEqual(["maria@example.com"]);
  expect(headerOf(source, "Bcc")).toBeUndefined();
});

test.each([
  [550, MailRefused],
  [554, MailRefused],
  [451, MailDeferred],
  [421, MailDeferred],
  [503, MailDeferred],
  [530, MailDeferred],
])("a recipient answered with %i", async (code, kind) => {
  const { transport } = await serving({ onRcptTo: (_address, _session, done) => done(refusal(code)) });
  const error = (await outcome(transport)) as Error;
  expect(error).toBeInstanceOf(kind);
  expect(error.message).not.toContain("maria");
});

test.each([
  [552, MailRefused],
  [452, MailDeferred],
])("a message answered with %i", async (code, kind) => {
  const { transport } = await serving({
    onData(stream, _session, done) {
      stream.resume();
      stream.on("end", () => done(refusal(code)));
    },
  });
  expect(await outcome(transport)).toBeInstanceOf(kind);
});

test("what the server says to the connection is not about the mail", async () => {
  const { transport } = await serving({ onConnect: (_session, done) => done(refusal(554)) });
  expect(await outcome(transport)).toBeInstanceOf(MailDeferred);
});

test("a server that is down or speaks something else is tried again", async () => {
  const { server, transport } = await serving();
  await server.close();
  expect(await outcome(transport)).toMatchObject({ message: expect.stringContaining("ECONNREFUSED") });
  expect(await outcome(transport)).toBeInstanceOf(MailDeferred);
});

test("wrong credentials are the operator's to mend", async () => {
  const server = await aMailServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusal(535)),
  });
  const transport = smtpTransport(server.url.replace("//", "//user:wrong@"), "no-reply@example.com");
  open.push(transport, server);
  expect(await outcome(transport)).toBeInstanceOf(MailDeferred);
});
