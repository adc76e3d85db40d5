import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import S3rver from "s3rver";
import { type Bucket, readBucketUrl } from "../../src/storage/bucket.js";

/** A server that speaks S3, with one bucket. */
export interface S3 {
  readonly bucket: Bucket;
  /** What it was asked, as `GET /bucket/key`. */
  readonly asked: string[];
  /** The keys of what lies in the bucket, as the product knows them. */
  keys(): Promise<string[]>;
  stop(): Promise<void>;
}

export async function anS3(): Promise<S3> {
  const directory = await mkdtemp(path.join(tmpdir(), "roster-s3-"));
  const s3rver = new S3rver({ silent: true, directory, configureBuckets: [{ name: "files", configs: [] }] });
  await s3rver.configureBuckets();
  const answer = s3rver.callback();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const bucket = readBucketUrl(`s3://S3RVER:S3RVER@files/roster?endpoint=http://127.0.0.1:${port}`)!;
  return {
    bucket,
    asked,
    async keys() {
      const { name: Bucket, prefix, endpoint, region, credentials } = bucket;
      const client = new S3Client({ endpoint: endpoint!, region, credentials: credentials!, forcePathStyle: true });
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket }));
      return Contents.map(({ Key }) => Key!.slice(prefix.length)).sort();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
