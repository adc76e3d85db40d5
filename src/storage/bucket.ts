/** A bucket of an S3-compatible store, and how to reach it. */
export interface Bucket {
  readonly name: string;
  /** What all keys begin with: empty, or ended by a slash. */
  readonly prefix: string;
  readonly region: string;
  /** The server, where it is not Amazon's. It is asked in path style, as `endpoint/bucket/key`. */
  readonly endpoint: string | null;
  /** Null: from where the AWS SDK looks for them, such as its environment variables, a profile or the machine's role. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string } | null;
}

/** Servers that know no regions want any, and this is the one they expect. */
const ANY_REGION = "us-east-1";

const NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const PREFIX = /^(\/(?!\.)[\w.-]+)*\/?$/;
const REGION = /^[a-z0-9-]{1,40}$/;

/**
 * Reads `s3://bucket/prefix?region=eu-west-1`, and `s3://key:secret@bucket?endpoint=https://minio.example.com:9000`. The prefix and the
 * credentials may be left out, and one of region and endpoint. What stands in the credentials beside letters and digits is percent-encoded
 * (RFC 3986).
 * @returns null for what is no such URL.
 */
export function readBucketUrl(value: string): Bucket | null {
  if (!value.startsWith("s3://") || !URL.canParse(value)) return null;
  const url = new URL(value);
  const accessKeyId = decoded(url.username);
  const secretAccessKey = decoded(url.password);
  const { region = null, endpoint = null, ...unknown } = Object.fromEntries(url.searchParams);
  const wellFormed =
    NAME.test(url.hostname) &&
    PREFIX.test(url.pathname) &&
    !url.port &&
    !url.hash &&
    accessKeyId !== null &&
    secretAccessKey !== null &&
    !accessKeyId === !secretAccessKey &&
    (region ?? endpoint) !== null &&
    (region === null || REGION.test(region)) &&
    (endpoint === null || isServer(endpoint)) &&
    Object.keys(unknown).length === 0;
  if (!wellFormed) return null;
  const prefix = url.pathname.replace(/^\/|\/$/g, "");
  return {
    name: url.hostname,
    prefix: prefix && `${prefix}/`,
    region: region ?? ANY_REGION,
    endpoint,
    credentials: accessKeyId ? { accessKeyId, secretAccessKey } : null,
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function isServer(endpoint: string): boolean {
  if (!/^https?:\/\//.test(endpoint) || !URL.canParse(endpoint)) return false;
  const { username, search, hash } = new URL(endpoint);
  return !username && !search && !hash;
}
