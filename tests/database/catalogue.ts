import type pg from "pg";

/*
 * The schema as PostgreSQL's own catalogue tells it, in an order and a form that do not depend on the version (15 or later), on the order
 * of migrations or on object ids: what two databases must have in common to be the same to the product. TypeORM's table of migrations
 * is left out, and so is what belongs to an extension or to the job queue.
 */

const TABLES = `
  select c.oid, c.relname as name, c.relpersistence = 'u' as unlogged, obj_description(c.oid, 'pg_class') as comment, array_to_string(array(select unnest(c.reloptions) order by 1), ', ') as options
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
  order by c.relname collate "C"`;

// In order of the table, which is that of the migration's text: a reader finds a column where its author put it.
const COLUMNS = `
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull", a.attidentity as identity,
    case when a.attcollation <> t.typcollation then (select quote_ident(collname) from pg_collation where oid = a.attcollation) end as collation,
    a.attgenerated as generated, pg_get_expr(d.adbin, d.adrelid) as expression, col_description(a.attrelid, a.attnum) as comment
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped
  order by a.attnum`;

// From version 18 on, NOT NULL is a constraint too; the columns tell it already.
const CONSTRAINTS = `
  select conname as name, contype as type, pg_get_constraintdef(oid) as definition, obj_description(oid, 'pg_constraint') as comment
  from pg_constraint where conrelid = $1 and contype <> 'n'
  order by position(contype::text in 'pufc'), conname collate "C"`;

const INDEXES = `
  select c.relname as name, pg_get_indexdef(i.indexrelid) as definition, obj_description(i.indexrelid, 'pg_class') as comment
  from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = $1 and not exists (select from pg_constraint where conindid = i.indexrelid and conrelid = i.indrelid)
  order by c.relname collate "C"`;

const EXTENSIONS = `select extname as name from pg_extension where extname <> 'plpgsql' order by extname collate "C"`;

const FUNCTIONS = `
  select p.proname as name, pg_get_functiondef(p.oid) as definition, obj_description(p.oid, 'pg_proc') as comment
  from pg_proc p
  where p.pronamespace = 'public'::regnamespace
    and not exists (select from pg_depend d where d.objid = p.oid and d.classid = 'pg_proc'::regclass and d.deptype = 'e')
  order by p.proname collate "C"`;

const OTHERS = `
  select case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'relation' end || ' ' || c.relname as name
  from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind not in ('r', 'p', 'i', 'I', 't')
    and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype in ('e', 'a', 'i'))
  union all
  select 'trigger ' || tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not tgisinternal and c.relnamespace = 'public'::regnamespace
  order by 1`;

interface Thing {
  name: string;
  comment: string | null;
}
interface Table extends Thing {
  oid: number;
  options: string | null;
  unlogged: boolean;
}
interface Defined extends Thing {
  definition: string;
}
interface Column extends Thing {
  type: string;
  notNull: boolean;
  identity: "" | "a" | "d";
  collation: string | null;
  generated: "" | "s" | "v";
  expression: string | null;
}

/** The schema as text, in the form of SQL; empty for a database without any of the product's objects. To be read and compared, not to be run. */
export async function describeSchema(db: pg.Client): Promise<string> {
  const rows = async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
    (await db.query<Row>(text, values)).rows;
  const parts = (await rows<Thing>(EXTENSIONS)).map(({ name }) => `create extension ${name};`);
  for (const { definition, comment, name } of await rows<Defined>(FUNCTIONS))
    parts.push(`${definition.trim()};${commentOn("function", name, comment)}`);
  for (const table of await rows<Table>(TABLES)) {
    const columns = await rows<Column>(COLUMNS, [table.oid]);
    const constraints = await rows<Defined>(CONSTRAINTS, [table.oid]);
    const indexes = await rows<Defined>(INDEXES, [table.oid]);
    parts.push(describeTable(table, columns, constraints, indexes));
  }
  for (const { name } of await rows<Thing>(OTHERS)) parts.push(`-- ${name}`);
  return parts.map((part) => `${part}\n`).join("\n");
}

function describeTable(table: Table, columns: Column[], constraints: Defined[], indexes: Defined[]): string {
  const inside = [
    ...columns.map(columnLine),
    ...constraints.map(({ name, definition }) => `constraint ${name} ${definition}`),
  ];
  return [
    `create ${table.unlogged ? "unlogged " : ""}table ${table.name} (\n${inside.map((line) => `  ${line}`).join(",\n")}\n)${table.options ? ` with (${table.options})` : ""};`,
    commentOn("table", table.name, table.comment),
    ...columns.map(({ name, comment }) => commentOn("column", `${table.name}.${name}`, comment)),
    ...constraints.map(({ name, comment }) => commentOn("constraint", `${name} on ${table.name}`, comment)),
    ...indexes.map(({ name, definition, comment }) => `\n${definition};${commentOn("index", name, comment)}`),
  ].join("");
}

function columnLine({ name, type, notNull, identity, collation, generated, expression }: Column): string {
  return [
    name,
    type,
    collation && `collate ${collation}`,
    notNull && "not null",
    identity && `generated ${identity === "a" ? "always" : "by default"} as identity`,
    expression !== null && (generated ? `generated always as (${expression}) stored` : `default ${expression}`),
  ]
    .filter(Boolean)
    .join(" ");
}

const commentOn = (kind: string, name: string, comment: string | null): string =>
  comment === null ? "" : `\ncomment on ${kind} ${name} is '${comment.replaceAll("'", "''")}';`;
