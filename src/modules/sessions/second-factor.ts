import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import { newRecoveryCodes, recoveryCodeHash } from "../../security/recovery-codes.js";
import { seal, unseal } from "../../security/seal.js";
import { newTotpSecret, totpStep } from "../../security/totp.js";
import { deleteChallengesOf } from "./challenge.store.js";
import type { Credentials } from "./credential.store.js";
import {
  acceptStep,
  findEnrolment,
  findTwoFactor,
  type Holder,
  insertTwoFactor,
  putEnrolment,
  replaceRecoveryCodes,
  takeRecoveryCode,
} from "./two-factor.store.js";

/** A sealed secret opens for the user alone whose it is. */
const purposeOf = ({ accountId, id }: Holder): string => `two-factor ${accountId} ${id}`;

/** Second factors of users, within transactions that hold the account's lock: nobody else uses the same code meanwhile. */
export class SecondFactor {
  /** @param keys the first seals, all of them open; see `seal`. */
  constructor(private readonly keys: readonly Buffer[]) {}

  /** A new secret, which waits for its first code. */
  async begin(tx: AccountTx, user: Credentials): Promise<string> {
    const secret = newTotpSecret();
    await putEnrolment(tx, user, seal(this.keys, secret, purposeOf(user)));
    return secret;
  }

  /**
   * Puts the secret that waits in force, and ends whatever was begun without it.
   * @returns the recovery codes, which nobody can read again; null for a wrong code.
   * @throws Refusal INVALID_STATE where no secret waits.
   */
  async confirm(tx: AccountTx, user: Credentials, code: string): Promise<string[] | null> {
    const sealed = await findEnrolment(tx, user);
    if (!sealed) throw new Refusal(problem("INVALID_STATE"));
    const secret = unseal(this.keys, sealed, purposeOf(user));
    const step = totpStep(secret, withoutBlanks(code));
    if (step === null) return null;
    await insertTwoFactor(tx, user, seal(this.keys, secret, purposeOf(user)), step);
    await deleteChallengesOf(tx, user.accountId, [user.id]);
    recordTwoFactor(tx, user, { twoFactorEnabled: false }, { twoFactorEnabled: true });
    return (await this.#newCodes(tx, user)).codes;
  }

  /** Whether a code is this user's now: of its authenticator, or for recovery. It is used up with that. */
  async prove(tx: AccountTx, user: Credentials, code: string): Promise<boolean> {
    const typed = withoutBlanks(code);
    return /^\d{6}$/.test(typed) ? this.#proveCode(tx, user, typed) : this.#proveRecovery(tx, user, typed);
  }

  /** Ten new recovery codes in place of those that were left. */
  async renewCodes(tx: AccountTx, user: Credentials): Promise<string[]> {
    const { codes, before } = await this.#newCodes(tx, user);
    recordTwoFactor(tx, user, { recoveryCodesLeft: before }, { recoveryCodesLeft: codes.length });
    return codes;
  }

  async #newCodes(tx: AccountTx, user: Credentials): Promise<{ codes: string[]; before: number }> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => recoveryCodeHash(user.id, code)!);
    return { codes, before: await replaceRecoveryCodes(tx, user, hashes) };
  }

  async #proveCode(tx: AccountTx, user: Credentials, code: string): Promise<boolean> {
    const factor = await findTwoFactor(tx, user);
    if (!factor) return false;
    const secret = unseal(this.keys, factor.secret, purposeOf(user));
    const step = totpStep(secret, code);
    if (step === null || step <= factor.lastStep) return false;
    // Sealed anew, so that an older key is needed no more once its users have signed in.
    await acceptStep(tx, user, seal(this.keys, secret, purposeOf(user)), step);
    return true;
  }

  async #proveRecovery(tx: AccountTx, user: Credentials, code: string): Promise<boolean> {
    const hash = recoveryCodeHash(user.id, code);
    const left = hash && (await takeRecoveryCode(tx, user, hash));
    if (left === null) return false;
    recordTwoFactor(tx, user, { recoveryCodesLeft: left + 1 }, { recoveryCodesLeft: left });
    return true;
  }
}

/** As people type codes: in groups. */
const withoutBlanks = (code: string): string => code.replace(/\s/g, "");

/** Tells the log what became of a user's second factor; never a secret, nor a code. */
export function recordTwoFactor(
  tx: AccountTx,
  { id, name }: Pick<Credentials, "id" | "name">,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): void {
  const changes = changesOf(before, after);
  tx.record({ kind: EventKind.USER_TWO_FACTOR_CHANGED, userId: id, subjectName: name, changes });
}
