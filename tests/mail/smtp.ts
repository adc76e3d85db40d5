import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { Collected } from "../jobs/kit.js";

export interface Received {
  recipients: string[];
  source: string;
}

/** A mail server that speaks real SMTP and keeps what it accepts. `port` brings one back where it was. */
export async function aMailServer(options: SMTPServerOptions = {}, port = 0) {
  const received = new Collected<Received>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.add({ recipients, source: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const address = server.server.address() as AddressInfo;
  return {
    received,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export const refusal = (responseCode: number) => Object.assign(new Error("refused"), { responseCode });

export const headerOf = (source: string, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, "im").exec(source.replace(/\r\n[ \t]+/g, " ").replace(/\r/g, ""))?.[1];
