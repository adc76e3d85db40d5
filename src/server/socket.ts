import type { Duplex } from "node:stream";
import { CloseCode, type Server } from "graphql-ws";
import type { Logger } from "pino";
import type { WebSocket } from "ws";

/** How often a peer has to show that it is there, in milliseconds. */
const BEAT = 12_000;
/** The bytes of answers that a peer may leave unread while it goes on asking. */
const MOST_OWED = 2 * 1024 * 1024;

/**
 * Lets graphql-ws speak through a WebSocket. Its own adapter writes to the console what clients do wrong, and keeps any number of
 * answers for one that does not read them.
 */
export function attach<Extra extends { socket: WebSocket }>(protocol: Server<Extra>, extra: Extra, log: Logger): void {
  const { socket } = extra;
  // `ws` closes the socket by itself, with the code that tells why: 1009 for a frame that is too large.
  socket.on("error", () => {});

  let answered = true;
  socket.on("pong", () => {
    answered = true;
  });
  const beat = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, BEAT);

  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => new Promise((sent) => socket.send(text, () => sent())),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (take) =>
        socket.on("message", async (data) => {
          if (socket.bufferedAmount > MOST_OWED) return socket.terminate();
          try {
            await take(String(data));
          } catch (error) {
            log.warn({ err: error }, "a message could not be taken");
            socket.close(CloseCode.BadRequest, "Invalid message received");
          }
        }),
    },
    extra,
  );
  socket.once("close", (code, reason) => {
    clearInterval(beat);
    void closed(code, String(reason));
  });
}

/** Answers an upgrade that is not granted. */
export function refuse(socket: Duplex, status: string, headers = ""): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n${headers}\r\n`);
}
