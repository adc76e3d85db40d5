import path from "node:path";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { createDataSource } from "../../src/database/data-source.js";
import { ENTITIES } from "../../src/entities.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { describeSchema } from "./catalogue.js";

const COMMITTED = path.join(import.meta.dirname, "../../schema/database.sql");
const HEADER =
  "-- What the migrations make, written by `npm run schema:database`. To be read and compared, not to be run.\n\n";

test("the committed database.sql is the schema that the migrations make: up, down and up again", async () => {
  const { db, source } = await aDatabase({ migrated: false });
  await source.runMigrations();
  const schema = await describeSchema(db);
  await expect(HEADER + schema).toMatchFileSnapshot(COMMITTED);

  for (const _ of source.migrations) await source.undoLastMigration();
  expect(await describeSchema(db)).toBe("");

  await source.runMigrations();
  expect(await describeSchema(db)).toBe(schema);
});

/** Tables that belong to no one account, and why. */
const NO_TENANT: Readonly<Record<string, string>> = {
  account: "is the tenant itself",
  throttle: "counts attempts of those who have not said yet who they are",
  mailbox: "a development server's mails, whoever sent them",
  worker_heartbeat: "the nodes of the installation",
  node: "the nodes of the installation",
  feature_rollout: "what the operator releases to a share of all accounts",
};

test("every key of a tenant's tables begins with account_id", async () => {
  const { db } = await aDatabase();
  const { rows } = await db.query<{ table: string; name: string; columns: string[]; references: string | null }>(`
    select c.relname as table, k.name, k.references, array(select attname::text from unnest(k.columns) with ordinality column_of (number, n)
      join pg_attribute on attrelid = c.oid and attnum = column_of.number order by n) as columns
    from pg_class c join (
      select indrelid as relation, indexrelid::regclass::text as name, null as references, indkey::int2[] as columns from pg_index where indisunique
      union all
      select conrelid, conname, confrelid::regclass::text, conkey from pg_constraint where contype = 'f'
    ) k on k.relation = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relname <> 'migrations'`);
  expect(rows.length).toBeGreaterThan(20);
  const astray = rows.filter(({ table, columns }) => columns[0] !== "account_id" && !(table in NO_TENANT));
  expect(astray).toEqual([]);
  // Nothing leads from a tenant's table to one that knows no tenant, but for the account.
  const out = rows.filter(
    ({ references }) => references !== null && references !== "account" && references in NO_TENANT,
  );
  expect(out).toEqual([]);
});

test("every table says what it is for", async () => {
  const { db } = await aDatabase();
  const { rows } = await db.query<{ table: string }>(
    `select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'
     and obj_description(oid, 'pg_class') is null`,
  );
  expect(rows).toEqual([]);
});

test("entities fit their tables: every column is there, of that type, and as nullable", async () => {
  const { db, source } = await aDatabase();
  const { rows } = await db.query<{ column: string; type: string; nullable: boolean }>(
    `select c.relname || '.' || attname as column, format_type(atttypid, atttypmod) as type, not attnotnull as nullable
     from pg_attribute join pg_class c on c.oid = attrelid where relnamespace = 'public'::regnamespace and attnum > 0 and not attisdropped`,
  );
  const stored = new Map(rows.map(({ column, ...rest }) => [column, rest]));
  const columns = source.entityMetadatas.flatMap(({ tableName, columns }) =>
    columns.map((column) => ({ name: `${tableName}.${column.databaseName}`, column })),
  );
  expect(columns.length).toBeGreaterThan(20);
  for (const { name, column } of columns)
    expect({ name, ...stored.get(name) }).toEqual({
      name,
      type: `${source.driver.normalizeType(column)}${column.isArray ? "[]" : ""}`,
      nullable: column.isNullable,
    });
});

async function aDatabase({ migrated = true } = {}) {
  const database = await temporaryDatabase({ migrated });
  const source = await createDataSource({ url: database.url, entities: ENTITIES, unhurried: true }).initialize();
  const db = new pg.Client(database.url);
  await db.connect();
  onTestFinished(async () => {
    await db.end();
    await source.destroy();
    await database.drop();
  });
  return { db, source };
}
