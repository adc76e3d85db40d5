import { Transform, type TransformCallback } from "node:stream";
import { fileTypeFromBuffer } from "file-type";
import { badUserInput } from "../../errors/graphql-errors.js";

/** The most bytes of a file. */
export const MOST_BYTES = 25 * 1024 * 1024;
/** As much of its beginning as tells what a file is. */
const HEAD_BYTES = 16 * 1024;

/** Passes a file on, and finds out meanwhile how large it is, and what. Fails past 25 MiB. */
export class Inspection extends Transform {
  byteLength = 0;
  #head: Buffer = Buffer.alloc(0);
  #isText = true;
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true });

  /** By its contents alone, whatever it is called: plain text is what is valid UTF-8. To be asked when all of it has passed. */
  async mediaType(): Promise<string> {
    const known = await fileTypeFromBuffer(this.#head);
    return known?.mime ?? (this.#isText ? "text/plain" : "application/octet-stream");
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.byteLength += chunk.length;
    if (this.byteLength > MOST_BYTES) {
      done(Object.assign(badUserInput("A file may have 25 MiB at most."), { statusCode: 413 }));
      return;
    }
    const room = HEAD_BYTES - this.#head.length;
    if (room > 0) this.#head = Buffer.concat([this.#head, chunk.subarray(0, room)]);
    this.#read(chunk);
    done(null, chunk);
  }

  override _flush(done: TransformCallback): void {
    this.#read(null);
    done();
  }

  /** A character's bytes may lie on both sides of a border between chunks; null is the end. */
  #read(chunk: Buffer | null): void {
    if (!this.#isText) return;
    try {
      if (chunk) this.#utf8.decode(chunk, { stream: true });
      else this.#utf8.decode();
      this.#isText = !chunk?.includes(0);
    } catch {
      this.#isText = false;
    }
  }
}
