import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import { idOf } from "../../input/ids.js";
import { InputCheck } from "../../input/input-check.js";
import type { Outbox } from "../../mail/outbox.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { hashPassword } from "../../security/passwords.js";
import { type Asked, nameOf, soleTarget, type Target, toEach, type UserOutcome } from "../users/index.js";
import { findCredentials, guessable } from "./credential.store.js";
import { replacePassword } from "./replace-password.js";
import { deleteSessionsOfUsers } from "./session.store.js";
import { deleteTwoFactors } from "./two-factor.store.js";

/** Nobody does this to itself: it would spare whoever found a session open the password, or the second factor. */
const OF_OTHERS = { notToSelf: () => true, unseats: () => false, refuses: () => null };

/** What users sign in by, as those above them may change it. */
export class UserCredentialService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  /** Sets a password that opens nothing but the choice of another. */
  async setPassword(actor: Actor, input: { id: string; password: string }): Promise<{ user: string }> {
    const id = idOf(input.id);
    const { accountId } = actor.viewer;
    const at = ["input", "id"];
    const user = await findCredentials(this.sql, accountId, id);
    if (!user) throw new Refusal(problem("NOT_FOUND", at));
    const check = new InputCheck();
    await checkNewPassword(check, input.password, ["input", "password"], guessable(user));
    check.done();
    const hash = await hashPassword(input.password);
    await this.write.by(actor, async (tx) => {
      await soleTarget(tx, id, at, OF_OTHERS);
      const now = await findCredentials(tx, accountId, id);
      await replacePassword(tx, this.outbox, now!, hash, { temporary: true });
    });
    return { user: id };
  }

  /** Takes second factors away from those who have lost them, and signs them out: whoever has found them may be signed in. */
  resetTwoFactor(actor: Actor, input: Asked): Promise<{ results: UserOutcome[] }> {
    return toEach(this.write, actor, input, () => ({ ...OF_OTHERS, apply: resetTwoFactors }));
  }
}

async function resetTwoFactors(tx: ActorTx, targets: readonly Target[]): Promise<void> {
  const { id: accountId } = tx.account;
  const ids = targets.map(({ id }) => id);
  const reset = await deleteTwoFactors(tx, accountId, ids);
  const ended = await deleteSessionsOfUsers(tx, accountId, reset);
  tx.record(
    ...targets
      .filter(({ id }) => reset.includes(id))
      .map((target) => ({
        kind: EventKind.USER_TWO_FACTOR_CHANGED,
        userId: target.id,
        subjectName: nameOf(target),
        changes: changesOf({ twoFactorEnabled: true }, { twoFactorEnabled: false }),
        ended: {
          sessionIds: ended.flatMap(({ userId, sessionId }) => (userId === target.id ? sessionId : [])),
          reason: "SESSION_REVOKED" as const,
        },
      })),
  );
}
