import { once } from "node:events";
import type { Socket } from "node:net";
import { SMTPServer } from "smtp-server";
import { freePort } from "../../../src/free-port.js";

/** A mail that the server has taken upon itself. */
export interface AcceptedMail {
  messageId: string;
  to: string;
  /** The link's token, where there is one. */
  token: string | null;
  /** When its sender had handed it over, and when the server answered. */
  takenAt: number;
  at: number;
  /** Whether its sender was there to be told. */
  answered: boolean;
}

/**
 * How the server takes mails. STALLED: its disk hangs, and what was handed over is answered once it no longer does. DEAF: it crashes each
 * time between taking a mail and saying so. DOWN: nobody listens.
 */
export type MailMood = "PROMPT" | "STALLED" | "DEAF" | "DOWN";

export interface FragileMailServer {
  readonly url: string;
  readonly accepted: readonly AcceptedMail[];
  /** Back to PROMPT, it first answers what waited. */
  feel(mood: MailMood): Promise<void>;
  close(): Promise<void>;
}

/** A mail server that speaks real SMTP, until it is told otherwise. */
export async function startFragileMailServer(): Promise<FragileMailServer> {
  const port = await freePort("127.0.0.1");
  const accepted: AcceptedMail[] = [];
  const waiting: (() => void)[] = [];
  const sockets = new Map<number, Socket>();
  let mood: MailMood = "PROMPT";
  let server: SMTPServer | null = null;

  async function listen(): Promise<void> {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      logger: false,
      onData(stream, session, done) {
        const chunks: Buffer[] = [];
        stream.on("data", (chunk: Buffer) => chunks.push(chunk));
        stream.on("end", () => {
          const takenAt = Date.now();
          const socket = sockets.get(session.remotePort);
          const accept = () => {
            if (mood === "DEAF") socket?.destroy();
            const answered = !!socket && !socket.destroyed;
            for (const { address } of session.envelope.rcptTo)
              accepted.push({ ...read(chunks, address), takenAt, answered });
            done();
          };
          if (mood === "STALLED") waiting.push(accept);
          else accept();
        });
      },
    });
    server.on("error", () => {});
    server.server.on("connection", (socket) => {
      const { remotePort = 0 } = socket;
      sockets.set(remotePort, socket);
      socket.once("close", () => sockets.get(remotePort) === socket && sockets.delete(remotePort));
    });
    server.listen(port, "127.0.0.1");
    await once(server.server, "listening");
  }

  async function hangUp(): Promise<void> {
    const closing = server;
    if (!closing) return;
    server = null;
    const closed = new Promise<void>((resolve) => closing.close(() => resolve()));
    for (const socket of sockets.values()) socket.destroy();
    await closed;
  }

  await listen();
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    async feel(next) {
      mood = next;
      if (mood === "DOWN") await hangUp();
      else if (!server) await listen();
      // Also those whose senders have gone: the disk has them, whoever has been told.
      if (mood !== "STALLED") for (const accept of waiting.splice(0)) accept();
    },
    close: hangUp,
  };
}

function read(chunks: readonly Buffer[], to: string): Omit<AcceptedMail, "takenAt" | "answered"> {
  const source = Buffer.concat(chunks).toString("utf8");
  // Quoted-printable breaks lines where it likes, and writes `=` as its number.
  const plain = source.replace(/=\r\n/g, "").replace(/=3D/g, "=");
  return {
    messageId: /^Message-ID: (.*)$/im.exec(source)?.[1]?.trim() ?? "",
    to,
    token: /[?&]token=([\w.~-]+)/.exec(plain)?.[1] ?? null,
    at: Date.now(),
  };
}
