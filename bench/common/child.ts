import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "../..");

export interface ChildOptions {
  env?: Record<string, string>;
  /** Flags of node, such as `--cpu-prof`. */
  flags?: readonly string[];
  /** Another Node than the one that runs the benchmark. */
  node?: string;
}

/** A program of the benchmark in a process of its own. */
export class Child {
  readonly #process: ChildProcess;
  readonly #ended: Promise<never>;

  /** `file` is relative to the project. */
  constructor(
    readonly name: string,
    file: string,
    { env = {}, flags = [], node = process.execPath }: ChildOptions = {},
  ) {
    const source = file.endsWith(".ts") ? ["--import", "tsx"] : [];
    this.#process = spawn(node, [...flags, ...source, path.join(ROOT, file)], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_ENV: "production", ...env },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#ended = once(this.#process, "exit").then(() => {
      throw new Error(`${name} has ended.`);
    });
    this.#ended.catch(() => {});
  }

  get pid(): number {
    return this.#process.pid!;
  }

  get running(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  tell(message: object): void {
    this.#process.send(message);
  }

  /** The next message that the process sends. */
  async next<Answer>(): Promise<Answer> {
    const [answer] = await Promise.race([once(this.#process, "message"), this.#ended]);
    return answer as Answer;
  }

  ask<Answer>(message: object): Promise<Answer> {
    const answer = this.next<Answer>();
    this.tell(message);
    return answer;
  }

  async stop(): Promise<void> {
    if (!this.running) return;
    this.#process.kill("SIGTERM");
    await this.#ended.catch(() => {});
  }
}
