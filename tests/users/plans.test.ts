import { graphql } from "graphql";
import { beforeAll, describe, expect, test } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import { DecisionBook } from "../../src/access/decisions.js";
import { Language } from "../../src/access/language.js";
import { rights } from "../../src/access/rights.js";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";
import type { Viewer } from "../../src/access/viewer.js";
import { loadConfig } from "../../src/config.js";
import { Write } from "../../src/events/write.js";
import { createOutbox } from "../../src/mail/outbox.js";
import { eraseDue, reactivateDue } from "../../src/modules/users/index.js";
import { createModules } from "../../src/modules.js";
import { createSchema } from "../../src/schema.js";
import { Context } from "../../src/server/context.js";
import { openFileStore } from "../../src/storage/file-store.js";
import { type AccountScene, anAccount, aServerOfItsOwn, type Console, type TestServer, untyped } from "../kit/index.js";

const USERS = 100_000;
const PART = "00000000-0000-7000-8000-000000000001";
let server: TestServer;
let account: AccountScene;
let admin: Console;
let department: string;

beforeAll(async () => {
  server = await aServerOfItsOwn();
  ({ account, admin } = await anAccount(server, { seats: 2 * USERS }));
  const { id, roleIds } = account;
  await server.sql(
    `insert into app_user (account_id, id, first_name, last_name, email, language, status, suspended_at)
     select $1, gen_random_uuid(), (array['Ana', 'Bruno', 'Célia', 'Davi', 'Elisa'])[1 + i % 5], 'Silva ' || i, 'person' || i || '@example.com', 'EN',
       case when i % 100 = 0 then 'SUSPENDED' else 'ACTIVE' end, case when i % 100 = 0 then now() end
     from generate_series(1, $2::int) i`,
    [id, USERS],
  );
  await server.sql(
    "update last_seen set last_seen_at = now() - random() * interval '60 days' where account_id = $1 and hashtext(user_id::text) % 3 <> 0",
    [id],
  );
  await server.sql(
    "insert into user_role select account_id, id, case when random() < 0.01 then $3 else $2 end::uuid from app_user where account_id = $1",
    [id, roleIds.AGENT, roleIds.EDITOR],
  );
  await server.sql(
    "insert into department (account_id, id, name) select $1, gen_random_uuid(), 'D ' || i from generate_series(1, 20) i",
    [id],
  );
  await server.sql(
    `insert into user_department select u.account_id, u.id, d.id from app_user u
     join department d on d.account_id = u.account_id and d.name = 'D ' || (1 + hashtext(u.id::text) % 20) where u.account_id = $1`,
    [id],
  );
  await server.sql(
    "insert into two_factor (account_id, user_id, secret, last_step) select account_id, id, 'x', 0 from app_user where account_id = $1 limit 50",
    [id],
  );
  const [row] = await server.sql<{ id: string }>("select id from department where account_id = $1 and name = 'D 5'", [
    id,
  ]);
  department = row!.id;
  // One in a thousand has the skill, and everybody but some the project.
  for (const [part, condition] of [
    ["skill", "hashtext(id::text) % 1000 = 0"],
    ["project", "hashtext(id::text) % 10 > 0"],
  ]) {
    await server.sql(`insert into ${part} (account_id, id, name) values ($1, $2, 'Any')`, [id, PART]);
    await server.sql(
      `insert into user_${part} select account_id, id, $2 from app_user where account_id = $1 and ${condition}`,
      [id, PART],
    );
  }
  await server.sql("vacuum analyze");
});

async function planOf(statement: string, values?: readonly unknown[]): Promise<string> {
  const rows = await server.sql<{ "QUERY PLAN": string }>(`explain ${statement}`, values && [...values]);
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

/** What a Manager's or an Agent's operation has PostgreSQL do: each statement's plan, with its values and without knowing them. */
async function plansOf(role: SystemRole, source: string, variables: object): Promise<string[]> {
  const { db } = server.app;
  const authenticator = new Authenticator(12);
  const write = new Write(db, authenticator, null);
  const { resolvers } = createModules({
    config: loadConfig({}),
    db,
    write,
    authenticator,
    outbox: createOutbox({ secretKeys: [] }),
    secretKeys: [],
    fileStore: await openFileStore(loadConfig({})),
    log: console,
  });
  const viewer: Viewer = {
    accountId: account.id,
    userId: admin.userId,
    sessionId: admin.sessionId,
    kind: "MEMBER",
    name: "",
    language: Language.EN,
    permissions: new Set(permissionsOf(role)),
    administrator: false,
    expiresAt: new Date(),
  };
  const plans: string[] = [];
  const explaining = {
    async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      plans.push(await planOf(text, values), await planOf(`(generic_plan) ${text}`));
      return db.query<Row>(text, values);
    },
  };
  const contextValue = new Context(
    new DecisionBook(rights),
    viewer,
    false,
    { ipAddress: "127.0.0.1", userAgent: null },
    explaining,
  );
  const { errors } = await graphql({
    schema: createSchema(resolvers),
    source,
    contextValue,
    variableValues: { ...variables },
  });
  expect(errors).toBeUndefined();
  return plans;
}

const PAGE = `query($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $orderBy: UserOrder) {
  users(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    edges { cursor node { id name departments { name } manageable } } pageInfo { hasNextPage endCursor } } }`;

const scansAll = (plan: string) => /Seq Scan on app_user/.test(plan);

describe("no page of 100,000 users reads them all", () => {
  const ORDERS = ["NAME", "EMAIL", "CREATED_AT", "LAST_SEEN_AT"].flatMap((field) =>
    ["ASC", "DESC"].map((direction) => ({ field, direction })),
  );

  test.each(ORDERS)("in the order $field $direction, from either end and from within", async (orderBy) => {
    const { users } = await admin.must(untyped(PAGE), { first: 50, orderBy });
    const cursor = users.pageInfo.endCursor;
    for (const window of [{ first: 50 }, { last: 50 }, { first: 50, after: cursor }, { last: 50, before: cursor }])
      for (const plan of await plansOf(SystemRole.MANAGER, PAGE, { ...window, orderBy })) {
        expect(scansAll(plan), plan).toBe(false);
        expect(plan).toMatch(/Limit[\s\S]*?Index (Only )?Scan (Backward )?using (app_user|last_seen)_by_/);
      }
  });

  test.each(["silva 99", "ana", "célia silva 4", "99999", "nobody at all", "example.com", "a_a"])(
    "searched for %j",
    async (search) => {
      for (const role of [SystemRole.MANAGER, SystemRole.AGENT])
        for (const plan of await plansOf(role, PAGE, { filter: { search } })) expect(scansAll(plan), plan).toBe(false);
    },
  );

  test("filtered", async () => {
    const { AGENT, EDITOR, MANAGER } = account.roleIds;
    const filters: object[] = [
      { status: ["ACTIVE"] },
      { status: ["SUSPENDED"] },
      { kind: ["MEMBER"] },
      { kind: ["CLIENT"] },
      { roleIds: [AGENT] },
      { roleIds: [EDITOR] },
      { roleIds: [MANAGER] },
      { departmentIds: [department] },
      { skillIds: [PART] },
      { projectIds: [PART] },
      { projectIds: [PART], skillIds: [PART] },
      { twoFactorEnabled: true },
      { twoFactorEnabled: false },
      { departmentIds: [department], roleIds: [AGENT], status: ["SUSPENDED"], search: "silva" },
    ];
    for (const filter of filters)
      for (const orderBy of [undefined, { field: "LAST_SEEN_AT", direction: "DESC" }])
        for (const plan of await plansOf(SystemRole.MANAGER, PAGE, { filter, orderBy }))
          expect(scansAll(plan), `${JSON.stringify(filter)}\n${plan}`).toBe(false);
  });
});

test("what is swept every few seconds is found by an index", async () => {
  const { db } = server.app;
  const texts: string[] = [];
  const noting = {
    query<Row>(text: string, values?: readonly unknown[]) {
      texts.push(text);
      return db.query<Row>(text, values);
    },
  };
  const write = new Write(db, new Authenticator(12), null);
  await reactivateDue(noting, write);
  await eraseDue(noting, write);
  expect(texts).toHaveLength(2);
  for (const plan of await Promise.all(texts.map((text) => planOf(text)))) expect(scansAll(plan), plan).toBe(false);
});
