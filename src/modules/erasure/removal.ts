import type { Sql } from "../../database/sql.js";
import { forEachAccount } from "../../jobs/sweeper.js";

/** The most rows that one statement removes: other accounts' work goes on in between. */
const MOST = 5_000;

// Every node has read the log within seconds; a node that was held up for longer closes its sockets by their sessions' ends.
const CLOSED = "select id from account where closed_at < now() - interval '1 minute' order by closed_at limit 10";

/** The tables of tenants, and which of them refer to which others. The database knows them best: none can be forgotten. */
const TABLES = `
  select c.relname::text as name, array(
    select r.relname::text from pg_constraint f join pg_class r on r.oid = f.conrelid
    where f.contype = 'f' and f.confrelid = c.oid and f.conrelid <> c.oid) as "referredToBy"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
  order by c.relname`;

interface Table {
  name: string;
  referredToBy: string[];
}

/** Those that others refer to come after them. */
export function inOrderOfRemoval(tables: readonly Table[]): string[] {
  const left = new Map(tables.map(({ name, referredToBy }) => [name, referredToBy]));
  const order: string[] = [];
  while (left.size) {
    const free = [...left].filter(([, by]) => !by.some((name) => left.has(name))).map(([name]) => name);
    if (!free.length) throw new Error("Tables refer to each other in a circle.");
    for (const name of free) left.delete(name);
    order.push(...free);
  }
  return order;
}

/**
 * Removes what is left of closed accounts, a bounded number of rows at a time. Nodes that do so at once share the work.
 * @param removeFiles comes first, while rows still tell which files there are. Where it answers false, the account has to wait.
 */
export async function removeClosed(sql: Sql, removeFiles: (accountId: string) => Promise<boolean>): Promise<void> {
  const closed = await sql.query<{ id: string }>(CLOSED);
  if (!closed.length) return;
  const order = inOrderOfRemoval(await sql.query<Table>(TABLES));
  await forEachAccount(
    closed.map(({ id }) => id),
    async (id) => (await removeFiles(id)) && removeAccount(sql, id, order),
  );
}

async function removeAccount(sql: Sql, id: string, tables: readonly string[]): Promise<void> {
  await sql.query(
    `delete from mailbox where recipient in (
       select email from app_user where account_id = $1 union all select email from invitation where account_id = $1)`,
    [id],
  );
  // The one reference from a row to another of its own table, which may be removed before it.
  await sql.query("update app_user set suspended_by = null where account_id = $1 and suspended_by is not null", [id]);
  for (const table of tables) while ((await removeSome(sql, table, id)) === MOST);
  await sql.query("delete from account where id = $1 and closed_at is not null", [id]);
}

async function removeSome(sql: Sql, table: string, accountId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `with gone as (
       delete from "${table}" where ctid = any(array(select ctid from "${table}" where account_id = $1 limit ${MOST})) returning 1
     ) select count(*)::int as count from gone`,
    [accountId],
  );
  return row!.count;
}
