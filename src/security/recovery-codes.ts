import { createHash, randomBytes } from "node:crypto";

/** How many codes a user is given at once. */
export const RECOVERY_CODES = 10;

/** Crockford's Base32: nothing in it is mistaken for something else when it is copied from paper. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = 16;
const CODE = new RegExp(`^[${ALPHABET}]{${LETTERS}}$`);

/** Ten new codes of 80 random bits each, such as `7k2m-9xqa-40tz-h3ws`. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  // 256 is a multiple of 32: each letter is as likely as every other.
  const letters = [...randomBytes(LETTERS)].map((byte) => ALPHABET[byte % 32]).join("");
  return letters.replace(/.{4}(?=.)/g, "$&-");
}

/**
 * What is stored of a user's code, as typed: in any case, with or without hyphens and blanks, `o` for `0`, `i` and `l` for `1`. Null for what
 * can be none. A hash without stretching is enough, as of any secret of so many random bits; the user's id keeps the codes of users apart.
 */
export function recoveryCodeHash(userId: string, typed: string): Buffer | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return CODE.test(code) ? createHash("sha256").update(`${userId} ${code}`).digest() : null;
}
