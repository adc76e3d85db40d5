import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import WebSocket from "ws";
import type { Cluster, ClusterNode } from "../../tests/kit/cluster/index.js";
import { quantile } from "../common/numbers.js";
import { rename, type Scene } from "./scene.js";

/** How long after it was written an event reached consoles, in milliseconds. */
export interface Latency {
  events: number;
  /** At the node that wrote it. */
  here: { p50: number; p99: number };
  /** At the others. */
  elsewhere: { p50: number; p99: number };
}

interface Receipt {
  account: number;
  sequence: number;
  at: number;
  here: boolean;
}

const ACCOUNTS = 4;
const SUBSCRIBE = `subscription { events { sequence } }`;
const now = () => performance.timeOrigin + performance.now();

/** Changes at the first node, one after the other and never faster than `everyMs`; a console of each account at every node. */
export async function latencyOf(
  { nodes }: Cluster,
  { administrators }: Scene,
  pool: pg.Pool,
  { seconds, everyMs }: { seconds: number; everyMs: number },
): Promise<Latency> {
  const receipts: Receipt[] = [];
  const [first] = nodes as [ClusterNode];
  const watched = administrators.slice(0, ACCOUNTS);
  const sockets = await Promise.all(
    nodes.flatMap((node) =>
      watched.map(({ token }, account) =>
        subscribed(node, token, (sequence) => receipts.push({ account, sequence, at: now(), here: node === first })),
      ),
    ),
  );
  const began = now();
  let events = 0;
  for (; now() - began < seconds * 1000; events++) {
    const { token, ...call } = rename(watched[events % ACCOUNTS]!.token, `Ana ${events}`);
    const pause = sleep(everyMs);
    const response = await fetch(`${first.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(call),
    });
    if (!(await response.text()).includes('"userErrors":[]')) throw new Error("A change was refused.");
    await pause;
  }
  while (receipts.length < events * nodes.length) await sleep(20);
  for (const socket of sockets) socket.terminate();

  const writtenAt = await Promise.all(
    watched.map(async ({ accountId }) => {
      const { rows } = await pool.query<{ sequence: number; at: number }>(
        "select sequence::int, extract(epoch from at)::float8 * 1000 as at from event where account_id = $1",
        [accountId],
      );
      return new Map(rows.map(({ sequence, at }) => [sequence, at]));
    }),
  );
  const spread = (here: boolean) => {
    const taken = receipts
      .filter((receipt) => receipt.here === here)
      .map(({ account, sequence, at }) => at - writtenAt[account]!.get(sequence)!);
    return { p50: quantile(taken, 0.5), p99: quantile(taken, 0.99) };
  };
  return { events, here: spread(true), elsewhere: spread(false) };
}

/** A console's socket, from when the node has answered a ping that came behind its subscription. */
async function subscribed(node: ClusterNode, token: string, heard: (sequence: number) => void): Promise<WebSocket> {
  const socket = new WebSocket(`${node.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("open", () =>
      socket.send(JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } })),
    );
    socket.on("message", (data) => {
      const message = String(data);
      if (message.includes("connection_ack")) {
        socket.send(JSON.stringify({ id: "1", type: "subscribe", payload: { query: SUBSCRIBE } }));
        // A replay takes a few statements; nothing tells that it is over.
        setTimeout(resolve, 500);
      } else if (message.includes('"next"')) heard(Number(/"sequence":(\d+)/.exec(message)![1]));
    });
  });
  return socket;
}
