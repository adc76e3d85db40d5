import { randomUUID } from "node:crypto";
import type { Sql } from "../database/sql.js";
import { enqueue, enqueueAll } from "../jobs/enqueue.js";
import { removeJobsBeginning, removeJobsWhere } from "../jobs/remove.js";
import { seal, unseal } from "../security/seal.js";
import type { Delivery, Mail } from "./mail.js";

export const MAIL_TASK = "mail";

/** A mail is tried again for about two days: see the waits in `capRetryDelays`. */
export const MAIL_ATTEMPTS = 300;

// More than the task makes use of, so that a crash during its last attempt is followed by one that can report the failure.
const JOB = { maxAttempts: MAIL_ATTEMPTS + 100 };
const PURPOSE = "mail";

/** What waits in the queue: names, texts and tokens are sealed. */
export interface MailJob {
  to: string;
  /** The account and the address: what `eraseMailJobs` goes by. */
  addressee: string;
  /** Left side of the Message-ID, chosen once: a mail that has to be sent again is recognised as the same. */
  id: string;
  sealed: string;
  delivery: Delivery | null;
}

export interface OutgoingMail {
  mail: Mail;
  delivery?: Delivery;
}

export interface Outbox {
  /** Has the mail sent if, and only if, the caller's transaction commits. */
  sendMail(sql: Sql, mail: Mail, options?: { delivery?: Delivery }): Promise<void>;
  /** The same for any number of mails, in one statement. */
  sendMails(sql: Sql, mails: readonly OutgoingMail[]): Promise<void>;
}

/** @param secretKeys the first seals; see `seal`. */
export function createOutbox({ secretKeys }: { secretKeys: readonly Buffer[] }): Outbox {
  const jobFor = ({ mail, delivery }: OutgoingMail): MailJob => ({
    to: mail.to,
    addressee: addresseeOf(mail.accountId, mail.to),
    id: randomUUID(),
    sealed: seal(secretKeys, JSON.stringify(mail), PURPOSE),
    delivery: delivery ?? null,
  });
  return {
    sendMail: (sql, mail, { delivery } = {}) => enqueue(sql, MAIL_TASK, jobFor({ mail, delivery }), JOB),
    sendMails: (sql, mails) => enqueueAll(sql, MAIL_TASK, mails.map(jobFor), JOB),
  };
}

/** The mail inside a job. */
export function openMail(secretKeys: readonly Buffer[], { sealed }: MailJob): Mail {
  const mail = JSON.parse(unseal(secretKeys, sealed, PURPOSE)) as Mail;
  if (mail.kind === "INVITATION") return { ...mail, expiresAt: new Date(mail.expiresAt) };
  return mail.kind === "NEW_SIGN_IN" ? { ...mail, at: new Date(mail.at) } : mail;
}

/** When people of an account are erased: forgets the account's mails to their addresses that still wait, and those in the development mailbox. */
export async function eraseMailJobs(sql: Sql, accountId: string, addresses: readonly string[]): Promise<void> {
  await removeJobsWhere(sql, MAIL_TASK, "addressee", ...addresses.map((address) => addresseeOf(accountId, address)));
  await sql.query("delete from mailbox where recipient = any($1::text[])", [addresses]);
}

/** When an account is closed: forgets all of its mails that still wait. */
export const eraseMailsOf = (sql: Sql, accountId: string): Promise<void> =>
  removeJobsBeginning(sql, MAIL_TASK, "addressee", addresseeOf(accountId, ""));

const addresseeOf = (accountId: string, address: string): string => `${accountId} ${address}`;

/** When invitations are erased: forgets their mails that still wait. Other accounts may have mails to the same addresses, which stay. */
export async function eraseInvitationMails(sql: Sql, erased: readonly { id: string; email: string }[]): Promise<void> {
  await removeJobsWhere(sql, MAIL_TASK, "delivery.invitationId", ...erased.map(({ id }) => id));
  await sql.query("delete from mailbox where recipient = any($1::text[])", [erased.map(({ email }) => email)]);
}
