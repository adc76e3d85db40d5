import { setTimeout as sleep } from "node:timers/promises";
import { v7 as uuidv7 } from "uuid";
import type { Sql } from "../database/sql.js";

/** How often a node says that it is alive, and how long what it said holds, in milliseconds. */
const BEAT_EVERY = 10_000;
const LAPSE = 30_000;
/** Before telling, as whoever connects has more urgent questions to the database, and after it: who comes and goes meanwhile costs nothing. */
const LINGER = 50;
const PAUSE = 200;
const RETRY_AFTER = 1_000;

/** Selects, as `id`, an account's users with a socket open at a node that is alive; one comes as often as there are such nodes. */
export const openUsersSql = (account: string): string =>
  `select unnest(p.user_ids) as id
   from presence p join node n on n.id = p.node_id and n.beat_at > now() - interval '${LAPSE} milliseconds'
   where p.account_id = ${account}`;

const BEAT = "update node set beat_at = now() where id = $1 returning 1";
const JOIN = "insert into node (id) values ($1) on conflict do nothing";
const TELL = `
  insert into presence (account_id, node_id, user_ids)
  select account_id, $1, user_ids::uuid[] from unnest($2::uuid[], $3::text[]) as told (account_id, user_ids)
  on conflict (account_id, node_id) do update set user_ids = excluded.user_ids`;
const FORGET = (which: string) => `
  with gone as (delete from node where ${which} returning id)
  delete from presence p using gone where p.node_id = gone.id`;
const FORGET_DEAD = FORGET(`beat_at < now() - interval '${2 * LAPSE} milliseconds'`);
const FORGET_ONE = FORGET("id = $1");

const NOBODY: ReadonlySet<string> = new Set();
const areSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

/**
 * Tells all nodes which users have a socket open at this one. Those of an account are one row, written whole: at once where it is quiet,
 * a few times a second where thousands connect, and not at all where they are the same as before. A node that says nothing for half a
 * minute counts for nothing, and what is lost (the tables are unlogged) is told again with the next beat.
 */
export class OpenUsers {
  readonly #nodeId = uuidv7();
  readonly #told = new Map<string, ReadonlySet<string>>();
  readonly #changed = new Set<string>();
  readonly #stopping = new AbortController();
  #beating: NodeJS.Timeout | null = null;
  #telling: Promise<void> | null = null;

  constructor(
    private readonly sql: Sql,
    private readonly usersOf: (accountId: string) => ReadonlySet<string>,
    /** Told in which accounts users have come who were not there before, once all nodes can know. */
    private readonly came: (accountIds: readonly string[]) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.#beating = setInterval(() => void this.#beat(), BEAT_EVERY).unref();
    void this.#beat();
  }

  /** A socket of the account was opened or closed. */
  change(accountId: string): void {
    this.#changed.add(accountId);
    this.#telling ??= this.#tellChanges();
  }

  /** Takes everything back. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#beating) clearInterval(this.#beating);
    await this.#telling;
    await this.sql.query(FORGET_ONE, [this.#nodeId]).catch(this.failed);
  }

  async #tellChanges(): Promise<void> {
    await this.#rest(LINGER);
    while (this.#changed.size && !this.#stopping.signal.aborted) {
      const changed = [...this.#changed];
      this.#changed.clear();
      let pause = PAUSE;
      try {
        await this.#tell(changed);
      } catch (error) {
        this.failed(error);
        for (const accountId of changed) this.#changed.add(accountId);
        pause = RETRY_AFTER;
      }
      await this.#rest(pause);
    }
    this.#telling = null;
  }

  /** Stopping ends it early. */
  async #rest(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => {});
  }

  async #tell(accountIds: readonly string[]): Promise<void> {
    const news = accountIds
      .map((accountId) => ({ accountId, users: this.usersOf(accountId) }))
      .filter(({ accountId, users }) => !areSame(users, this.#told.get(accountId) ?? NOBODY));
    if (!news.length) return;
    await this.sql.query(TELL, [
      this.#nodeId,
      news.map(({ accountId }) => accountId),
      news.map(({ users }) => `{${[...users].join()}}`),
    ]);
    const came = news.filter(({ accountId, users }) => {
      const told = this.#told.get(accountId) ?? NOBODY;
      return [...users].some((id) => !told.has(id));
    });
    for (const { accountId, users } of news)
      if (users.size) this.#told.set(accountId, users);
      else this.#told.delete(accountId);
    if (came.length) this.came(came.map(({ accountId }) => accountId));
  }

  async #beat(): Promise<void> {
    try {
      const [known] = await this.sql.query(BEAT, [this.#nodeId]);
      if (!known) await this.#join();
      await this.sql.query(FORGET_DEAD);
    } catch (error) {
      this.failed(error);
    }
  }

  /** At the start; later where the others took this node for dead, or the database came back from a crash: they know nothing of it. */
  async #join(): Promise<void> {
    await this.sql.query(JOIN, [this.#nodeId]);
    const accountIds = [...this.#told.keys()];
    this.#told.clear();
    for (const accountId of accountIds) this.change(accountId);
  }
}
