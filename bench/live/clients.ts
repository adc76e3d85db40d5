/** All subscribers, in one process of their own: raw TCP, so that the machine's time goes to the server. */
import { connect, type Socket } from "node:net";
import { quantile } from "../common/numbers.js";
import { CLOSE, HANDSHAKE, numberBehind, PING, PONG, TEXT, takeFrames, textFrame } from "./frames.js";

export interface Open {
  do: "open";
  port: number;
  /** What each subscriber sends once the socket is open, and once it is acknowledged. */
  subscribers: { account: number; init: string; subscribe: string }[];
}

export type Command = Open | { do: "count" } | { do: "begin"; deliveries: number } | { do: "report" } | { do: "close" };

export interface Counted {
  received: number;
  /** Sockets that have got at least one event. */
  begun: number;
  /** Bytes of the last event. */
  size: number;
}

export interface Report {
  received: number;
  /** Numbers that were left out before a later one came. */
  lost: number;
  duplicated: number;
  outOfOrder: number;
  closed: number;
  /** The number of the last event that each socket got, by account. */
  last: number[][];
  /** Milliseconds. */
  p50: number;
  p99: number;
}

interface Subscriber {
  readonly account: number;
  readonly socket: Socket;
  last: number;
}

const SEQUENCE = Buffer.from('"sequence":');
const SENT = Buffer.from('"after":"');
const ACKNOWLEDGED = Buffer.from('"connection_ack"');
const HEADERS_END = Buffer.from("\r\n\r\n");
/** Sockets that are opened at a time. */
const AT_ONCE = 200;
/** One address has 28,000 ports. */
const ADDRESSES = 8;

const subscribers: Subscriber[] = [];
let latencies = new Float64Array(0);
let counts = { received: 0, measured: 0, lost: 0, duplicated: 0, outOfOrder: 0, closed: 0, size: 0 };

const begin = (deliveries: number) => {
  latencies = new Float64Array(deliveries);
  counts = { ...counts, received: 0, measured: 0, lost: 0, duplicated: 0, outOfOrder: 0 };
};

/** Microseconds of a clock that all processes of the machine share. */
const now = (): number => Number(process.hrtime.bigint() / 1000n);

function take(subscriber: Subscriber, body: Buffer): void {
  const sequence = numberBehind(body, SEQUENCE);
  if (Number.isNaN(sequence)) throw new Error(`Unexpected: ${body.toString("utf8", 0, 500)}`);
  counts.received++;
  counts.size = body.length;
  if (counts.measured < latencies.length) latencies[counts.measured++] = (now() - numberBehind(body, SENT)) / 1000;
  const { last } = subscriber;
  if (sequence === last) counts.duplicated++;
  else if (sequence < last) counts.outOfOrder++;
  else {
    if (last) counts.lost += sequence - last - 1;
    subscriber.last = sequence;
  }
}

/** Resolves once it is acknowledged and has subscribed. */
const openOne = (port: number, { account, init, subscribe }: Open["subscribers"][number], i: number) =>
  new Promise<void>((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${2 + (i % ADDRESSES)}`, noDelay: true });
    const subscriber: Subscriber = { account, socket, last: 0 };
    let rest: Buffer | null = null;
    let open = false;
    socket.on("error", reject);
    socket.on("close", () => {
      counts.closed++;
      reject(new Error("A socket was closed."));
    });
    socket.on("connect", () => socket.write(HANDSHAKE));
    const takeFrame = (opcode: number, body: Buffer) => {
      if (opcode === PING) socket.write(PONG);
      else if (opcode === CLOSE) socket.destroy(new Error(body.toString("utf8", 2)));
      else if (opcode !== TEXT) return;
      else if (body.includes(ACKNOWLEDGED)) {
        socket.write(textFrame(subscribe));
        subscribers.push(subscriber);
        resolve();
      } else take(subscriber, body);
    };
    socket.on("data", (part) => {
      let data = rest ? Buffer.concat([rest, part]) : part;
      if (!open) {
        const end = data.indexOf(HEADERS_END);
        rest = data;
        if (end < 0) return;
        if (!data.subarray(0, 12).includes(" 101")) return reject(new Error(data.toString()));
        open = true;
        data = data.subarray(end + HEADERS_END.length);
        socket.write(textFrame(init));
      }
      rest = takeFrames(data, takeFrame);
    });
  });

async function openAll({ port, subscribers: wanted }: Open): Promise<{ milliseconds: number }> {
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < wanted.length) {
      const i = next++;
      await openOne(port, wanted[i]!, i);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { milliseconds: performance.now() - began };
}

function report(): Report {
  const last: number[][] = [];
  for (const subscriber of subscribers) {
    last[subscriber.account] ??= [];
    last[subscriber.account]!.push(subscriber.last);
  }
  const { size: _, measured, ...rest } = counts;
  const sample = latencies.subarray(0, measured);
  return { ...rest, last, p50: quantile(sample, 0.5), p99: quantile(sample, 0.99) };
}

process.on("message", async (command: Command) => {
  if (command.do === "open") process.send!(await openAll(command));
  else if (command.do === "begin") {
    begin(command.deliveries);
    process.send!({});
  } else if (command.do === "count") {
    const { received, size } = counts;
    process.send!({ received, size, begun: subscribers.filter(({ last }) => last).length } satisfies Counted);
  } else if (command.do === "report") process.send!(report());
  else process.exit(0);
});
process.send!({ ready: true });
