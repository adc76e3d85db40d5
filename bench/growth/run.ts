/** `node --import tsx bench/growth/run.ts [--users 1000,10000,100000,1000000] [--accounts 10,100,1000,10000]` */
import { parseArgs } from "node:util";
import pg from "pg";
import { type RunningApp, startApp } from "../../src/app.js";
import { loadConfig } from "../../src/config.js";
import { cpuOfFamily } from "../common/cpu.js";
import { table } from "../common/numbers.js";
import { type BenchDatabase, openDatabase } from "../common/postgres.js";
import { buffersOf, executed, readingsOf } from "./explain.js";
import { changesOf, documentOf, LISTS, questionsOf, windowsOf } from "./questions.js";
import { type GrownAccount, grow } from "./seed.js";

const { values: options } = parseArgs({
  options: {
    /** Users of the one account that is asked for. */
    users: { type: "string", default: "1000,10000,100000,1000000" },
    /** Accounts of a hundred users. */
    accounts: { type: "string", default: "10,100,1000,10000" },
  },
});
const numbers = (list: string): number[] => list.split(",").filter(Boolean).map(Number);

const REQUESTS = 1_000;
const WARM = 30;
/** What takes longer is asked less often. */
const SECONDS = 2;
const AT_ONCE = 4;
/** One after the other; an account may not create any number of users a day. */
const CHANGES = 50;
const USERS_BESIDE = 1_000;
const ACCOUNTS_BESIDE = 10;
const USERS_OF_MANY = 100;

interface Body {
  query: string;
  variables?: object;
}

/** Asks on and on, `bodyOf` telling what; answers how often it asked. */
async function repeat(
  app: RunningApp,
  { token }: GrownAccount,
  bodyOf: () => Body,
  times: number,
  atOnce = AT_ONCE,
): Promise<number> {
  const end = performance.now() + SECONDS * 1_000;
  let done = 0;
  const one = async () => {
    while (done < times && performance.now() < end) {
      done++;
      const response = await fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify(bodyOf()),
      });
      const text = await response.text();
      if (/"errors":|"userErrors":\[\{/.test(text)) throw new Error(text);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return done;
}

const written = (seconds: number): string => seconds.toFixed(seconds < 10 ? 2 : 0);

/** CPU-seconds of all of PostgreSQL for 1,000 requests. */
async function cpuFor(
  app: RunningApp,
  { postmaster }: BenchDatabase,
  account: GrownAccount,
  bodyOf: () => Body,
  most = REQUESTS,
  atOnce?: number,
): Promise<number> {
  await repeat(app, account, bodyOf, WARM, atOnce);
  const before = cpuOfFamily(postmaster);
  const done = await repeat(app, account, bodyOf, most, atOnce);
  return ((cpuOfFamily(postmaster) - before) / done) * 1_000;
}

/** The same, with the pages of memory that the query's statement looks at, as it is planned by then. */
async function cost(app: RunningApp, database: BenchDatabase, account: GrownAccount, body: Body): Promise<string> {
  const [reading] = await readingsOf(app, () => repeat(app, account, () => body, 1));
  const cpu = await cpuFor(app, database, account, () => body);
  const client = new pg.Client({ connectionString: database.url, options: "-c jit=off" });
  await client.connect();
  try {
    return `${written(cpu)} / ${buffersOf(await executed(client, reading!, "auto"))}`;
  } finally {
    await client.end();
  }
}

/** What everything costs in one account, by what is asked. */
async function costs(app: RunningApp, database: BenchDatabase, account: GrownAccount): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const query = async (text: string, values: unknown[]) =>
    (await database.pool.query({ text, values, rowMode: "array" })).rows as unknown[][];
  for (const list of LISTS)
    for (const [window, variables] of Object.entries(await windowsOf(query, account, list)))
      found.set(
        `${list.id}: ${window} page`,
        await cost(app, database, account, { query: documentOf(list), variables }),
      );
  for (const { id, query } of questionsOf(account)) found.set(id, await cost(app, database, account, { query }));
  for (const { id, bodyOf } of changesOf(account))
    found.set(id, written(await cpuFor(app, database, account, bodyOf, CHANGES, 1)));
  return found;
}

/** Each step grows the database and names the account that is asked for; a column of the table each. */
async function measure(
  title: string,
  sizes: readonly number[],
  step: (database: BenchDatabase, size: number) => Promise<GrownAccount>,
): Promise<void> {
  if (!sizes.length) return;
  const database = await openDatabase("roster_bench_growth");
  const columns: Map<string, string>[] = [];
  try {
    const config = loadConfig({
      NODE_ENV: "test",
      PORT: "0",
      SECRET_KEY: "a key that only the benchmark seals anything with",
    });
    for (const size of sizes) {
      const began = performance.now();
      const account = await step(database, size);
      await database.pool.query("vacuum analyze");
      await database.pool.query("checkpoint");
      console.error(`${size} ${title}: there after ${((performance.now() - began) / 1_000).toFixed(0)} s`);
      const app = await startApp(config, database.url);
      columns.push(await costs(app, database, account).finally(() => app.close()));
      console.error(`${size} ${title}: measured`);
    }
  } finally {
    await database.close();
    // What was measured is told, whatever happened then.
    const rows = [...(columns[0]?.keys() ?? [])].map((id) => [id, ...columns.map((column) => column.get(id)!)]);
    const head = [title, ...sizes.slice(0, columns.length).map((size) => size.toLocaleString("en"))];
    console.log(`${table(head, rows)}\n`);
  }
}

console.log("CPU-seconds of PostgreSQL for 1,000 requests / pages of 8 KB that the statement of one looks at.\n");
let accounts = 0;
await measure("users an account", numbers(options.users), async ({ pool }, size) => {
  if (!accounts) await grow(pool, 1, ACCOUNTS_BESIDE, USERS_BESIDE);
  accounts = Math.max(accounts, ACCOUNTS_BESIDE) + 1;
  return grow(pool, accounts, accounts, size);
});
let last = 0;
await measure("accounts of 100 users", numbers(options.accounts), async ({ pool }, size) => {
  const grown = await grow(pool, last + 1, size, USERS_OF_MANY);
  last = size;
  return grown;
});
