import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "../database/sql.js";
import type { Task } from "../jobs/queue.js";
import { removeJob } from "../jobs/remove.js";
import { LOCALES } from "./layout.js";
import type { Delivery } from "./mail.js";
import { MAIL_ATTEMPTS, type MailJob, openMail } from "./outbox.js";
import { render } from "./render.js";
import { MailRefused, type Transport } from "./transport.js";

// A minute, in which a database is restarted or replaced by its standby.
const RECORD_TRIES = 60;
const RECORD_EVERY = 1_000;

export interface DeliveryOptions {
  secretKeys: readonly Buffer[];
  /** What links start with; its host is the right side of Message-IDs. */
  appUrl: string;
  transport: Transport;
  /** Runs `work` in one transaction. */
  transaction<T>(work: (tx: Sql) => Promise<T>): Promise<T>;
  /**
   * Told what became of a mail that was sent with a `delivery`. SENT: its server accepted it. FAILED: the server refused it for good, or
   * would not take it for two days. May be told again after a crash.
   */
  onDelivered(tx: Sql, delivery: Delivery, outcome: "SENT" | "FAILED"): Promise<void>;
  log: { warn(fields: object, message: string): void };
}

/** The task behind `MAIL_TASK`: sends one mail, and forgets it with its token once it was accepted or given up. */
export function deliverMail({ secretKeys, appUrl, transport, transaction, onDelivered, log }: DeliveryOptions): Task {
  const host = new URL(appUrl).hostname;

  async function send(job: MailJob): Promise<void> {
    const mail = openMail(secretKeys, job);
    const rendered = render(mail, appUrl);
    await transport.send({
      messageId: `${job.id}@${host}`,
      to: mail.to,
      language: LOCALES[mail.language],
      ...rendered,
    });
  }

  return async (payload, { job }) => {
    const mailJob = payload as MailJob;
    let outcome: "SENT" | "FAILED" = "SENT";
    try {
      await send(mailJob);
    } catch (error) {
      if (!(error instanceof MailRefused) && job.attempts < MAIL_ATTEMPTS) throw error;
      log.warn({ jobId: job.id, reason: (error as Error).message }, "a mail was given up");
      outcome = "FAILED";
    }
    const record = () =>
      transaction(async (tx) => {
        if (mailJob.delivery) await onDelivered(tx, mailJob.delivery, outcome);
        await removeJob(tx, job.id);
      });
    // From here on a failure must not fail the job, or the mail would go out again: it is recorded as soon as the database lets it.
    for (let tries = 1; ; tries += 1) {
      try {
        return await record();
      } catch (error) {
        log.warn({ jobId: job.id, reason: (error as Error).message }, "what became of a mail could not be recorded");
        if (tries === RECORD_TRIES) return;
        await sleep(RECORD_EVERY);
      }
    }
  };
}
