import { expect, test } from "vitest";
import * as ws from "ws";
import { textFrame } from "../../src/events/frame.js";

/** The library's own framing, which its types do not name. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };

test.each([0, 1, 125, 126, 65_535, 65_536, 70_000])("a text of %d bytes is framed as `ws` frames it", (length) => {
  const text = Buffer.from("é".repeat(length / 2) + "x".repeat(length % 2));
  const parts = [text.subarray(0, length / 3), text.subarray(length / 3)];
  expect(textFrame(parts)).toEqual(Buffer.concat(Sender.frame(text, { fin: true, opcode: 1 })));
});
