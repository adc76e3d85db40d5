import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../../src/free-port.js";

const ROOT = path.join(import.meta.dirname, "../..");
const READY_WITHIN = 30_000;

export interface ServerOptions {
  databaseUrl: string;
  /** Flags of node, such as `--cpu-prof`. */
  flags?: readonly string[];
}

/** A server in a process of its own. */
export class BenchServer {
  private constructor(
    readonly name: string,
    readonly port: number,
    readonly child: ChildProcess,
  ) {}

  get pid(): number {
    return this.child.pid!;
  }

  /** Starts a program that listens on the `PORT` of its environment, and waits until it answers. */
  static async start(name: string, file: string, { databaseUrl, flags = [] }: ServerOptions): Promise<BenchServer> {
    const port = await freePort("127.0.0.1");
    const env = {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      SECRET_KEY: "a key that only the benchmark seals anything with",
    };
    const source = file.endsWith(".ts") ? ["--import", "tsx"] : [];
    const args = [...flags, ...source, path.join(ROOT, file)];
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const server = new BenchServer(name, port, child);
    await server.#answers();
    return server;
  }

  async #answers(): Promise<void> {
    for (const deadline = Date.now() + READY_WITHIN; Date.now() < deadline; await sleep(50)) {
      if (this.child.exitCode !== null) break;
      const response = await fetch(`http://127.0.0.1:${this.port}/livez`).catch(() => null);
      if (response) return;
    }
    this.child.kill("SIGKILL");
    throw new Error(`${this.name} did not start.`);
  }

  /** Waits for the next message that the process sends. */
  async ask<Answer>(message: object): Promise<Answer> {
    const answer = once(this.child, "message");
    this.child.send(message);
    return ((await answer) as [Answer])[0];
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, "exit");
    this.child.kill("SIGTERM");
    await exited;
  }
}

/** The product as it is deployed: compiled, by its own main. From source, tsx's wrapping of every function would be measured with it. */
export function buildProduct(): string {
  execFileSync(process.execPath, [path.join(ROOT, "scripts/build.mjs")], { stdio: "inherit" });
  return "dist/main.js";
}
