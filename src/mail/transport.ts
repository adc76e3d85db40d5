/** One mail as it is handed over. */
export interface Message {
  /** Without angle brackets; the same whenever the mail is handed over again. */
  messageId: string;
  /** One bare address. */
  to: string;
  /** BCP 47 tag. */
  language: string;
  subject: string;
  text: string;
  html: string;
}

export interface Transport {
  /**
   * Resolves when the mail was accepted for delivery. Rejects with `MailRefused` where trying again is of no use, and with any
   * other error where it is.
   */
  send(message: Message): Promise<void>;
  /** Lets go of idle connections. */
  close(): void;
}

/** The mail will never be accepted. Like every error of a transport it names no address and quotes no reply: both may be personal. */
export class MailRefused extends Error {}

/** Not accepted this time. */
export class MailDeferred extends Error {}
