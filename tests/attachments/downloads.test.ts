import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { registerFiles } from "../../src/server/files.js";
import type { ContextOf } from "../../src/server/http.js";
import { aDesk, addAsked, fromUser } from "../conversations/kit.js";
import { aMember, aServer, type Console } from "../kit/index.js";
import { begun, fetched } from "./kit.js";

const server = await aServer();

/** More than the buffers of a connection take, whoever reads it or not. */
const MIB = Buffer.alloc(1024 * 1024, "roster ");
const MANY = 24;

const requestOf = (path: string, token = "") =>
  `GET ${path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${token}\r\n\r\n`;

/** A connection on which so many downloads are asked for, and of what comes nothing is read but its first bytes. */
async function unread(url: string, path: string, { token, times = 1 }: { token?: string; times?: number } = {}) {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  socket.write(requestOf(path, token).repeat(times));
  await once(socket, "readable");
  return socket;
}

async function aFile() {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const upload = begun(server, desk.admin);
  for (let i = 0; i < MANY; i++) await upload.write(MIB);
  const { file } = await upload.end();
  await addAsked(desk.admin, { conversationId: id, text: "", attachmentIds: [file.id] });
  return { ...desk, path: file.url };
}

const statusFor = async (console: Console, path: string) => (await fetched(server, console, path)).status;

test("one has ten downloads at once, until they are over; others have theirs", async () => {
  const { account, admin, path } = await aFile();
  const other = await aMember(account, { role: "ADMINISTRATOR" });
  const sockets = await Promise.all(
    Array.from({ length: 10 }, () => unread(server.url, path, { token: admin.token! })),
  );
  const refused = await fetched(server, admin, path);
  expect([refused.status, refused.codes, refused.headers["retry-after"]]).toEqual([429, ["RATE_LIMITED"], "5"]);
  expect(await statusFor(other, path)).toBe(200);
  sockets[0]!.destroy();
  await expect.poll(() => statusFor(admin, path)).toBe(200);
  // What is read to its end, or is not found, counts no more either.
  for (let i = 0; i < 3; i++) expect(await statusFor(admin, path)).toBe(200);
  for (let i = 0; i < 3; i++) expect(await statusFor(admin, `/attachments/${admin.userId}`)).toBe(404);
  expect(await statusFor(admin, path)).toBe(200);
});

test("downloads that wait for another one on their connection are over when it closes", async () => {
  const { url, contents } = await impatient(100 * MIB.length, 60_000);
  const socket = await unread(url, "/attachments/a", { times: 10 });
  await expect.poll(() => contents).toHaveLength(10);
  socket.destroy();
  await expect.poll(() => contents.every(({ destroyed }) => destroyed)).toBe(true);
  for (let i = 0; i < 10; i++) await unread(url, "/attachments/a");
  expect(contents).toHaveLength(20);
});

/** A server that gives out files of so many bytes, and ends what is not read for so many milliseconds. */
async function impatient(byteLength: number, idle = 200) {
  const app = Fastify();
  const contents: Readable[] = [];
  const sockets: Socket[] = [];
  app.server.on("connection", (socket: Socket) => void sockets.push(socket));
  const info = { id: "a", fileName: "a", mediaType: "text/plain", byteLength, url: "/attachments/a" };
  const open = async () => {
    const chunks = function* () {
      for (let sent = 0; sent < byteLength; sent += MIB.length) yield MIB.subarray(0, byteLength - sent);
    };
    const content = Readable.from(chunks());
    contents.push(content);
    return { info, content };
  };
  const viewer = { kind: "MEMBER", userId: "rosa", permissions: new Set() };
  const contextOf = (async () => ({ viewer, operator: false })) as unknown as ContextOf;
  registerFiles(app, { open, receive: () => Promise.reject(new Error("Nothing is sent here.")) }, contextOf, idle);
  const url = await app.listen({ port: 0, host: "127.0.0.1" });
  onTestFinished(() => app.close());
  return { app, url, contents, sockets };
}

test("a download of which nothing moves is ended, and its file is let go", async () => {
  const { url, contents, sockets } = await impatient(100 * MIB.length);
  await unread(url, "/attachments/a");
  await once(sockets[0]!, "close");
  await expect.poll(() => contents[0]!.destroyed).toBe(true);
});

test("one that is read is not, and its connection may then rest as long as any", async () => {
  const { app, url, sockets } = await impatient(5);
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  for (let i = 0; i < 2; i++) {
    socket.write(requestOf("/attachments/a"));
    await once(socket, "data");
    await expect.poll(() => sockets[0]!.timeout).toBeGreaterThanOrEqual(app.server.keepAliveTimeout);
  }
  expect(app.server.keepAliveTimeout).toBeGreaterThan(200);
  expect(sockets).toHaveLength(1);
});
