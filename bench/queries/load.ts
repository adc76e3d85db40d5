/** The load generator: a process of its own that asks over and over on keep-alive connections, one request at a time on each. */
import { connect, type Socket } from "node:net";
import { quantile } from "../common/numbers.js";
import type { Call } from "./operations.js";

/** Told once: what each connection asks, by the script's name. */
export interface Scripts {
  scripts: Record<string, Call[][]>;
}

export interface Run {
  script: string;
  port: number;
  milliseconds: number;
}

export interface Load {
  requests: number;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  bytes: number;
}

const HEADERS_END = Buffer.from("\r\n\r\n");

function requestOf({ token, ...call }: Call): Buffer {
  const body = JSON.stringify(call);
  return Buffer.from(
    `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** Sends one request and takes its answer, which must have a Content-Length. */
function ask(socket: Socket, request: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    let whole = Number.POSITIVE_INFINITY;
    const data = (part: Buffer) => {
      parts.push(part);
      size += part.length;
      if (whole === Number.POSITIVE_INFINITY) {
        const head = Buffer.concat(parts);
        const end = head.indexOf(HEADERS_END);
        if (end < 0) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head.toString("latin1", 0, end))?.[1];
        whole = end + HEADERS_END.length + Number(length);
      }
      if (size < whole) return;
      settle();
      resolve(Buffer.concat(parts));
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
    };
    const closed = () => fail(new Error("The server closed the connection."));
    const settle = () => socket.off("data", data).off("error", fail).off("close", closed);
    socket.on("data", data).on("error", fail).on("close", closed);
    socket.write(request);
  });
}

/** An answer that says no is work of another kind. */
function assertDone(answer: Buffer): void {
  const refused = answer.includes('"errors":[') || answer.includes('"userErrors":[{');
  if (refused || !answer.subarray(0, 15).includes(" 200 ")) throw new Error(answer.toString("utf8").slice(0, 2_000));
}

const scripts = new Map<string, Buffer[][]>();
/** How far each connection has come: the next run goes on there, whoever the server is, since suspending and reactivating alternate. */
const positions = new Map<string, number[]>();

async function run({ script: name, port, milliseconds }: Run): Promise<Load> {
  const script = scripts.get(name)!;
  const position = positions.get(name)!;
  const latencies: number[] = [];
  let bytes = 0;
  const began = performance.now();
  const connection = async (requests: Buffer[], i: number) => {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    while (performance.now() - began < milliseconds) {
      const sent = performance.now();
      const answer = await ask(socket, requests[position[i]!++ % requests.length]!);
      latencies.push(performance.now() - sent);
      bytes += answer.length;
      assertDone(answer);
    }
    socket.destroy();
  };
  await Promise.all(script.map(connection));
  const seconds = (performance.now() - began) / 1000;
  const requests = latencies.length;
  return { requests, seconds, bytes, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) };
}

process.on("message", async (message: Scripts | Run) => {
  if ("scripts" in message) {
    for (const [name, calls] of Object.entries(message.scripts)) {
      scripts.set(
        name,
        calls.map((each) => each.map(requestOf)),
      );
      positions.set(
        name,
        calls.map(() => 0),
      );
    }
    process.send!({ ready: true });
  } else process.send!(await run(message));
});
