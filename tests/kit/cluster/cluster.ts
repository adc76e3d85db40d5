import { startBalancer } from "./balancer.js";
import { startNode } from "./node.js";
import { compileProduct } from "./program.js";

/** Nodes of the product as processes of their own, on one database, behind a balancer. */
export interface Cluster {
  /** The balancer's. */
  readonly url: string;
  /** Those that live, oldest first. */
  readonly nodes: readonly ClusterNode[];
  /** One more node, with settings of its own over the cluster's; joined to the balancer when it is ready. */
  start(settings?: Record<string, string>): Promise<ClusterNode>;
  /** Stops the nodes in order, and the balancer. */
  close(): Promise<void>;
}

export interface ClusterNode {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  /** SIGKILL where nothing else is said. It leaves the balancer at once; resolves when its process has ended. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops its process as it is (SIGSTOP). The balancer, which does not know, goes on asking it. */
  pause(): void;
  resume(): void;
}

export interface ClusterOptions {
  nodes: number;
  databaseUrl: string;
  /** Settings of all nodes, over those that every cluster has. */
  env?: Record<string, string>;
  /** What nodes say once they are ready: their logs. */
  heard?(node: string, said: string): void;
}

/** Settings of every cluster. In production nodes make no demo account, and keep mails until SMTP_URL says where they go. */
const SETTINGS = { NODE_ENV: "production", SECRET_KEY: "a key that only clusters seal anything with" };

/** Starts nodes at once, as a deployment does. */
export async function aCluster({ nodes, databaseUrl, env = {}, heard }: ClusterOptions): Promise<Cluster> {
  const program = compileProduct();
  const balancer = await startBalancer();
  const living: ClusterNode[] = [];
  let named = 0;

  async function start(settings: Record<string, string> = {}): Promise<ClusterNode> {
    const name = `node ${++named}`;
    const given = { ...SETTINGS, DATABASE_URL: databaseUrl, ...env, ...settings };
    const process = await startNode(program.main, given, (said) => heard?.(name, said));
    const leave = () => {
      balancer.remove(process.url);
      const place = living.indexOf(node);
      if (place >= 0) living.splice(place, 1);
    };
    const node: ClusterNode = {
      name,
      url: process.url,
      pid: process.pid,
      async kill(signal = "SIGKILL") {
        process.signal(signal);
        // A node that is told to stop finishes what it has begun; only those who are killed drop it.
        if (signal === "SIGKILL") leave();
        await process.ended;
      },
      pause: () => process.signal("SIGSTOP"),
      resume: () => process.signal("SIGCONT"),
    };
    void process.ended.then(leave);
    living.push(node);
    balancer.add(process.url);
    return node;
  }

  async function stop(): Promise<void> {
    const stopping = living.map((node) => {
      node.resume();
      return node.kill("SIGTERM");
    });
    await Promise.all(stopping);
    await balancer.close();
    program.remove();
  }

  let stopped: Promise<void> | null = null;
  const close = () => {
    stopped ??= stop();
    return stopped;
  };
  const cluster: Cluster = { url: balancer.url, nodes: living, start, close };
  const started = await Promise.allSettled(Array.from({ length: nodes }, () => start()));
  const failed = started.find((result) => result.status === "rejected");
  if (failed) {
    await cluster.close();
    throw failed.reason;
  }
  return cluster;
}
