import { sum, table } from "../common/numbers.js";
import {
  CHANGE,
  DELIVERY_MS,
  GROWING,
  REQUEST,
  SOCKET_KB,
  SOCKETS_A_NODE,
  STANDING_BYTES,
  WRITES,
} from "./measured.js";

/** How people work: estimates, all of them. */
const USERS_AN_ACCOUNT = 20;
const ONLINE_SHARE = 0.5;
const SECONDS_BETWEEN_REQUESTS = 30;
const HOURS_A_DAY = 8;
const WORKING_DAYS = 250;
/** The busiest moment, as a multiple of the day's mean. */
const PEAK = 3;
/** When everybody signs in. */
const MORNING_SECONDS = 15 * 60;
/** What of a core, or of a node, is planned for. */
const USED = 0.5;
const SOCKETS_USED = 0.8;
/** The default of EVENT_RETENTION_DAYS, in working days. */
const LOG_DAYS = WORKING_DAYS;
/** What of a year's rows is looked at again: some two weeks. */
const HOT_SHARE = 1 / 25;
const CONNECTIONS_A_NODE = 11;
/** PostgreSQL's memory for a connection with the plans that it has come to keep: measured, 75 at most. */
const MB_A_CONNECTION = 75;

const ONLINE = [1_000, 100_000, 10_000_000];

const perDay = (name: string): number => GROWING[name]!.aDay;
const YEAR_BYTES = sum(Object.values(GROWING).map(({ bytes, aDay }) => bytes * aDay * WORKING_DAYS));

interface Demand {
  users: number;
  accounts: number;
  requests: number;
  messages: number;
  events: number;
  morning: number;
  touches: number;
  deliveries: number;
}

/** What so many users online ask for in a second of the busiest time. */
function demandOf(online: number): Demand {
  const users = online / ONLINE_SHARE;
  const daily = (rows: number) => (PEAK * users * rows) / (HOURS_A_DAY * 3_600);
  const events = daily(perDay("event"));
  return {
    users,
    accounts: users / USERS_AN_ACCOUNT,
    requests: online / SECONDS_BETWEEN_REQUESTS,
    messages: daily(perDay("message")),
    events,
    morning: online / MORNING_SECONDS,
    touches: online / 60,
    deliveries: (events + online / MORNING_SECONDS) * USERS_AN_ACCOUNT * ONLINE_SHARE,
  };
}

/** Nodes, connections and what PostgreSQL needs for that. */
function needsOf(online: number) {
  const demand = demandOf(online);
  const { users, requests, messages, events, morning, touches, deliveries } = demand;
  const nodeSeconds =
    (requests * REQUEST.server + (events + morning) * CHANGE.server + deliveries * DELIVERY_MS) / 1_000;
  const nodes = Math.ceil(Math.max(online / (SOCKETS_A_NODE * SOCKETS_USED), nodeSeconds / USED)) + 1;
  const busyCores =
    (requests * REQUEST.postgres +
      messages * WRITES.message.postgres +
      (events + morning) * CHANGE.postgres +
      touches * WRITES.touch.postgres) /
    1_000;
  const wal = messages * WRITES.message.wal + (events + morning) * WRITES.event.wal + touches * WRITES.touch.wal;
  const connections = nodes * CONNECTIONS_A_NODE;
  const standing = users * STANDING_BYTES;
  return {
    ...demand,
    nodes,
    connections,
    busyCores,
    cores: Math.max(2, busyCores / USED),
    wal,
    memory: standing + users * YEAR_BYTES * HOT_SHARE + Math.min(connections, 500) * MB_A_CONNECTION * 1e6,
    disk: users * YEAR_BYTES,
    messageRows: users * perDay("message") * WORKING_DAYS,
    eventRows: users * perDay("event") * LOG_DAYS,
    trimmed: users * perDay("event"),
  };
}

const round = (value: number): number => {
  const digits = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(value, 1e-9))) - 1);
  return value < 10 ? Math.round(value * 10) / 10 : Math.round(value / digits) * digits;
};
const number = (value: number): string => round(value).toLocaleString("en");
const bytes = (value: number): string => {
  const steps = ["B", "KB", "MB", "GB", "TB", "PB"];
  const step = Math.min(steps.length - 1, Math.floor(Math.log10(Math.max(value, 1)) / 3));
  return `${number(value / 1_000 ** step)} ${steps[step]}`;
};

const node = (): string =>
  table(
    ["a core …", "does", "as each takes"],
    [
      ["of a node: requests a second", number(1_000 / REQUEST.server), `${REQUEST.server} ms`],
      ["of a node: changes a second", number(1_000 / CHANGE.server), `${CHANGE.server} ms`],
      ["of a node: deliveries of events a second", number(1_000 / DELIVERY_MS), `${DELIVERY_MS} ms`],
      ["of a node: sockets, in 200 MB", number(Math.min(SOCKETS_A_NODE, 200_000 / SOCKET_KB)), `${SOCKET_KB} KB`],
      ["of PostgreSQL: requests a second", number(1_000 / REQUEST.postgres), `${REQUEST.postgres} ms`],
      ["of PostgreSQL: changes a second", number(1_000 / CHANGE.postgres), `${CHANGE.postgres} ms`],
      ...Object.entries(WRITES).map(([name, { postgres, wal }]) => [
        `of PostgreSQL: writes of "${name}" a second`,
        number(1_000 / postgres),
        `${postgres} ms and ${wal} bytes of WAL`,
      ]),
    ],
  );

const growth = (): string =>
  table(
    ["table", "bytes a row", "rows a user and day", "rows a user and year", "MB a user and year"],
    [
      ...Object.entries(GROWING).map(([name, row]) => [
        name,
        String(row.bytes),
        String(row.aDay),
        number(row.aDay * WORKING_DAYS),
        number((row.bytes * row.aDay * WORKING_DAYS) / 1e6),
      ]),
      ["together", "", "", "", number(YEAR_BYTES / 1e6)],
    ],
  );

const LINES: readonly [string, (needs: ReturnType<typeof needsOf>) => string][] = [
  ["users; accounts", ({ users, accounts }) => `${number(users)}; ${number(accounts)}`],
  ["requests a second", ({ requests }) => number(requests)],
  ["messages a second", ({ messages }) => number(messages)],
  [
    "events a second; and of signing in, in the morning",
    ({ events, morning }) => `${number(events)}; ${number(morning)}`,
  ],
  ['writes of "last seen" a second', ({ touches }) => number(touches)],
  ["deliveries a second", ({ deliveries }) => number(deliveries)],
  ["nodes, one to spare", ({ nodes }) => number(nodes)],
  ["connections", ({ connections }) => number(connections)],
  ["PostgreSQL's cores: busy; to have", ({ busyCores, cores }) => `${number(busyCores)}; ${number(cores)}`],
  ["its memory", ({ memory }) => bytes(memory)],
  ["WAL a second", ({ wal }) => bytes(wal)],
  ["disk a year", ({ disk }) => bytes(disk)],
  ["`message`: rows a year", ({ messageRows }) => number(messageRows)],
  ["`event`: rows kept; trimmed a day", ({ eventRows, trimmed }) => `${number(eventRows)}; ${number(trimmed)}`],
];

const installations = (): string =>
  table(
    ["users online", ...ONLINE.map((online) => online.toLocaleString("en"))],
    LINES.map(([name, show]) => [name, ...ONLINE.map((online) => show(needsOf(online)))]),
  );

/** The tables of docs/scaling.md, by their names there. */
export const TABLES: Readonly<Record<string, string>> = {
  node: node(),
  growth: growth(),
  installations: installations(),
};

/** The document with the tables as they are now: each stands between two comments that name it. */
export const withTables = (document: string): string =>
  document.replaceAll(
    /(<!-- table: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g,
    (_, begin: string, name: string, end: string) => `${begin}\n${TABLES[name]}\n\n${end}`,
  );
