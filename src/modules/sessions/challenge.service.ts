import type { Sql } from "../../database/sql.js";
import type { Write } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { hashPassword } from "../../security/passwords.js";
import { readChallenge, reopenChallenge } from "./challenge.js";
import { deleteChallenge } from "./challenge.store.js";
import { withCode } from "./code-attempts.js";
import { type Enter, type Entered, signInBy } from "./entrance.js";
import type { Device } from "./open-session.js";
import { checkOwnPassword } from "./own-password.js";
import { replacePassword } from "./replace-password.js";
import type { SecondFactor } from "./second-factor.js";

/** The further steps of signing in, by the holders of challenges. */
export class ChallengeService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
    private readonly secondFactor: SecondFactor,
    private readonly enter: Enter,
  ) {}

  /** By a code of the authenticator, or for recovery. A wrong one leaves the challenge as it was. */
  async signInWithTwoFactor(input: { challenge: string; code: string }, device: Device): Promise<Entered> {
    const shown = await readChallenge(this.sql, input.challenge, "TWO_FACTOR");
    const { accountId, id, name } = shown.user;
    return withCode(this.sql, shown.user, device.ipAddress, () =>
      this.write.as({ id, name }, accountId, async (tx) => {
        const { user, passage } = await reopenChallenge(tx, shown);
        if (!(await this.secondFactor.prove(tx, user, input.code))) return null;
        await deleteChallenge(tx, shown.token);
        return signInBy(this.enter, tx, user, device, { ...passage, secondFactor: true });
      }),
    );
  }

  /** By a password of one's own in place of the one that somebody else has set. One that is too weak leaves the challenge as it was. */
  async signInWithNewPassword(input: { challenge: string; newPassword: string }, device: Device): Promise<Entered> {
    const shown = await readChallenge(this.sql, input.challenge, "PASSWORD_CHANGE");
    await checkOwnPassword(shown.user, input.newPassword);
    const hash = await hashPassword(input.newPassword);
    const { accountId, id, name } = shown.user;
    return this.write.as({ id, name }, accountId, async (tx) => {
      const { user, passage } = await reopenChallenge(tx, shown);
      await replacePassword(tx, this.outbox, user, hash);
      return signInBy(this.enter, tx, { ...user, mustChangePassword: false }, device, passage);
    });
  }
}
