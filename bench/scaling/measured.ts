/*
 * What things cost, as they were measured on 2026-11-22 on two shared cores with Node 20 and PostgreSQL 18. The costs of writes and the bytes of
 * rows are what `run.ts --measure` prints; the others are those of bench/queries and bench/live (docs/performance.md).
 */

/** CPU of the server and of PostgreSQL, in milliseconds. */
interface Cpu {
  readonly server: number;
  readonly postgres: number;
}

/** Of an administrator's page of the team, which is the dearest; and of a suspension, for a change. */
export const REQUEST: Cpu = { server: 0.536, postgres: 2.648 };
export const CHANGE: Cpu = { server: 1.004, postgres: 1.248 };

/** Of the server, for an event that one console is sent. */
export const DELIVERY_MS = 0.017;
export const SOCKET_KB = 12.5;
/** More were not tried. */
export const SOCKETS_A_NODE = 10_000;

/** What writing takes of PostgreSQL, once pages have been changed since the last checkpoint. */
interface Write {
  readonly postgres: number;
  readonly wal: number;
}
export const WRITES = {
  /** A session in use, and its user there. */
  touch: { postgres: 0.2, wal: 600 },
  /** 80 letters, with what follows from them for the conversation. */
  message: { postgres: 0.75, wal: 2_000 },
  /** A change with one event, its transaction and the account's row. */
  event: { postgres: 0.7, wal: 1_000 },
} satisfies Record<string, Write>;

interface Rows {
  /** With all indexes. */
  readonly bytes: number;
  /** That one user makes in a working day. */
  readonly aDay: number;
}
/** After inserting in order of time over 5,000 accounts. */
export const GROWING: Readonly<Record<string, Rows>> = {
  message: { bytes: 435, aDay: 100 },
  milestone: { bytes: 404, aDay: 30 },
  conversation: { bytes: 841, aDay: 10 },
  event: { bytes: 607, aDay: 3 },
  "attachment, without its file": { bytes: 303, aDay: 5 },
  contact: { bytes: 521, aDay: 2 },
  conversation_label: { bytes: 268, aDay: 3 },
  feedback: { bytes: 266, aDay: 2 },
};
/** What a user has at any time: itself, when it was seen, three sessions, five roles and parts of the structure, a few known devices. */
export const STANDING_BYTES = 1_107 + 317 + 3 * 577 + 5 * 268 + 3 * 244;
