import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { AccountTx, UserActor, Write } from "../../events/write.js";
import { otpauthUrl, qrCodeOf } from "../../security/totp.js";
import { readChallenge, reopenChallenge } from "./challenge.js";
import { deleteChallengesOf } from "./challenge.store.js";
import { withCode } from "./code-attempts.js";
import { confirmPassword, ownCredentials } from "./confirm-password.js";
import type { Credentials } from "./credential.store.js";
import { type Enter, type Entered, signInBy } from "./entrance.js";
import type { Device } from "./open-session.js";
import { recordTwoFactor, type SecondFactor } from "./second-factor.js";
import { deleteTwoFactors } from "./two-factor.store.js";

const PASSWORD = ["input", "password"];

/** What an authenticator is set up with. */
export interface Enrolment {
  secret: string;
  otpauthUrl: string;
  /** The URL as a QR code: an SVG data URL. */
  qrCode: string;
}

interface Proof {
  password: string;
  code: string;
}

/** One's own second factor. */
export class TwoFactorService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly secondFactor: SecondFactor,
    private readonly enter: Enter,
  ) {}

  /** Starts enrolling somebody who is signed in, by the password. Another authenticator takes disabling the first. */
  async begin(actor: UserActor, password: string, device: Device): Promise<Enrolment> {
    await confirmPassword(this.sql, actor.viewer, device, password, PASSWORD);
    const begun = await this.write.by(actor, async (tx) => {
      const user = await ownCredentials(tx, actor.viewer);
      if (user.twoFactorEnabled) throw new Refusal(problem("INVALID_STATE"));
      return { user, secret: await this.secondFactor.begin(tx, user) };
    });
    return enrolmentOf(begun);
  }

  /** Starts enrolling the holder of a challenge. */
  async beginByChallenge(challenge: string): Promise<Enrolment> {
    const shown = await readChallenge(this.sql, challenge, "TWO_FACTOR_ENROLMENT");
    const { accountId, id, name } = shown.user;
    const begun = await this.write.as({ id, name }, accountId, async (tx) => {
      const { user } = await reopenChallenge(tx, shown);
      return { user, secret: await this.secondFactor.begin(tx, user) };
    });
    return enrolmentOf(begun);
  }

  /** Puts the second factor in force that was begun, by its first code. */
  async confirm(actor: UserActor, code: string, device: Device): Promise<{ recoveryCodes: string[] }> {
    const { accountId, userId: id } = actor.viewer;
    const recoveryCodes = await withCode(this.sql, { accountId, id }, device.ipAddress, () =>
      this.write.by(actor, async (tx) => this.secondFactor.confirm(tx, await ownCredentials(tx, actor.viewer), code)),
    );
    return { recoveryCodes };
  }

  /** The same by the holder of a challenge, who is signed in with it. */
  async confirmByChallenge(
    challenge: string,
    code: string,
    device: Device,
  ): Promise<{ recoveryCodes: string[]; entered: Entered }> {
    const shown = await readChallenge(this.sql, challenge, "TWO_FACTOR_ENROLMENT");
    const { accountId, id, name } = shown.user;
    return withCode(this.sql, shown.user, device.ipAddress, () =>
      this.write.as({ id, name }, accountId, async (tx) => {
        const { user, passage } = await reopenChallenge(tx, shown);
        const recoveryCodes = await this.secondFactor.confirm(tx, user, code);
        if (!recoveryCodes) return null;
        const enrolled = { ...user, twoFactorEnabled: true };
        const entered = await signInBy(this.enter, tx, enrolled, device, { ...passage, secondFactor: true });
        return { recoveryCodes, entered };
      }),
    );
  }

  async disable(actor: UserActor, proof: Proof, device: Device): Promise<{ disabled: boolean }> {
    await this.#prove(actor, proof, device, async (tx, user) => {
      if (user.twoFactorRequired) throw new Refusal(problem("TWO_FACTOR_REQUIRED"));
      await deleteTwoFactors(tx, user.accountId, [user.id]);
      await deleteChallengesOf(tx, user.accountId, [user.id]);
      recordTwoFactor(tx, user, { twoFactorEnabled: true }, { twoFactorEnabled: false });
    });
    return { disabled: true };
  }

  async renewRecoveryCodes(actor: UserActor, proof: Proof, device: Device): Promise<{ recoveryCodes: string[] }> {
    const recoveryCodes = await this.#prove(actor, proof, device, (tx, user) => this.secondFactor.renewCodes(tx, user));
    return { recoveryCodes };
  }

  /** Does what takes both the password and a code, of an authenticator or for recovery. */
  async #prove<T>(
    actor: UserActor,
    { password, code }: Proof,
    device: Device,
    work: (tx: AccountTx, user: Credentials) => Promise<T>,
  ): Promise<T> {
    const asked = await confirmPassword(this.sql, actor.viewer, device, password, PASSWORD);
    const done = await withCode(this.sql, asked, device.ipAddress, () =>
      this.write.by(actor, async (tx) => {
        const user = await ownCredentials(tx, actor.viewer);
        if (!user.twoFactorEnabled) throw new Refusal(problem("INVALID_STATE"));
        return (await this.secondFactor.prove(tx, user, code)) ? { answer: await work(tx, user) } : null;
      }),
    );
    return done.answer;
  }
}

async function enrolmentOf({ user, secret }: { user: Credentials; secret: string }): Promise<Enrolment> {
  const url = otpauthUrl(secret, user.accountName, user.email);
  return { secret, otpauthUrl: url, qrCode: await qrCodeOf(url) };
}
