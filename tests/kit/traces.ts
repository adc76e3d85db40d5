import { expect } from "vitest";
import type { AccountScene } from "./scenes.js";
import type { TestServer } from "./server.js";

/** Resolves when every mail and other job of the server that is due is done. */
export async function idle(server: TestServer): Promise<void> {
  for (;;) {
    const [row] = await server.sql<{ left: number }>(
      "select count(*)::int as left from graphile_worker._private_jobs where run_at <= now()",
    );
    if (!row!.left) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every tenant's table, so that none can be forgotten; who is online comes and goes by itself. */
const TABLES = `
  select c.relname as name, a.attname as account from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = case when c.relname = 'account' then 'id' else 'account_id' end
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'presence' order by 1`;

const statements = new WeakMap<TestServer, Promise<string>>();

async function statementOf(server: TestServer): Promise<string> {
  const tables = await server.sql<{ name: string; account: string }>(TABLES);
  const ofTables = tables.map(
    ({ name, account }) =>
      `select '${name}' as what, (to_jsonb(t) - 'last_used_at' - 'last_seen_at' - 'check_at')::text as row from ${name} t where t.${account} = $1`,
  );
  const waiting = ["graphile_worker._private_jobs", "mailbox"].map(
    (table) => `select '${table}', count(*)::text from ${table}`,
  );
  return `${[...ofTables, ...waiting].join(" union all ")} order by 1, 2`;
}

/** Everything that the database holds of an account, but for when somebody was last there, and how much waits to be done and was mailed. */
async function tracesOf({ server, id }: AccountScene): Promise<unknown> {
  let statement = statements.get(server);
  if (!statement) {
    statement = statementOf(server);
    statements.set(server, statement);
  }
  return server.sql(await statement, [id], "traces");
}

/** Runs something that must leave the account exactly as it is; answers what it answered. */
export async function leavingNoTrace<T>(account: AccountScene, work: () => Promise<T>): Promise<T> {
  // Mails of what was done before are on their way no longer.
  await idle(account.server);
  const before = await tracesOf(account);
  const answer = await work();
  expect(await tracesOf(account)).toEqual(before);
  return answer;
}
