import { append } from "../../src/events/append.js";
import { type EventDraft, EventKind } from "../../src/events/event.js";
import type { BenchDatabase } from "../common/postgres.js";
import type { BenchServer } from "../common/server.js";
import type { Console } from "./clients.js";
import { AFTER } from "./frames.js";
import type { Broadcast } from "./raw.js";
import type { LiveAccount } from "./scene.js";

/** Makes one event of an account and answers its number. */
export type Emit = (account: number) => Promise<number>;

/** A server of the comparison, and how its consoles speak. */
export interface Contender {
  readonly name: string;
  readonly file: string;
  /** Whether what was missed comes by itself to who comes back. */
  readonly replays: boolean;
  subscribers(accounts: readonly LiveAccount[]): Console[];
  /** @param size Bytes of an event, where the contender makes no events of its own. */
  emitter(server: BenchServer, size: number): Emit;
}

const SELECTION = `{
  id kind cursor sequence at actor { id name } actorName changes { field before after } user { id name status roles { id name } }
}`;

export const now = (): number => Number(process.hrtime.bigint() / 1000n);

const perToken = (
  accounts: readonly LiveAccount[],
  say: (account: number, token: string) => Omit<Console, "account">,
) => accounts.flatMap(({ tokens }, account) => tokens.map((token) => ({ account, ...say(account, token) })));

const subscription = (query: string, variables: string): string =>
  `{"id":"1","type":"subscribe","payload":{"query":${JSON.stringify(query)},"variables":${variables}}}`;

/** What happens to the user that no socket is of. */
export const updated = (userId: string): EventDraft => ({
  kind: EventKind.USER_UPDATED,
  userId,
  changes: [{ field: "conversationLimit", before: "1", after: String(now()) }],
});

/**
 * Events of the product's come from here, by its own statement: what the server's CPU goes to is delivery alone. Nobody else writes to
 * these logs, so that their numbers are counted here.
 */
export function product(
  file: string,
  { pool }: BenchDatabase,
  accounts: readonly LiveAccount[],
  draft: (userId: string) => EventDraft = updated,
): Contender {
  const sequences = accounts.map(() => 0);
  const sql = {
    async query<Row>(text: string, values: readonly unknown[] = []) {
      return (await pool.query({ name: "append", text, values: values as unknown[] })).rows as Row[];
    },
  };
  const query = `subscription ($after: String) { userEvents(after: $after) ${SELECTION} }`;
  return {
    name: "product",
    file,
    replays: true,
    subscribers: (accounts) =>
      perToken(accounts, (_account, token) => ({
        init: JSON.stringify({ type: "connection_init", payload: { authorization: `Bearer ${token}` } }),
        subscribe: subscription(query, `{"after":${AFTER}}`),
      })),
    emitter: () => async (account) => {
      const { id, actor, userId } = accounts[account]!;
      await append(sql, id, actor, [draft(userId)], true);
      return ++sequences[account]!;
    },
  };
}

/** Tells a server of the comparison to publish an event that it makes up. */
const toldByMessage = ({ process }: BenchServer, size: number): Emit => {
  const sequences: number[] = [];
  return async (account) => {
    sequences[account] = (sequences[account] ?? 0) + 1;
    process.tell({ account, sequence: sequences[account], sent: now(), size } satisfies Broadcast);
    return sequences[account];
  };
};

export const limit: Contender = {
  name: "limit (ws)",
  file: "bench/live/raw.ts",
  replays: false,
  subscribers: (accounts) =>
    perToken(accounts, (account) => ({
      init: '{"type":"connection_init"}',
      subscribe: JSON.stringify({ type: "subscribe", account }),
    })),
  emitter: toldByMessage,
};

/** Servers as their manuals show them, with events from memory: no database, and nobody is asked who he is. */
const peer = (name: string, file: string): Contender => ({
  name,
  file,
  replays: false,
  subscribers: (accounts) =>
    perToken(accounts, (account) => ({
      init: '{"type":"connection_init"}',
      subscribe: subscription(
        `subscription ($account: Int!) { userEvents(account: $account) ${SELECTION} }`,
        JSON.stringify({ account }),
      ),
    })),
  emitter: toldByMessage,
});

export const peers: readonly Contender[] = [
  peer("graphql-ws", "bench/peers/live/graphql-ws.mjs"),
  peer("mercurius", "bench/peers/live/mercurius.mjs"),
  peer("yoga", "bench/peers/live/yoga.mjs"),
];
