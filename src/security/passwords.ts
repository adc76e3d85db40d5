import { randomBytes } from "node:crypto";
import { hash, type Options, verify } from "@node-rs/argon2";

/** Most characters of a password, as code points. */
export const PASSWORD_MAX = 256;

/** Argon2id, which is the library's default, as OWASP recommends it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } satisfies Options;

/** Hashing runs in libuv's pool of four threads, which also reads files and resolves names: half is left to them. */
const AT_ONCE = 2;
/** One to two seconds of work. More in line would only mean that all of them wait too long. */
const MAX_WAITING = 200;

/** Too many passwords are being hashed: try again shortly. */
export class PasswordServiceBusy extends Error {
  constructor() {
    super("Too many passwords are waiting to be hashed");
  }
}

/** A hash in PHC format, its parameters and salt included. Throws PasswordServiceBusy. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(prepared(password), COST));

/**
 * Whether a password is the one behind a hash. Without a hash (no such user, or one without a password) it is false after
 * the same work, so that the time does not tell which addresses are known. Throws PasswordServiceBusy.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const usable = stored !== null && !isTooLong(password);
  const right = await inTurn(() => verify(usable ? stored : NOBODYS_HASH, usable ? prepared(password) : ""));
  return usable && right;
}

/** Whether it is longer than any password may be, composed (NFC). What is absurdly long is not looked at. */
export const isTooLong = (password: string): boolean =>
  password.length > PASSWORD_MAX * 8 || [...password.normalize("NFC")].length > PASSWORD_MAX;

/**
 * The form that is hashed, as the OpaqueString profile has it (RFC 8265, section 4.2): other blanks become spaces, and NFC, or a
 * password with an accent would fit on one keyboard and not on another. Case and everything else count as typed.
 */
const prepared = (password: string): string => password.replace(/\p{Zs}/gu, " ").normalize("NFC");

/** Of the same cost as every other, and behind it random bytes instead of a password. */
const NOBODYS_HASH = [
  "$argon2id$v=19",
  `m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}`,
  randomBytes(16).toString("base64").replaceAll("=", ""),
  randomBytes(32).toString("base64").replaceAll("=", ""),
].join("$");

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < AT_ONCE) running++;
  else if (waiting.length < MAX_WAITING) await new Promise<void>((proceed) => waiting.push(proceed));
  else throw new PasswordServiceBusy();
  try {
    return await work();
  } finally {
    // The place goes to the next in line without becoming free in between, so that nobody slips in before.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
