import { refusing } from "../../database/constraints.js";
import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { UserActor, Write } from "../../events/write.js";
import { isDisposable } from "../../input/emails.js";
import { InputCheck } from "../../input/input-check.js";
import type { Outbox } from "../../mail/outbox.js";
import { withinLimits } from "../../security/limited.js";
import { findHolder } from "../users/index.js";
import { confirmPassword } from "./confirm-password.js";
import { findCredentials, setVerifiedEmail } from "./credential.store.js";
import { type LinkPurpose, putLinks } from "./link.store.js";
import { openLink, readLink } from "./mailed-link.js";
import type { Device } from "./open-session.js";
import { verified } from "./verified.js";

const PURPOSES: readonly LinkPurpose[] = ["VERIFY_EMAIL", "CHANGE_EMAIL"];

/** Addresses: proving that one is one's own, and changing to another. */
export class EmailService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  /** Mails a new link to an address that is not verified yet: one a minute. */
  async resendVerification({ viewer, right }: UserActor): Promise<{ sent: boolean }> {
    const limit = { key: `verification:${viewer.accountId}:${viewer.userId}`, max: 1, windowSeconds: 60 };
    await withinLimits(this.sql, [limit], () =>
      this.write.by({ viewer, right }, async (tx) => {
        const user = await findCredentials(tx, viewer.accountId, viewer.userId);
        if (!user || user.emailVerified) throw new Refusal(problem("INVALID_STATE"));
        const { accountId, id: userId, email, language } = user;
        const [token] = await putLinks(tx, "VERIFY_EMAIL", [{ accountId, userId, email }]);
        await this.outbox.sendMail(tx, { kind: "VERIFY_EMAIL", accountId, to: email, language, token: token! });
      }),
    );
    return { sent: true };
  }

  /** Mails a link to the new address, and tells the old one: 10 an hour. Nothing changes before the link is opened. */
  async requestChange(
    actor: UserActor,
    input: { email: string; password: string },
    device: Device,
  ): Promise<{ accepted: boolean }> {
    const check = new InputCheck();
    const path = ["input", "email"];
    const email = check.email(input.email, path);
    if (email && isDisposable(email)) check.refuse("EMAIL_DISPOSABLE", path);
    check.done();
    const { accountId, userId } = actor.viewer;
    const user = await confirmPassword(this.sql, actor.viewer, device, input.password, ["input", "password"]);
    const limit = { key: `emailChange:${accountId}:${userId}`, max: 10, windowSeconds: 3600 };
    await withinLimits(this.sql, [limit], () =>
      this.write.by(actor, async (tx) => {
        const holder = await findHolder(tx, accountId, email);
        if (holder) throw new Refusal(problem(holder === "MEMBER" ? "ALREADY_MEMBER" : "ALREADY_INVITED", path));
        const [token] = await putLinks(tx, "CHANGE_EMAIL", [{ accountId, userId, email }]);
        const { email: to, language } = user;
        await this.outbox.sendMail(tx, { kind: "EMAIL_CHANGE", accountId, to: email, language, token: token! });
        await this.outbox.sendMail(tx, { kind: "EMAIL_CHANGE_NOTICE", accountId, to, language, newAddress: email });
      }),
    );
    return { accepted: true };
  }

  /** By a mailed link: the address that it was mailed to becomes the user's, if it is not yet, and is verified. */
  async verify(token: string): Promise<{ verified: boolean }> {
    const invalid = new Refusal(problem("INVALID_TOKEN", ["token"]));
    const shown = await readLink(this.sql, token, PURPOSES);
    if (!shown) throw invalid;
    const { accountId, id, name } = shown.user;
    await this.write.as({ id, name }, accountId, async (tx) => {
      const opened = await openLink(tx, shown.token, PURPOSES);
      if (!opened) throw invalid;
      const { link, user } = opened;
      if (link.email !== user.email && (await findHolder(tx, accountId, link.email)) === "INVITED")
        throw new Refusal(problem("ALREADY_INVITED", ["token"]));
      await refusing(setVerifiedEmail(tx, accountId, id, link.email), {
        app_user_email_key: problem("ALREADY_MEMBER", ["token"]),
      });
      const event = verified(user, link.email);
      if (event.changes?.length) tx.record(event);
    });
    return { verified: true };
  }
}
