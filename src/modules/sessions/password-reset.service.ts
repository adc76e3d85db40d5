import type { Database } from "../../database/database.js";
import { InputCheck } from "../../input/input-check.js";
import { enqueue } from "../../jobs/enqueue.js";
import { removeJob } from "../../jobs/remove.js";
import type { Outbox } from "../../mail/outbox.js";
import { withinLimits } from "../../security/limited.js";
import { typedSlug } from "../accounts/index.js";
import { findByEmail } from "./credential.store.js";
import { putLinks } from "./link.store.js";

/** The task that mails the links that were asked for. */
export const PASSWORD_RESET_TASK = "passwordReset";

/** The most accounts that get a link where none is named. */
const MOST_ACCOUNTS = 20;

export interface PasswordResetJob {
  email: string;
  account: string | null;
}

/** Links to a new password, for whoever asks, to whoever has the address. */
export class PasswordResetService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Accepts a request: 3 an hour for one address. Who has it, if anybody, is only looked up by the job, so that the answer takes the
   * same time for every address.
   */
  async request(input: { email: string; account?: string | null }): Promise<{ accepted: boolean }> {
    const check = new InputCheck();
    const email = check.email(input.email, ["input", "email"]);
    check.done();
    const job: PasswordResetJob = { email, account: input.account == null ? null : typedSlug(input.account) };
    await withinLimits(this.db, [{ key: `passwordReset:${email}`, max: 3, windowSeconds: 3600 }], () =>
      enqueue(this.db, PASSWORD_RESET_TASK, job),
    );
    return { accepted: true };
  }

  /** Runs the job: one mail for each account in which an active user has the address. The job ends with what it did, or not at all. */
  async mailLinks({ email, account }: PasswordResetJob, jobId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await findByEmail(tx, email, account, MOST_ACCOUNTS);
      const users = found.filter(({ status }) => status === "ACTIVE");
      const owners = users.map(({ accountId, id }) => ({ accountId, userId: id, email }));
      const tokens = await putLinks(tx, "RESET_PASSWORD", owners);
      await this.outbox.sendMails(
        tx,
        users.map(({ accountId, language, accountName }, i) => ({
          mail: { kind: "PASSWORD_RESET", accountId, to: email, language, token: tokens[i]!, accountName },
        })),
      );
      await removeJob(tx, jobId);
    });
  }
}
