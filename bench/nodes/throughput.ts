import { startBalancer } from "../../tests/kit/cluster/balancer.js";
import type { ClusterNode } from "../../tests/kit/cluster/index.js";
import type { Child } from "../common/child.js";
import { cpuOf, cpuOfFamily } from "../common/cpu.js";
import { sum } from "../common/numbers.js";
import type { Load, Run } from "../queries/load.js";

/** Nodes under one load. */
export interface Contender {
  readonly name: string;
  /** The name of the calls that the load generator makes. */
  readonly script: string;
  readonly nodes: readonly ClusterNode[];
  /** Process ids of what stands beside the nodes: a pooler, a Redis. */
  readonly beside?: readonly number[];
}

/** CPU is seconds for 1,000 requests. */
export interface Measured {
  rps: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  nodes: number;
  postgres: number;
  beside: number;
}

/** Sends the load to a balancer of these nodes alone. */
export async function measure(
  load: Child,
  { script, nodes, beside = [] }: Contender,
  postmaster: number,
  milliseconds: number,
): Promise<Measured> {
  const balancer = await startBalancer();
  for (const { url } of nodes) balancer.add(url);
  const spent = () => ({
    nodes: sum(nodes.map(({ pid }) => cpuOf(pid))),
    postgres: cpuOfFamily(postmaster),
    beside: sum(beside.map(cpuOf)),
  });
  const before = spent();
  const { requests, seconds, p50, p99 } = await load.ask<Load>({
    script,
    port: Number(new URL(balancer.url).port),
    milliseconds,
  } satisfies Run);
  const after = spent();
  await balancer.close();
  const perThousand = (name: keyof typeof before) => ((after[name] - before[name]) / requests) * 1000;
  return {
    rps: requests / seconds,
    p50,
    p99,
    nodes: perThousand("nodes"),
    postgres: perThousand("postgres"),
    beside: perThousand("beside"),
  };
}
