import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Inspection } from "../../src/modules/attachments/inspection.js";
import { PNG } from "./kit.js";

const utf8 = (text: string) => Buffer.from(text);

/** What a file is said to be whose bytes come so many at a time. */
async function typeOf(content: Buffer, atOnce: number) {
  const inspection = new Inspection();
  function* chunks() {
    for (let at = 0; at < content.length; at += atOnce) yield content.subarray(at, at + atOnce);
  }
  await pipeline(Readable.from(chunks()), inspection, async (passed) => {
    const back: Buffer[] = [];
    for await (const chunk of passed) back.push(chunk as Buffer);
    expect(Buffer.concat(back).equals(content)).toBe(true);
  });
  expect(inspection.byteLength).toBe(content.length);
  return inspection.mediaType();
}

test.each([
  ["a picture", PNG, "image/png"],
  ["a PDF", utf8("%PDF-1.7\n%âãÏÓ\n1 0 obj"), "application/pdf"],
  ["what is packed", gzipSync("text"), "application/gzip"],
  ["text", utf8("Bom dia!\r\n\tAté já."), "text/plain"],
  ["text of any script", utf8("Olá, 世界 😀\n".repeat(3_000)), "text/plain"],
  ["a page, which is text like any other", utf8("<!doctype html><script>alert(1)</script>"), "text/plain"],
  ["a drawing that can hold scripts", utf8('<svg xmlns="http://www.w3.org/2000/svg"/>'), "text/plain"],
  ["nothing", Buffer.alloc(0), "text/plain"],
  ["zeros", Buffer.alloc(100), "application/octet-stream"],
  ["Latin-1", Buffer.from("Olá", "latin1"), "application/octet-stream"],
  ["text that breaks off within a character", utf8("Olá").subarray(0, 3), "application/octet-stream"],
  [
    "text with something else far behind",
    Buffer.concat([Buffer.alloc(90_000, "a"), Buffer.from([0xff])]),
    "application/octet-stream",
  ],
])("%s", async (_about, content, type) => {
  for (const atOnce of [1_009, 65_536]) expect(await typeOf(content, atOnce)).toBe(type);
  if (content.length < 200) expect(await typeOf(content, 1)).toBe(type);
});
