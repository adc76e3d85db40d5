import nodemailer from "nodemailer";
import { MailDeferred, MailRefused, type Message, type Transport } from "./transport.js";

/** What nodemailer tells of a failure. */
interface SmtpError {
  code?: string;
  originalCode?: string;
  responseCode?: number;
  command?: string;
}

/** Exactly one address: nothing that separates, groups or quotes, and so nothing that a parser could read as a second one. */
const ONE_ADDRESS = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/;

/**
 * Sends by SMTP over a few kept connections.
 * @param smtpUrl `smtp://user:password@host:587` (upgraded by STARTTLS where the server offers it) or `smtps://…`.
 * @param mailFrom the sender, bare or as `Name <address>`.
 */
export function smtpTransport(smtpUrl: string, mailFrom: string): Transport {
  const mailer = nodemailer.createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: 4,
      // The queue tries again, and knows better when.
      maxRequeues: 1,
      dnsTimeout: 10_000,
      connectionTimeout: 10_000,
      greetingTimeout: 15_000,
      // As long as a server may take to answer for a mail that it has (RFC 5321, 4.5.3.2.6): who gives up earlier sends it twice.
      socketTimeout: 600_000,
      idleTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from: mailFrom },
  );
  return {
    async send({ messageId, to, language, subject, text, html }: Message) {
      if (!ONE_ADDRESS.test(to)) throw new MailRefused("not a single address");
      try {
        await mailer.sendMail({
          messageId: `<${messageId}>`,
          // An object is taken as it is; a string would be parsed, and might turn out to be a list.
          to: { name: "", address: to },
          subject,
          text,
          html,
          // Auto-Submitted keeps absence replies away (RFC 3834).
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": language },
        });
      } catch (error) {
        throw asOutcome(error as SmtpError);
      }
    },
    close: () => mailer.close(),
  };
}

/**
 * For good is only a 5yz reply to this very mail (RFC 5321, section 4.2.1). What the server says to the connection or to our
 * credentials (53z replies, RFC 4954) can be mended by the operator while the mails wait.
 */
function asOutcome({ code, originalCode, responseCode, command }: SmtpError): Error {
  const reason = [command, responseCode ?? originalCode ?? code].filter(Boolean).join(": ");
  const aboutThisMail = code === "EENVELOPE" || code === "EMESSAGE";
  const forGood =
    responseCode !== undefined && responseCode >= 500 && responseCode !== 503 && Math.floor(responseCode / 10) !== 53;
  return aboutThisMail && forGood ? new MailRefused(reason) : new MailDeferred(reason);
}
