import type { Writable } from "node:stream";

/** What is written before the next tick travels in one packet: behind all that runs without waiting, whole chains of promises included. */
export function corkUntilNextTick(stream: Writable): void {
  if (stream.writableCorked) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
