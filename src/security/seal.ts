import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const VERSION = "v1";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was sealed cannot be read: altered, sealed with a key that is gone or for another purpose. Never says which. */
export class UnsealError extends Error {
  constructor() {
    super("A sealed value cannot be opened: is SECRET_KEY the one that it was sealed with?");
  }
}

/**
 * Encrypts and authenticates a secret for storage: AES-256-GCM under the first of the 32-byte keys, as
 * `v1.<base64url of nonce, ciphertext and tag>`. The same `purpose` must be named to open it, so that a value moved to
 * another column stays shut. Nonces are random, which is sound for 2^32 seals a key (NIST SP 800-38D, section 8.3).
 */
export function seal(keys: readonly Buffer[], plaintext: string, purpose: string): string {
  const [key] = keys;
  if (!key) throw new Error("seal needs a key");
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(plaintext, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${VERSION}.${sealed.toString("base64url")}`;
}

/** Opens what `seal` made, with any of the keys, so that a new one can be put in front. Throws UnsealError. */
export function unseal(keys: readonly Buffer[], sealed: string, purpose: string): string {
  const [version, body = ""] = sealed.split(".");
  const bytes = Buffer.from(body, "base64url");
  if (version !== VERSION || bytes.length < NONCE_BYTES + TAG_BYTES) throw new UnsealError();
  for (const key of keys) {
    const plaintext = open(key, bytes, purpose);
    if (plaintext !== null) return plaintext;
  }
  throw new UnsealError();
}

function open(key: Buffer, bytes: Buffer, purpose: string): string | null {
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(purpose))
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  const plaintext = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([plaintext, decipher.final()]).toString("utf8");
  } catch {
    // The tag does not fit, which is all that `final` can complain of here: sealed with another key, or not by us.
    return null;
  }
}
