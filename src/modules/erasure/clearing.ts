import type { Sql } from "../../database/sql.js";

/** The most rows of a table that one transaction clears away. */
const MOST = 5_000;

/** The tables whose rows go with a row of another, and the column that names it. The database knows them best: none can be forgotten. */
const HANGING = `
  select c.relname::text as name, a.attname::text as key
  from pg_constraint f join pg_class c on c.oid = f.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[2]
  where f.contype = 'f' and f.confdeltype = 'c' and f.confrelid = $1::regclass
  order by c.relname`;

/**
 * Removes what goes with some rows of a table, before these themselves do: that may be far more than one transaction should remove.
 * @returns whether nothing is left.
 */
export async function clearHanging(
  sql: Sql,
  accountId: string,
  table: string,
  ids: readonly string[],
): Promise<boolean> {
  if (!ids.length) return true;
  for (const { name, key } of await sql.query<{ name: string; key: string }>(HANGING, [table])) {
    // Each by its index, for as long as it takes to find enough: a join would look at all of the table.
    const [row] = await sql.query<{ count: number }>(
      `with gone as (
         delete from "${name}" where ctid = any(array(
           select r.ctid from unnest($2::uuid[]) parent (id)
             cross join lateral (select ctid from "${name}" where account_id = $1 and "${key}" = parent.id limit ${MOST}) r
           limit ${MOST})) returning 1
       ) select count(*)::int as count from gone`,
      [accountId, ids],
    );
    if (row!.count === MOST) return false;
  }
  return true;
}
