import { Authenticator, touchSessions } from "../../src/access/authenticate.js";
import { createDataSource } from "../../src/database/data-source.js";
import { Database } from "../../src/database/database.js";
import { ENTITIES } from "../../src/entities.js";
import { EventKind, SYSTEM } from "../../src/events/event.js";
import { Write } from "../../src/events/write.js";
import { insertMessages } from "../../src/modules/conversations/message.store.js";
import { cpuOfFamily } from "../common/cpu.js";
import { table } from "../common/numbers.js";
import { openDatabase } from "../common/postgres.js";
import { seedAccounts } from "../common/seed.js";

const ACCOUNTS = 100;
const USERS = 20;
const CONVERSATIONS = 50;
/** The sessions of one account at one node: they are touched together. */
const ROWS = 4;

const each = (kind: string, count: number) =>
  `generate_series(1, ${ACCOUNTS}) a, lateral (select i, bench_id('account', a) as account, bench_id('${kind}', a * 1000 + i) as id from generate_series(1, ${count}) i) n`;

const SEED = `
  insert into app_user (account_id, id, first_name, last_name, email, language)
  select account, id, 'Ana', 'Lima ' || i, 'ana-' || i || '@example.com', 'EN' from ${each("user", USERS)};
  insert into session (account_id, id, user_id, token_hash, expires_at, last_used_at)
  select account, bench_id('session', a * 1000 + i), id, sha256((a || ' ' || i)::bytea), now() + interval '30 days', now() - interval '1 hour'
  from ${each("user", USERS)};
  insert into channel (account_id, id, name, kind) select account, id, 'Web', 'WEBCHAT' from ${each("channel", 1)};
  insert into contact (account_id, id, name) select account, id, 'Contact ' || i from ${each("contact", CONVERSATIONS)};
  insert into conversation (account_id, id, protocol, contact_id, channel_id, assignee_id, started_by)
  select account, id, (10000000 + i)::text, bench_id('contact', a * 1000 + i), bench_id('channel', a * 1000 + 1), bench_id('user', a * 1000 + 1 + i % ${USERS}), 'CONTACT'
  from ${each("conversation", CONVERSATIONS)};
  vacuum analyze`;

interface Account {
  id: string;
  sessions: string[];
  users: string[];
  conversations: string[];
}

/** Prints what the product's own writes take of PostgreSQL, one after the other over many accounts. */
export async function measure(): Promise<void> {
  const database = await openDatabase("roster_bench_scaling");
  const source = await createDataSource({ url: database.url, entities: ENTITIES }).initialize();
  const db = new Database(source);
  try {
    await seedAccounts(database.pool, ACCOUNTS, USERS);
    for (const statement of SEED.split(";")) await database.pool.query(statement);
    const accounts = await db.query<Account>(
      `select id, array(select id from session where account_id = a.id) as sessions, array(select id from app_user where account_id = a.id) as users,
         array(select id from conversation where account_id = a.id) as conversations from account a`,
    );
    const write = new Write(db, new Authenticator(12), null);
    const works: Record<
      string,
      { calls: number; rows?: number; before?: string; call(account: Account, n: number): Promise<unknown> }
    > = {
      touch: {
        calls: USERS / ROWS,
        rows: ROWS,
        before:
          "with s as (update session set last_used_at = now() - interval '1 hour') update last_seen set last_seen_at = now() - interval '1 hour'",
        call: ({ id, sessions }, n) => touchSessions(db, id, sessions.slice(n * ROWS, (n + 1) * ROWS)),
      },
      message: {
        calls: 10,
        call: ({ id, conversations, users }, n) =>
          insertMessages(db, id, [
            {
              id: crypto.randomUUID(),
              conversationId: conversations[n]!,
              author: "USER",
              userId: users[n]!,
              text: "palavra ".repeat(10),
            },
          ]),
      },
      event: {
        calls: 10,
        call: ({ id, users }, n) =>
          write.as(SYSTEM, id, async (tx) =>
            tx.record({ kind: EventKind.USER_UPDATED, userId: users[n]!, subjectName: "Ana Lima" }),
          ),
      },
    };
    const rows: string[][] = [];
    for (const [name, { calls, rows: written = 1, before, call }] of Object.entries(works)) {
      // The first time changes every page for the first time since the checkpoint, and compiles.
      for (const measured of [false, true]) {
        if (before) await database.pool.query(before);
        const [from, cpu] = [await walOf(db), cpuOfFamily(database.postmaster)];
        for (let n = 0; n < calls; n++) for (const account of accounts) await call(account, n);
        const done = calls * written * accounts.length;
        const [wal, used] = [(await walOf(db)) - from, cpuOfFamily(database.postmaster) - cpu];
        if (measured) rows.push([name, (wal / done).toFixed(0), ((1_000 * used) / done).toFixed(2)]);
      }
    }
    console.log(table(["write", "WAL bytes", "PostgreSQL ms"], rows));
  } finally {
    await source.destroy();
    await database.close();
  }
}

async function walOf(db: Database): Promise<number> {
  const [row] = await db.query<{ at: number }>(
    "select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::float8 as at",
  );
  return row!.at;
}
