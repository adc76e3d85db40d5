import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { aCluster, type Cluster, type ClusterNode } from "../cluster/index.js";
import { NodeLogs } from "./node-logs.js";
import type { Random } from "./random.js";

/** Clocks are wrong by so many minutes at most. */
const MOST_MINUTES = 20;

/** Nodes whose clocks are wrong, each in its own way. */
export interface FragileNodes {
  readonly cluster: Cluster;
  /** One more, with a clock of its own. */
  start(): Promise<ClusterNode>;
  /** At once, and without a word. */
  kill(node: ClusterNode): Promise<void>;
  /** Sets its clock while it runs. */
  jump(node: ClusterNode): void;
  /** When nodes were killed. */
  readonly kills: readonly number[];
  /** Those that ended although nobody killed them. */
  readonly crashes: number;
  readonly logs: NodeLogs;
  close(): Promise<void>;
}

export async function startFragileNodes(
  databaseUrl: string,
  env: Record<string, string>,
  random: Random,
): Promise<FragileNodes> {
  const folder = mkdtempSync(path.join(tmpdir(), "roster-clocks-"));
  const logs = new NodeLogs();
  const cluster = await aCluster({ nodes: 0, databaseUrl, env, heard: (node, said) => logs.hear(node, said) });
  const clocks = new Map<ClusterNode, string>();
  const kills: number[] = [];
  let started = 0;
  const offset = () => String(random.between(-MOST_MINUTES, MOST_MINUTES) * 60_000);
  return {
    cluster,
    kills,
    logs,
    get crashes() {
      return started - kills.length - cluster.nodes.length;
    },
    async start() {
      const file = path.join(folder, String(clocks.size + 1));
      const node = await cluster.start({
        NODE_OPTIONS: `--import ${new URL("clock.mjs", import.meta.url)}`,
        CHAOS_CLOCK: offset(),
        CHAOS_CLOCK_FILE: file,
      });
      started++;
      clocks.set(node, file);
      return node;
    },
    async kill(node) {
      kills.push(Date.now());
      await node.kill();
    },
    jump(node) {
      writeFileSync(clocks.get(node)!, offset());
      process.kill(node.pid, "SIGUSR2");
    },
    async close() {
      await cluster.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
