/** The limit: `ws` alone. Each event is made into one buffer, which is sent to every socket of its account. */
import http from "node:http";
import { type WebSocket, WebSocketServer } from "ws";

/** An event to broadcast, in a text of `size` bytes. */
export interface Broadcast {
  account: number;
  sequence: number;
  sent: number;
  size: number;
}

const sockets = new Map<number, Set<WebSocket>>();

const server = http.createServer((_request, response) => response.end("ok"));
const wss = new WebSocketServer({ server, perMessageDeflate: false });
wss.on("connection", (ws) => {
  ws.on("message", (data) => {
    const message = JSON.parse(String(data));
    if (message.type === "connection_init") return ws.send('{"type":"connection_ack"}');
    const account: number = message.account;
    const ofAccount = sockets.get(account) ?? new Set();
    sockets.set(account, ofAccount.add(ws));
    ws.on("close", () => ofAccount.delete(ws));
  });
});

process.on("message", ({ account, sequence, sent, size }: Broadcast) => {
  if (size === undefined) return;
  const text = `{"id":"1","type":"next","payload":{"sequence":${sequence},"after":"${sent}","padding":"`;
  const buffer = Buffer.from(`${text.padEnd(size - 3, ".")}"}}`);
  for (const ws of sockets.get(account) ?? []) ws.send(buffer, { binary: false });
});

server.listen({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4096 });
