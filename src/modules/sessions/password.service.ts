import type { Sql } from "../../database/sql.js";
import { unauthenticated } from "../../errors/graphql-errors.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { EventKind } from "../../events/event.js";
import type { AccountTx, Actor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import type { Outbox } from "../../mail/outbox.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { hashPassword } from "../../security/passwords.js";
import { type Credentials, findCredentials, guessable, setPasswordHash, setVerifiedEmail } from "./credential.store.js";
import { deleteLinksOf } from "./link.store.js";
import { openLink, readLink } from "./mailed-link.js";
import type { Device } from "./open-session.js";
import { whosePassword } from "./password-attempts.js";
import { deleteSessionsOf } from "./session.store.js";
import { verified } from "./verified.js";

/** New passwords, by whoever knows the old one or holds a link that was mailed. */
export class PasswordService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  async change(
    actor: Actor,
    input: { currentPassword: string; newPassword: string },
    device: Device,
  ): Promise<{ changed: boolean }> {
    const { accountId, userId } = actor.viewer;
    const user = await findCredentials(this.sql, accountId, userId);
    if (!user) throw unauthenticated();
    await checkStrength(user, input.newPassword);
    const wrong = new Refusal(problem("INVALID_CREDENTIALS", ["input", "currentPassword"]));
    const right = await whosePassword(this.sql, user.email, device.ipAddress, input.currentPassword, async () => [
      user,
    ]);
    if (!right) throw wrong;
    const hash = await hashPassword(input.newPassword);
    await this.write.by(actor, async (tx) => {
      const now = await findCredentials(tx, accountId, userId);
      // Somebody else was faster, with a password of their own.
      if (now?.passwordHash !== user.passwordHash) throw wrong;
      await this.#replace(tx, now, hash, tx.viewer.sessionId);
    });
    return { changed: true };
  }

  /** By a mailed link, which proves the address too. A password that is too weak leaves the link as it was. */
  async reset(input: { token: string; newPassword: string }): Promise<{ reset: boolean }> {
    const invalid = new Refusal(problem("INVALID_TOKEN", ["input", "token"]));
    const shown = await readLink(this.sql, input.token, ["RESET_PASSWORD"]);
    if (!shown) throw invalid;
    await checkStrength(shown.user, input.newPassword);
    const hash = await hashPassword(input.newPassword);
    const { accountId, id, name } = shown.user;
    await this.write.as({ id, name }, accountId, async (tx) => {
      const opened = await openLink(tx, shown.token, ["RESET_PASSWORD"]);
      if (!opened) throw invalid;
      const { user } = opened;
      await this.#replace(tx, user, hash, null);
      if (user.emailVerified) return;
      await setVerifiedEmail(tx, accountId, id, user.email);
      tx.record(verified(user, user.email));
    });
    return { reset: true };
  }

  /**
   * Whoever knew the old password is out: signed out everywhere but in the session that is kept, and without the links that it may have
   * asked for.
   */
  async #replace(tx: AccountTx, user: Credentials, hash: string, keptSessionId: string | null): Promise<void> {
    await setPasswordHash(tx, user.accountId, user.id, hash);
    await deleteLinksOf(tx, user.accountId, user.id, ["RESET_PASSWORD", "CHANGE_EMAIL"]);
    const sessionIds = await deleteSessionsOf(tx, user.accountId, user.id, keptSessionId);
    tx.record({
      kind: EventKind.USER_PASSWORD_CHANGED,
      userId: user.id,
      subjectName: user.name,
      ended: { sessionIds, reason: "PASSWORD_CHANGED" },
    });
    await this.outbox.sendMail(tx, {
      kind: "PASSWORD_CHANGED",
      accountId: user.accountId,
      to: user.email,
      language: user.language,
    });
  }
}

async function checkStrength(user: Credentials, password: string): Promise<void> {
  const check = new InputCheck();
  await checkNewPassword(check, password, ["input", "newPassword"], guessable(user));
  check.done();
}
