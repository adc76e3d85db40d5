/* As much of the WebSocket protocol (RFC 6455) as a client needs that only counts what it gets. */

export const HANDSHAKE =
  "GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n";

/** Stands in what a console sends for the cursor of the last event that it got, or null. */
export const AFTER = "%AFTER%";

export const TEXT = 1;
export const CLOSE = 8;
export const PING = 9;

/** A frame masked with zeros, which leave it as it is. */
export function textFrame(text: string): Buffer {
  const body = Buffer.from(text);
  const short = body.length < 126;
  const head = short ? [0x81, 0x80 | body.length] : [0x81, 0xfe, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), body]);
}

export const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);

/** Takes whole frames off the front; answers what is left over. */
export function takeFrames(buffer: Buffer, take: (opcode: number, body: Buffer) => void): Buffer | null {
  let at = 0;
  while (buffer.length - at >= 2) {
    let length = buffer[at + 1]! & 127;
    let head = 2;
    if (length === 126) {
      if (buffer.length - at < 4) break;
      length = buffer.readUInt16BE(at + 2);
      head = 4;
    }
    if (buffer.length - at < head + length) break;
    take(buffer[at]! & 15, buffer.subarray(at + head, at + head + length));
    at += head + length;
  }
  return at < buffer.length ? buffer.subarray(at) : null;
}

/** The decimal number behind a key, without parsing the rest. */
export function numberBehind(body: Buffer, key: Buffer): number {
  const found = body.indexOf(key);
  if (found < 0) return Number.NaN;
  let value = 0;
  for (let i = found + key.length; body[i]! >= 48 && body[i]! <= 57; i++) value = value * 10 + body[i]! - 48;
  return value;
}
