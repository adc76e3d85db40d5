import { expect, test } from "vitest";
import { readBucketUrl } from "../../src/storage/bucket.js";

const AMAZON = { name: "files", prefix: "", region: "eu-west-1", endpoint: null, credentials: null };
const OTHER = { ...AMAZON, region: "us-east-1", endpoint: "https://minio.example.com:9000" };

test.each([
  ["s3://files?region=eu-west-1", AMAZON],
  ["s3://files/?region=eu-west-1", AMAZON],
  ["s3://my.files-2/a/b-c_d?region=eu-west-1", { ...AMAZON, name: "my.files-2", prefix: "a/b-c_d/" }],
  ["s3://files/a/?region=eu-west-1", { ...AMAZON, prefix: "a/" }],
  ["s3://files?endpoint=https://minio.example.com:9000", OTHER],
  ["s3://files?endpoint=https%3A%2F%2Fminio.example.com%3A9000&region=auto", { ...OTHER, region: "auto" }],
  [
    "s3://AKIA1:se%2Fc%3Fret%2B@files?region=eu-west-1",
    { ...AMAZON, credentials: { accessKeyId: "AKIA1", secretAccessKey: "se/c?ret+" } },
  ],
])("%s", (value, bucket) => {
  expect(readBucketUrl(value)).toEqual(bucket);
});

test.each([
  ["another scheme", "https://files.example.com?region=eu-west-1"],
  ["no bucket", "s3://?region=eu-west-1"],
  ["a bucket that cannot be", "s3://Files!?region=eu-west-1"],
  ["neither region nor endpoint", "s3://files/roster"],
  ["a key without its secret", "s3://key@files?region=eu-west-1"],
  ["a secret that is not encoded", "s3://key:se%zzcret@files?region=eu-west-1"],
  ["a prefix that leads elsewhere", "s3://files/a//b?region=eu-west-1"],
  ["a region that cannot be", "s3://files?region=eu west"],
  ["an endpoint that is no server", "s3://files?endpoint=minio:9000"],
  ["an endpoint with a query", "s3://files?endpoint=https%3A%2F%2Fminio%3Fa=b"],
  ["an endpoint with credentials", "s3://files?endpoint=https://a:b@minio"],
  ["something unknown", "s3://files?region=eu-west-1&acl=public"],
  ["a fragment", "s3://files?region=eu-west-1#a"],
  ["a port", "s3://files:9000?region=eu-west-1"],
])("%s is none", (_about, value) => {
  expect(readBucketUrl(value)).toBeNull();
});
