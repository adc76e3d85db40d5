import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Spreads TCP connections over nodes in turn; what travels in them, HTTP or WebSockets, is none of its business. */
export interface Balancer {
  readonly url: string;
  add(nodeUrl: string): void;
  /** Connects nobody to it any more, and drops the connections that it has. */
  remove(nodeUrl: string): void;
  close(): Promise<void>;
}

/** A client's connection and the node's: either's end is the other's. */
interface Pair {
  client: Socket;
  nodeUrl: string;
}

export async function startBalancer(): Promise<Balancer> {
  const nodes: string[] = [];
  const pairs = new Set<Pair>();
  let turn = 0;

  const server = createServer({ noDelay: true }, (client) => {
    const pair: Pair = { client, nodeUrl: "" };
    pairs.add(pair);
    client.once("close", () => pairs.delete(pair));
    client.on("error", () => {});
    attempt(pair, nodes.length);
  });

  /** Asks one node after the other until one takes the connection; nothing has been read from the client until then. */
  function attempt(pair: Pair, left: number): void {
    const { client } = pair;
    if (!left || !nodes.length || client.destroyed) return void client.destroy();
    pair.nodeUrl = nodes[turn++ % nodes.length]!;
    const { hostname, port } = new URL(pair.nodeUrl);
    const node = connect({ host: hostname, port: Number(port), noDelay: true });
    let connected = false;
    node.once("connect", () => {
      connected = true;
      client.pipe(node).pipe(client);
    });
    node.on("error", () => {});
    // What the node has said last is still to reach the client.
    node.once("close", () => (connected ? client.destroySoon() : attempt(pair, left - 1)));
    client.once("close", () => node.destroy());
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    add: (nodeUrl) => void nodes.push(nodeUrl),
    remove(nodeUrl) {
      const place = nodes.indexOf(nodeUrl);
      if (place >= 0) nodes.splice(place, 1);
      for (const pair of pairs) if (pair.nodeUrl === nodeUrl) pair.client.destroy();
    },
    async close() {
      const closed = once(server, "close");
      server.close();
      for (const { client } of pairs) client.destroy();
      await closed;
    },
  };
}
