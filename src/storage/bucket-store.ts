import { Readable } from "node:stream";
import { DeleteObjectCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import type { Bucket } from "./bucket.js";
import type { FileStore } from "./file-store.js";

/** Milliseconds in which a server must have taken a connection, and answered a request. */
const CONNECT = 3_000;
const ANSWER = 30_000;
/** As many downloads may be slow at once without others having to wait for them. */
const CONNECTIONS = 500;
/** What an upload holds in memory: S3 wants to know a request's length, and takes parts of no less. */
const PART_BYTES = 5 * 1024 * 1024;

/** Files in a bucket of an S3-compatible store. */
export class BucketStore implements FileStore {
  readonly #client: S3Client;

  constructor(private readonly bucket: Bucket) {
    const { region, endpoint, credentials } = bucket;
    this.#client = new S3Client({
      region,
      ...(endpoint !== null && { endpoint, forcePathStyle: true }),
      ...(credentials && { credentials }),
      // Servers other than Amazon's may not know the checksums that the client would add by itself.
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: {
        connectionTimeout: CONNECT,
        requestTimeout: ANSWER,
        throwOnRequestTimeout: true,
        httpAgent: { maxSockets: CONNECTIONS },
        httpsAgent: { maxSockets: CONNECTIONS },
      },
    });
  }

  async put(key: string, content: Readable): Promise<void> {
    const upload = new Upload({
      client: this.#client,
      // A stream like any other: of ours the library would believe what their own properties seem to say of a length.
      params: { ...this.#at(key), Body: Readable.from(content) },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    try {
      await upload.done();
    } catch (error) {
      // Giving up the parts may have failed besides.
      const first = content.errored ?? error;
      content.destroy();
      throw first;
    }
  }

  async get(key: string): Promise<Readable> {
    const { Body } = await this.#client.send(new GetObjectCommand(this.#at(key)));
    // Under Node it is a stream of Node's.
    return Body as Readable;
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#at(key)));
  }

  #at(key: string) {
    return { Bucket: this.bucket.name, Key: `${this.bucket.prefix}${key}` };
  }
}
