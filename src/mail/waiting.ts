import { MailDeferred, type Transport } from "./transport.js";

/** Where there is neither a mail server nor a mailbox: mails wait, and the log says what for. */
export const waitingTransport = (): Transport => ({
  async send() {
    throw new MailDeferred("SMTP_URL is not set");
  },
  close() {},
});
