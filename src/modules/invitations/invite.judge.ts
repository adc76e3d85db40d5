import { type Problem, problem } from "../../errors/user-error.js";
import type { AccountTx } from "../../events/write.js";
import type { ListedAddress } from "../../input/address-list.js";
import { isDisposable, isOutside } from "../../input/emails.js";
import { seatsOf } from "../accounts/index.js";
import type { JoiningLimits } from "../users/index.js";
import { findAddresses } from "./sending.store.js";

/** An address, where the input names it, and what speaks against inviting it. */
export interface JudgedAddress {
  email: string;
  at: string[];
  problem: Problem | null;
  /** With ALREADY_INVITED: the invitation that is pending. */
  invitationId: string | null;
}

/**
 * Judges addresses in the order given, so that the first that fit get the seats, and what may still be sent today. Exact under the
 * account's lock, which whoever takes a seat or an address holds.
 */
export async function judgeAddresses(
  tx: AccountTx,
  addresses: readonly ListedAddress[],
  limits: JoiningLimits,
  kind: "MEMBER" | "CLIENT",
): Promise<JudgedAddress[]> {
  const valid = addresses.filter(({ valid }) => valid).map(({ email }) => email);
  const found = await findAddresses(tx, tx.account.id, valid);
  const known = new Map(found.map((address) => [address.email, address]));
  // Client accounts take no seat, and are of other houses than the team's.
  let available = kind === "CLIENT" ? Number.POSITIVE_INFINITY : (await seatsOf(tx, tx.account)).available;
  const allowedDomains = kind === "CLIENT" ? [] : tx.account.allowedEmailDomains;

  const problemOf = ({ email, valid }: ListedAddress, at: string[]): Problem | null => {
    const unfit = unfitness(email, valid, allowedDomains);
    if (unfit) return problem(unfit, at);
    if (known.get(email)?.member) return problem("ALREADY_MEMBER", at);
    if (known.get(email)?.invitationId) return problem("ALREADY_INVITED", at);
    if (available === 0) return problem("SEATS_EXHAUSTED", at);
    const retryAfter = limits.take(email);
    if (retryAfter !== null) return problem("TOO_MANY_ATTEMPTS", at, { retryAfter });
    available -= 1;
    return null;
  };
  return addresses.map((address) => {
    const { email, index } = address;
    const at = ["input", "emails", String(index)];
    const found = problemOf(address, at);
    const invitationId = found?.code === "ALREADY_INVITED" ? (known.get(email)?.invitationId ?? null) : null;
    return { email, at, problem: found, invitationId };
  });
}

/** What is wrong with an address by itself. */
function unfitness(email: string, valid: boolean, allowedDomains: readonly string[]) {
  if (!valid) return "EMAIL_INVALID";
  if (isDisposable(email)) return "EMAIL_DISPOSABLE";
  if (isOutside(email, allowedDomains)) return "EMAIL_DOMAIN_NOT_ALLOWED";
  return null;
}
