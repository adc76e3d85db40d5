/** All subscribers, in one process of their own: raw TCP, so that the machine's time goes to the server. */
import { connect, type Socket } from "node:net";
import { quantile } from "../common/numbers.js";
import { AFTER, CLOSE, HANDSHAKE, numberBehind, PING, PONG, TEXT, takeFrames, textFrame } from "./frames.js";

/** What a console says once its socket is open, and once it is acknowledged. */
export interface Console {
  account: number;
  init: string;
  /** Where `AFTER` stands, comes the cursor of the last event that it got, or null. */
  subscribe: string;
}

export type Command =
  | { do: "open"; port: number; subscribers: Console[] }
  | { do: "count" }
  | { do: "begin"; deliveries: number }
  /** Breaks off the sockets of one of so many equal parts. */
  | { do: "cut"; part: number; of: number }
  /** All that were cut come back at once. */
  | { do: "reopen"; port: number }
  /** How many have got this last event of their account. */
  | { do: "reached"; last: number[] }
  | { do: "report" }
  | { do: "close" };

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
  /** Sockets that the server closed. */
  closed: number;
  /** The number of the last event that each socket got, by account. */
  last: number[][];
  /** Milliseconds. */
  p50: number;
  p99: number;
}

interface Subscriber extends Console {
  socket: Socket | null;
  last: number;
}

const SEQUENCE = Buffer.from('"sequence":');
const SENT = Buffer.from('"after":"');
const CURSOR = Buffer.from('"cursor":"');
const ACKNOWLEDGED = Buffer.from('"connection_ack"');
const HEADERS_END = Buffer.from("\r\n\r\n");
/** Sockets that are opened at a time, but for those that come back. */
const AT_ONCE = 200;
/** One address has 28,000 ports. */
const ADDRESSES = 8;

let subscribers: Subscriber[] = [];
/** Of each account, the cursors of the events by their numbers: consoles of one account get the same. */
const cursors: Map<number, string>[] = [];
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
    rememberCursor(subscriber.account, sequence, body);
  }
}

function rememberCursor(account: number, sequence: number, body: Buffer): void {
  cursors[account] ??= new Map();
  if (cursors[account].has(sequence)) return;
  const at = body.indexOf(CURSOR);
  if (at < 0) return;
  const from = at + CURSOR.length;
  cursors[account].set(sequence, body.toString("latin1", from, body.indexOf('"', from)));
}

const subscribing = ({ account, last, subscribe }: Subscriber): string =>
  subscribe.replace(AFTER, JSON.stringify(cursors[account]?.get(last) ?? null));

/** Resolves once it is acknowledged and has subscribed. */
const openOne = (port: number, subscriber: Subscriber, i: number) =>
  new Promise<void>((resolve, reject) => {
    const socket = connect({ port, host: "127.0.0.1", localAddress: `127.0.0.${2 + (i % ADDRESSES)}`, noDelay: true });
    subscriber.socket = socket;
    let rest: Buffer | null = null;
    let open = false;
    socket.on("error", reject);
    socket.on("close", () => {
      if (subscriber.socket !== socket) return;
      counts.closed++;
      reject(new Error("A socket was closed."));
    });
    socket.on("connect", () => socket.write(HANDSHAKE));
    const takeFrame = (opcode: number, body: Buffer) => {
      if (opcode === PING) socket.write(PONG);
      else if (opcode === CLOSE) socket.destroy(new Error(body.toString("utf8", 2)));
      else if (opcode !== TEXT) return;
      else if (body.includes(ACKNOWLEDGED)) {
        socket.write(textFrame(subscribing(subscriber)));
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
        socket.write(textFrame(subscriber.init));
      }
      rest = takeFrames(data, takeFrame);
    });
  });

async function openAll(port: number, atOnce: number): Promise<{ milliseconds: number }> {
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < subscribers.length) {
      const i = next++;
      if (!subscribers[i]!.socket) await openOne(port, subscribers[i]!, i);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { milliseconds: performance.now() - began };
}

function cut(part: number, of: number): void {
  for (const [i, subscriber] of subscribers.entries()) {
    if (i % of !== part) continue;
    const { socket } = subscriber;
    subscriber.socket = null;
    socket?.destroy();
  }
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

async function answer(command: Command): Promise<object> {
  switch (command.do) {
    case "open":
      subscribers = command.subscribers.map((console) => ({ ...console, socket: null, last: 0 }));
      return openAll(command.port, AT_ONCE);
    case "reopen":
      return openAll(command.port, subscribers.length);
    case "cut":
      cut(command.part, command.of);
      return {};
    case "reached":
      return { count: subscribers.filter(({ account, last }) => last >= command.last[account]!).length };
    case "begin":
      begin(command.deliveries);
      return {};
    case "count": {
      const { received, size } = counts;
      return { received, size, begun: subscribers.filter(({ last }) => last).length } satisfies Counted;
    }
    case "report":
      return report();
    case "close":
      return process.exit(0);
  }
}

process.on("message", async (command: Command) => process.send!(await answer(command)));
process.send!({ ready: true });
