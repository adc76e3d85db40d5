import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { withTables } from "../../bench/scaling/model.js";
import { aServerOfItsOwn } from "../kit/index.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { looseIn, plain, referencesOf } from "./tenancy.js";
import { whatTheApiAsks } from "./working-day.js";

/*
 * What the document has Citus do, done to a copy of the schema: Citus' functions only write down what they are asked. So its statements are
 * known to fit the schema, table by table and key by key.
 */
const CITUS = `
  create schema citus;
  create table citus.sharded (place serial, name text, by text, beside text);
  create function create_distributed_table(table_name regclass, distribution_column text, colocate_with text default 'default', shard_count int default null)
    returns void language sql as 'insert into citus.sharded (name, by, beside) values ($1, $2, $3)';
  create function create_reference_table(table_name regclass) returns void language sql as 'insert into citus.sharded (name) values ($1)';
  create function create_distributed_function(name regprocedure) returns void language sql as ''`;

interface Sharded {
  name: string;
  /** Null: a copy on every node. */
  by: string | null;
  beside: string | null;
}

const document = await readFile(path.join(import.meta.dirname, "../../docs/scaling.md"), "utf8");
const sql = [...document.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, block]) => block).join("\n");
const local = [...sql.matchAll(/-- local: (.*)/g)].flatMap(([, names]) => names!.split(", "));

/** The schema as the document leaves it, with where each table is, in the document's order. */
const database = await temporaryDatabase({ migrated: true });
const db = new pg.Client(database.url);
await db.connect();
afterAll(async () => {
  await db.end();
  await database.drop();
});
await db.query(CITUS);
await db.query(sql);
const { rows: sharded } = await db.query<Sharded>("select name, by, beside from citus.sharded order by place");
const distributed = new Set(sharded.filter(({ by }) => by !== null).map(({ name }) => name));

const server = await aServerOfItsOwn();
const asked = await whatTheApiAsks(server);

test("every table is distributed with its account, copied to every node, or left where it is, and those that others refer to come first", async () => {
  const { rows } = await db.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')",
  );
  expect([...sharded.map(({ name }) => name), ...local].sort()).toEqual(rows.map(({ name }) => name).sort());

  const [first, ...others] = sharded.filter(({ by }) => by !== null);
  expect(first).toMatchObject({ name: "account", by: "id" });
  for (const table of others) expect(table).toEqual({ name: table.name, by: "account_id", beside: "account" });

  const order = sharded.map(({ name }) => name);
  const { rows: references } = await db.query<{ from: string; to: string }>(
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and conrelid <> confrelid and connamespace = 'public'::regnamespace`,
  );
  expect(references.filter(({ from, to }) => order.indexOf(to) > order.indexOf(from))).toEqual([]);
});

test("every key carries what its table is distributed by, at the same place on both sides, once the document has removed what cannot", async () => {
  const { rows: keys } = await db.query<{ name: string }>(
    `select indexrelid::regclass::text as name from pg_index i
     join citus.sharded s on s.name::regclass = i.indrelid join pg_attribute a on a.attrelid = i.indrelid and a.attname = s.by
     where i.indisunique and a.attnum <> all(i.indkey::int2[])`,
  );
  expect(keys).toEqual([]);
  // Citus refuses SET NULL even where it names other columns alone.
  const { rows: references } = await db.query<{ name: string }>(
    `select f.conname as name from pg_constraint f
     join citus.sharded s on s.name::regclass = f.conrelid join pg_attribute a on a.attrelid = f.conrelid and a.attname = s.by
     left join citus.sharded t on t.name::regclass = f.confrelid left join pg_attribute b on b.attrelid = f.confrelid and b.attname = t.by
     where f.contype = 'f' and t.by is not null
       and (array_position(f.conkey, a.attnum) is distinct from array_position(f.confkey, b.attnum) or f.confdeltype in ('n', 'd'))
     union all
     select conname from pg_constraint where contype = 'f' and conrelid in (select name::regclass from citus.sharded)
       and confrelid not in (select name::regclass from citus.sharded)`,
  );
  expect(references).toEqual([]);
});

test("the document's tables are those that are worked out of what was measured", () => {
  expect(withTables(document)).toBe(document);
});

/** Statements without one account to compare with, and why. What is swept every few seconds is in the way only where this takes as long. */
const WITHOUT_ONE_ACCOUNT: Readonly<Record<string, RegExp>> = {
  "who signs in names an address, and maybe a slug": /from app_user u join account a .* u\.email = \$1 and \(\$2/,
  "a node compares the logs of all its accounts at once": /from account where id = any\(\$1/,
  "a node tells at once who is online in all its accounts": /^insert into presence .* from unnest/,
  "a node forgets what a dead one told": /^with gone as \(delete from node .* delete from presence/,
  "where users come online, what waits is given": /^select a\.account_id as id from automation a .* = any\(\$1/,
  "swept: what is over by time":
    /^delete from (session|link_token|sign_in_challenge|two_factor_enrolment) where ctid = any/,
  "swept: accounts in which something is due":
    /^select (distinct )?(u\.)?account_id as id from (api_key|\(select account_id from app_user|invitation|app_user u)/,
  "swept: accounts with addresses to erase": /^select a\.id from account a where exists \(select from invitation/,
  "swept: files on no message": /^select account_id as accountId, id from attachment where message_id is null/,
  "swept: closed accounts": /^select id from account where closed_at </,
  "swept: accounts in which something waits": /^with recursive waiting as .* order by random\(\)/,
};
const isExempt = (text: string) => Object.values(WITHOUT_ONE_ACCOUNT).some((exception) => exception.test(text));

test("every statement of the API compares each table's account with a parameter, itself or by way of another table", async () => {
  const statements = asked.map(plain).filter((text) => referencesOf(text, distributed).length);
  expect(statements.length).toBeGreaterThan(40);
  const astray = statements
    .filter((text) => !isExempt(text))
    .map((text) => ({ loose: looseIn(text, distributed), text }))
    .filter(({ loose }) => loose.length);
  expect(astray).toEqual([]);
});

test("every statement finds its rows by an index that begins with the account: what other accounts hold costs it nothing", async () => {
  await otherAccounts();
  const astray: string[] = [];
  for (const text of asked) {
    if (!referencesOf(plain(text), distributed).length || isExempt(plain(text))) continue;
    const [row] = await server.sql<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      `explain (generic_plan, format json) ${text}`,
    );
    for (const node of nodesOf(row!["QUERY PLAN"][0].Plan))
      if (distributed.has(node["Relation Name"] ?? "") && !isByAccount(node))
        astray.push(`${JSON.stringify(node)}\n${text}`);
  }
  expect(astray).toEqual([]);
});

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  "Recheck Cond"?: string;
  Plans?: PlanNode[];
}

const nodesOf = ({ Plans: below = [], ...node }: PlanNode): PlanNode[] => [node, ...below.flatMap(nodesOf)];

function isByAccount(node: PlanNode): boolean {
  if (!node["Node Type"].endsWith("Scan")) return true;
  const found = node["Index Cond"] ?? node["Recheck Cond"] ?? "";
  return (node["Relation Name"] === "account" ? /\bid = / : /\baccount_id = /).test(found);
}

/**
 * 800 accounts with five of everything, so that no plan can afford to read it all. Nearly all sessions are over, which must lead nobody who
 * looks for a living one to look among those of other accounts. What refers to what is not looked up.
 */
const otherAccounts = () => {
  const id = (kind: string) => `md5('${kind}' || a || ' ' || i)::uuid`;
  const account = "md5('account' || a)::uuid";
  const rows = (into: string, values: string) =>
    `insert into ${into} select ${account}, ${values} from generate_series(1, 800) a, generate_series(1, 5) i;`;
  const named = (into: string) => rows(`${into} (account_id, id, name)`, `${id(into)}, 'Part ' || i`);
  return server.sql(`
    begin; set local session_replication_role = replica;
    insert into account (id, slug, name, language, region, time_zone, seat_limit)
      select ${account}, 'other-' || a, 'Other', 'EN', 'BR', 'UTC', 9 from generate_series(1, 800) a;
    insert into automation (account_id) select id from account;
    ${["department", "skill", "organization"].map(named).join("")}
    ${rows("label (account_id, id, name, color)", `${id("label")}, 'Label ' || i, '#808080'`)}
    ${rows("role (account_id, id, kind, name, permissions)", `${id("role")}, 'CUSTOM', 'Role ' || i, '{}'`)}
    ${rows("app_user (account_id, id, first_name, last_name, email, language)", `${id("user")}, 'Ana', 'Lima', 'ana' || i || '@x.io', 'EN'`)}
    ${rows("user_role", `${id("user")}, ${id("role")}`)}
    ${rows("user_department", `${id("user")}, ${id("department")}`)}
    ${rows("known_device", `${id("user")}, '\\x00'`)}
    ${rows("last_seen (account_id, user_id)", id("user"))}
    ${rows("session (account_id, id, user_id, token_hash, expires_at, check_at)", `${id("session")}, ${id("user")}, sha256(${id("user")}::text::bytea), now() - interval '1 day', 'infinity'`)}
    ${rows("api_key (account_id, id, name, permissions, token_hash, created_by)", `${id("key")}, 'Key', '{}', sha256(${id("key")}::text::bytea), ${id("user")}`)}
    ${rows("event (account_id, sequence, id, kind, at, actor_name)", `i, ${id("event")}, 'USER_UPDATED', now(), 'Ana'`)}
    ${rows("contact (account_id, id, name)", `${id("contact")}, 'Ana ' || i`)}
    ${rows("conversation (account_id, id, protocol, contact_id, channel_id, started_by)", `${id("conversation")}, 10000000 + i, ${id("contact")}, ${id("channel")}, 'CONTACT'`)}
    ${rows("conversation_label", `${id("conversation")}, ${id("label")}`)}
    ${rows("conversation_skill", `${id("conversation")}, ${id("skill")}`)}
    ${rows("message (account_id, id, conversation_id, author, text)", `${id("message")}, ${id("conversation")}, 'CONTACT', 'Oi'`)}
    ${rows("attachment (account_id, id, uploader_id, message_id, file_name)", `${id("file")}, ${id("user")}, null, 'a'`)}
    ${rows("invitation (account_id, id, email, language, token_hash, expires_at)", `${id("invitation")}, 'b' || i || '@x.io', 'EN', sha256(${id("user")}::text::bytea), now() + interval '1 day'`)}
    ${rows("invitation_role", `${id("invitation")}, ${id("role")}`)}
    ${rows("presence", "md5('node' || i)::uuid, '{}'")}
    ${rows("two_factor (account_id, user_id, secret, last_step)", `${id("user")}, '', 0`)}
    ${rows("two_factor_enrolment", `${id("user")}, '', now()`)}
    ${rows("sign_in_challenge", `'\\x00' || i::text::bytea, ${id("user")}, 'TWO_FACTOR', true, true, now()`)}
    commit; analyze`);
};

test("a statement that forgets the account in one of its tables is found", () => {
  const tables = new Set(["account", "app_user", "role", "user_role"]);
  const loose = (text: string) => looseIn(text, tables);
  expect(loose("select from app_user where id = $1")).toEqual(["app_user"]);
  expect(loose("select from app_user u join role r on r.id = $2 where u.account_id = $1")).toEqual(["role"]);
  expect(loose("select from user_role j join role r on r.account_id = j.account_id")).toEqual(["user_role", "role"]);
  expect(loose("with a as (delete from role where account_id = $1) delete from app_user where id = $2")).toEqual([
    "role",
    "app_user",
  ]);
  expect(loose("insert into role (id, account_id) values ($1, $2)")).toEqual(["role"]);
  expect(loose("select from account a join role r on r.account_id = a.id where a.id = $1")).toEqual([]);
  expect(loose("with a as (delete from role where account_id = $1) insert into role (account_id) select $1")).toEqual(
    [],
  );
});
