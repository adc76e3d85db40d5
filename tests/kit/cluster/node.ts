import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { endsWithUs } from "./children.js";

const READY_WITHIN = 60_000;
/** Of what a node that does not start has said, so much is told. */
const LAST_WORDS = 2_000;

/** A server of the product in a process of its own. */
export interface NodeProcess {
  readonly url: string;
  readonly pid: number;
  /** Whether its process has not ended. */
  readonly running: boolean;
  /** Resolves when the process has ended, however it did. */
  readonly ended: Promise<void>;
  signal(signal: NodeJS.Signals): void;
}

/** Starts it on a free port; resolves when it is ready to be asked. `heard` is told what it says from then on. */
export async function startNode(
  main: string,
  settings: Record<string, string>,
  heard: (said: string) => void = () => {},
): Promise<NodeProcess> {
  // Nothing but the settings: what the shell has set must not change what is tested.
  const folder = mkdtempSync(path.join(tmpdir(), "roster-node-"));
  const child = spawn(process.execPath, [main], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOST: "127.0.0.1", PORT: "0", DATA_DIR: folder, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  endsWithUs(child);
  const ended = once(child, "exit").then(() => rmSync(folder, { recursive: true, force: true }));
  const url = await addressOf(child, ended);
  for (const output of [child.stdout!, child.stderr!]) output.on("data", heard);
  return {
    url,
    pid: child.pid!,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    ended,
    signal: (signal) => void child.kill(signal),
  };
}

/** A node says where it listens, as the last thing of its start. What it says afterwards is read and forgotten. */
async function addressOf(child: ChildProcess, ended: Promise<void>): Promise<string> {
  let said = "";
  let timer: NodeJS.Timeout | undefined;
  const failed = async (why: Promise<string>) => {
    const reason = await why;
    child.kill("SIGKILL");
    throw new Error(`A node ${reason}: ${said.slice(-LAST_WORDS)}`);
  };
  const listens = new Promise<string>((resolve) => {
    const hear = (chunk: string) => {
      said = (said + chunk).slice(-2 * LAST_WORDS);
      const address = /listens on (\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    child.stdout!.setEncoding("utf8").on("data", hear);
    child.stderr!.setEncoding("utf8").on("data", hear);
  });
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve("was not ready in time"), READY_WITHIN);
  });
  try {
    return await Promise.race([listens, failed(ended.then(() => "has ended")), failed(late)]);
  } finally {
    clearTimeout(timer);
  }
}
