import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { AccountTx } from "../../events/write.js";
import { readToken, type ShownToken } from "../../security/tokens.js";
import { type ChallengeKind, findChallenge } from "./challenge.store.js";
import { type Credentials, findCredentials } from "./credential.store.js";
import { nextStep, type Passage } from "./entrance.js";

/** An open challenge, and whose it is. Nothing is used up yet. */
export interface ShownChallenge {
  readonly token: ShownToken;
  readonly kind: ChallengeKind;
  readonly user: Credentials;
}

const dead = () => new Refusal(problem("INVALID_TOKEN", ["input", "challenge"]));

/**
 * Who holds a challenge, as far as its token tells.
 * @throws Refusal INVALID_TOKEN for an unknown, expired or used one, and for one of another kind.
 */
export async function readChallenge(sql: Sql, text: string, kind: ChallengeKind): Promise<ShownChallenge> {
  const token = readToken(text);
  const challenge = token && (await findChallenge(sql, token, kind));
  const user = challenge && (await findCredentials(sql, challenge.accountId, challenge.userId));
  if (!user) throw dead();
  return { token, kind, user };
}

/**
 * Looks at a challenge again, under the account's lock: another request may have met it, and it opens only what its user stands before
 * now. Who meets it deletes it, in the same transaction.
 * @throws Refusal INVALID_TOKEN
 */
export async function reopenChallenge(
  tx: AccountTx,
  { token, kind, user: { accountId, id } }: ShownChallenge,
): Promise<{ user: Credentials; passage: Passage }> {
  const challenge = await findChallenge(tx, token, kind);
  if (!challenge) throw dead();
  const { secondFactor, cookie } = challenge;
  const user = await findCredentials(tx, accountId, id);
  if (user?.status !== "ACTIVE" || nextStep(user, secondFactor) !== kind) throw dead();
  return { user, passage: { secondFactor, cookie } };
}
