import { once } from "node:events";
import { type AddressInfo, connect } from "node:net";
import Fastify from "fastify";
import { expect, onTestFinished, test } from "vitest";
import { limitBodies } from "../../src/server/slow-bodies.js";

/** A server that gives bodies no time at all, and what it answers to a request that comes in two pieces. */
async function answerTo(path: string, whole: boolean) {
  const app = Fastify();
  limitBodies(app, 1);
  app.post("/quick", async () => "done");
  app.post("/slow", { config: { slowBody: true } }, async () => "done");
  await app.listen({ port: 0 });
  onTestFinished(() => app.close());
  const socket = connect((app.server.address() as AddressInfo).port);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  socket.on("error", () => {});
  const head = `POST ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\n`;
  socket.write(`${head}${whole ? "ab" : "a"}`);
  // Longer than it would take to be given up, where it is.
  if (path === "/slow") setTimeout(() => socket.write("b"), 100);
  await once(socket, "close");
  return answer.split("\r\n")[0];
}

test("a body that takes too long is given up, but not where it may", async () => {
  expect(await answerTo("/quick", true)).toBe("HTTP/1.1 200 OK");
  expect(await answerTo("/quick", false)).toBe("");
  expect(await answerTo("/slow", false)).toBe("HTTP/1.1 200 OK");
});
