import { once } from "node:events";
import { createServer } from "node:net";

/** A port that nobody listens on now: for the embedded database, and for a server whose own address has to be known before it listens. */
export async function freePort(host: string): Promise<number> {
  const probe = createServer().listen(0, host);
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, "close");
  return port;
}
