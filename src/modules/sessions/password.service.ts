import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { UserActor, Write } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { hashPassword } from "../../security/passwords.js";
import { confirmPassword } from "./confirm-password.js";
import { findCredentials, setVerifiedEmail } from "./credential.store.js";
import type { LinkPurpose } from "./link.store.js";
import { openLink, readLink } from "./mailed-link.js";
import type { Device } from "./open-session.js";
import { checkOwnPassword } from "./own-password.js";
import { replacePassword } from "./replace-password.js";
import { verified } from "./verified.js";

const PURPOSES: readonly LinkPurpose[] = ["RESET_PASSWORD", "CHOOSE_PASSWORD"];

/** New passwords, by whoever knows the old one or holds a link that was mailed. */
export class PasswordService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  async change(
    actor: UserActor,
    input: { currentPassword: string; newPassword: string },
    device: Device,
  ): Promise<{ changed: boolean }> {
    const { accountId, userId } = actor.viewer;
    const path = ["input", "currentPassword"];
    const user = await confirmPassword(this.sql, actor.viewer, device, input.currentPassword, path);
    await checkOwnPassword(user, input.newPassword);
    const hash = await hashPassword(input.newPassword);
    await this.write.by(actor, async (tx) => {
      const now = await findCredentials(tx, accountId, userId);
      // Somebody else was faster, with a password of their own.
      if (now?.passwordHash !== user.passwordHash) throw new Refusal(problem("INVALID_CREDENTIALS", path));
      await replacePassword(tx, this.outbox, now, hash, { keptSessionId: tx.viewer.sessionId });
    });
    return { changed: true };
  }

  /** By a mailed link, which proves the address too. A password that is too weak leaves the link as it was. */
  async reset(input: { token: string; newPassword: string }): Promise<{ reset: boolean }> {
    const invalid = new Refusal(problem("INVALID_TOKEN", ["input", "token"]));
    const shown = await readLink(this.sql, input.token, PURPOSES);
    if (!shown) throw invalid;
    await checkOwnPassword(shown.user, input.newPassword);
    const hash = await hashPassword(input.newPassword);
    const { accountId, id, name } = shown.user;
    await this.write.as({ id, name }, accountId, async (tx) => {
      const opened = await openLink(tx, shown.token, PURPOSES);
      if (!opened) throw invalid;
      const { user } = opened;
      await replacePassword(tx, this.outbox, user, hash);
      if (user.emailVerified) return;
      await setVerifiedEmail(tx, accountId, id, user.email);
      tx.record(verified(user, user.email));
    });
    return { reset: true };
  }
}
