import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 16 bytes of the account's UUID and 32 random ones: no bit of the 64 characters is spare, so each token is spelt one way. */
const TOKEN = /^[A-Za-z0-9_-]{64}$/;
/** Tells an API key from a session, and tells whoever scans sources and logs for secrets that this is one. */
const KEY_PREFIX = "roster_key_";
const ACCOUNT_BYTES = 16;
const RANDOM_BYTES = 32;

/** A token as its holder shows it. */
export interface ShownToken {
  /** Says where to look and proves nothing: whoever can write a token can write any account into it. */
  accountId: string;
  hash: Buffer;
}

/**
 * An unguessable token of 256 random bits, for sessions, challenges and links in e-mails. It carries its account,
 * so that finding its row starts with the account's id like every other look-up. Only the hash may be stored: SHA-256 without
 * salt or stretching, which is enough against a reader of the database, who would have to guess 256 bits.
 */
export function newToken(accountId: string): { token: string; hash: Buffer } {
  const account = Buffer.from(accountId.replaceAll("-", ""), "hex");
  if (account.length !== ACCOUNT_BYTES) throw new Error("newToken needs the account's UUID");
  const bytes = Buffer.concat([account, randomBytes(RANDOM_BYTES)]);
  return { token: bytes.toString("base64url"), hash: sha256(bytes) };
}

/** Takes a token apart; null for anything that `newToken` cannot have made. The hash covers all of it, the account too. */
export function readToken(token: string): ShownToken | null {
  if (!TOKEN.test(token)) return null;
  const bytes = Buffer.from(token, "base64url");
  const hex = bytes.toString("hex", 0, ACCOUNT_BYTES);
  return { accountId: hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5"), hash: sha256(bytes) };
}

/** The token of an API key: `newToken`'s, recognisable by what it begins with. */
export function newKeyToken(accountId: string): { token: string; hash: Buffer } {
  const { token, hash } = newToken(accountId);
  return { token: KEY_PREFIX + token, hash };
}

/** Takes an API key's token apart; null for anything that `newKeyToken` cannot have made. */
export const readKeyToken = (token: string): ShownToken | null =>
  token.startsWith(KEY_PREFIX) ? readToken(token.slice(KEY_PREFIX.length)) : null;

/** Compares secrets in a time that tells neither where they differ nor how long the right one is. */
export const sameSecret = (a: string, b: string): boolean => timingSafeEqual(sha256(a), sha256(b));

const sha256 = (data: Buffer | string): Buffer => createHash("sha256").update(data).digest();
