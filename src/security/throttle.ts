import { createHash } from "node:crypto";
import { refusing } from "../database/constraints.js";
import type { Sql } from "../database/sql.js";
import { problem, Refusal } from "../errors/user-error.js";

/** At most `max` attempts in a window of `windowSeconds`, which begins with its first attempt. */
export interface Limit {
  /** What is limited, and for whom: `signIn:address:ana@acme.io`. Only its hash is stored. Distinct among limits taken together. */
  key: string;
  max: number;
  windowSeconds: number;
  /** Attempts taken at once; 1 where omitted. */
  cost?: number;
}

/** Proof of attempts taken, to give just these back. */
export interface Receipt {
  keys: Buffer[];
  costs: number[];
  /** The ends of the windows that they were counted in, as PostgreSQL writes them, to the microsecond. */
  windows: string[];
}

/** Taken, or refused: then `retryAfter` says in how many seconds all of the limits have room again. */
export type Attempts = { ok: true; receipt: Receipt } | { ok: false; retryAfter: number };

/**
 * Takes an attempt from every limit, or from none if one of them is used up: before the guess is looked at, because a guess that is
 * counted afterwards has been made already. Pass the pool, not a transaction: a refused sign-in rolls back, and its attempt must
 * stay counted.
 *
 * The race: 50 guesses at once read a count of 9 of 10 (sequence), each finds room, and 50 are made (consequence). So the count
 * is not decided upon where it is read but where it is written (decision): one upsert raises the counters, each under its row's
 * lock, and the constraint `throttle_room` undoes the whole statement if any is raised too far. Whoever ran into it looks again
 * and then finds what is used up. Reading first only spares the limits that are plainly used up a failed statement.
 * Rows are locked in the order of their keys, so that callers with limits in common wait in line and never in a circle.
 */
export async function takeAttempts(sql: Sql, limits: readonly Limit[]): Promise<Attempts> {
  const asked = limits
    .map(({ key, max, windowSeconds, cost = 1 }) => ({ key: hashOf(key), max, windowSeconds, cost }))
    .sort((a, b) => a.key.compare(b.key));
  const keys = asked.map(({ key }) => key);
  const costs = asked.map(({ cost }) => cost);
  const values = [keys, costs, asked.map(({ max }) => max), asked.map(({ windowSeconds }) => windowSeconds)];
  for (;;) {
    try {
      const [row] = await refusing(sql.query<Taken>(TAKE, values), { throttle_room: problem("TOO_MANY_ATTEMPTS") });
      if (row?.windows) return { ok: true, receipt: { keys, costs, windows: row.windows } };
      return { ok: false, retryAfter: Math.max(1, row?.retry_after ?? 1) };
    } catch (error) {
      // Another took the last attempt since this statement began: each round means that one got through.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

interface Taken {
  retry_after: number | null;
  windows: string[] | null;
}

const TAKE = `
  with asked as (
    select * from unnest($1::bytea[], $2::integer[], $3::integer[], $4::integer[]) as asked (key, cost, maximum, seconds)
  ), used_up as (
    select max(coalesce(throttle.ends_at, now() + make_interval(secs => asked.seconds))) as until
      from asked left join throttle on throttle.key = asked.key and throttle.ends_at > now()
     where coalesce(throttle.count, 0) + asked.cost > asked.maximum
  ), taken as (
    insert into throttle (key, count, maximum, ends_at)
    select key, cost, maximum, now() + make_interval(secs => seconds) from asked
     where (select until is null from used_up)
     order by key
    on conflict (key) do update set
      count = excluded.count + case when throttle.ends_at > now() then throttle.count else 0 end,
      ends_at = case when throttle.ends_at > now() then throttle.ends_at else excluded.ends_at end,
      maximum = excluded.maximum
    returning key, ends_at
  )
  select (select ceil(extract(epoch from until - now()))::integer from used_up) as retry_after,
         (select array_agg(ends_at::text order by key) from taken) as windows`;

/**
 * How many attempts the running windows have taken, with the seconds until each ends; keys without any are left out. Exact for callers
 * that hold a lock under which alone these keys are taken: they may judge many at once, and then take what they need.
 */
export async function attemptsTaken(
  sql: Sql,
  keys: readonly string[],
): Promise<Map<string, { count: number; retryAfter: number }>> {
  const rows = await sql.query<{ n: number; count: number; retryAfter: number }>(
    `select asked.n::integer, throttle.count, greatest(1, ceil(extract(epoch from ends_at - now())))::integer as "retryAfter"
       from unnest($1::bytea[]) with ordinality as asked (key, n) join throttle on throttle.key = asked.key
      where throttle.ends_at > now()`,
    [keys.map(hashOf)],
  );
  return new Map(rows.map(({ n, ...taken }) => [keys[n - 1]!, taken]));
}

/** Gives back what was taken, because it was no guess after all; nothing where that window is over, lest the next one gain by it. */
export async function refund(sql: Sql, { keys, costs, windows }: Receipt): Promise<void> {
  await sql.query(
    `with mine as (
       select throttle.key, taken.cost
         from unnest($1::bytea[], $2::integer[], $3::timestamptz[]) as taken (key, cost, ends_at)
         join throttle on throttle.key = taken.key and throttle.ends_at = taken.ends_at
        order by throttle.key for update of throttle
     )
     update throttle set count = count - mine.cost from mine where throttle.key = mine.key`,
    [keys, costs, windows],
  );
}

/** Forgets windows that are over. Skips rows that are in use: it locks in no order, and must make nobody wait. */
export async function reapThrottles(sql: Sql): Promise<void> {
  await sql.query(
    "delete from throttle where key in (select key from throttle where ends_at <= now() for update skip locked)",
  );
}

const hashOf = (key: string): Buffer => createHash("sha256").update(key).digest();
