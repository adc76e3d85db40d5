/** A text that is whole: FIN, and the opcode of texts. */
const FINAL_TEXT = 0x81;
/** Lengths from which a longer field follows that of seven bits, which then says which. */
const SHORT = 126;
const LONG = 0x10000;
const [IN_16_BITS, IN_64_BITS] = [126, 127];

/**
 * A server's text frame with these parts of one text in it (RFC 6455, 5.2). What many sockets are sent is framed once, and written to each
 * as it is: `ws` would put a head of its own before it for every one of them.
 */
export function textFrame(parts: readonly Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  let offset = length < SHORT ? 2 : length < LONG ? 4 : 10;
  const frame = Buffer.allocUnsafe(offset + length);
  frame[0] = FINAL_TEXT;
  if (length < SHORT) frame[1] = length;
  else if (length < LONG) {
    frame[1] = IN_16_BITS;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = IN_64_BITS;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  for (const part of parts) offset += part.copy(frame, offset);
  return frame;
}
