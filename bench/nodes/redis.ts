import { spawn } from "node:child_process";
import { once } from "node:events";
import { Redis } from "ioredis";
import { freePort } from "../../src/free-port.js";
import { endsWithUs } from "../../tests/kit/cluster/children.js";

/** A Redis of its own, which keeps nothing. */
export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  close(): Promise<void>;
}

export async function startRedis(program: string): Promise<RedisServer> {
  const port = await freePort("127.0.0.1");
  const child = spawn(program, ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  endsWithUs(child);
  await once(child, "spawn");
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url).on("error", () => {});
  await client.ping();
  client.disconnect();
  return {
    url,
    pid: child.pid!,
    async close() {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
