import { execFileSync } from "node:child_process";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/free-port.js";
import { Child, ROOT } from "./child.js";

const READY_WITHIN = 30_000;

export interface ServerOptions {
  databaseUrl: string;
  /** Flags of node, such as `--cpu-prof`. */
  flags?: readonly string[];
  /** Another Node than the one that runs the benchmark. */
  node?: string;
}

/** A server of the comparison. */
export interface BenchServer {
  readonly name: string;
  readonly port: number;
  readonly process: Child;
}

/** Starts a program that listens on the `PORT` of its environment, and waits until it answers. */
export async function startServer(
  name: string,
  file: string,
  { databaseUrl, flags, node }: ServerOptions,
): Promise<BenchServer> {
  const port = await freePort("127.0.0.1");
  const process = new Child(name, file, {
    flags,
    node,
    env: {
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      SECRET_KEY: "a key that only the benchmark seals anything with",
    },
  });
  for (const deadline = Date.now() + READY_WITHIN; process.running && Date.now() < deadline; await sleep(50)) {
    const answered = await fetch(`http://127.0.0.1:${port}/livez`).catch(() => null);
    if (answered) return { name, port, process };
  }
  await process.stop();
  throw new Error(`${name} did not start.`);
}

/** The product as it is deployed: compiled, by its own main. From source, what tsx wraps around every function would be measured too. */
export function buildProduct(): string {
  execFileSync(process.execPath, [path.join(ROOT, "scripts/build.mjs")], { stdio: "inherit" });
  return "dist/main.js";
}
