import { beforeAll, describe, expect, test } from "vitest";
import {
  type AccountScene,
  anAccount,
  aServerOfItsOwn,
  type Console,
  plansOf,
  type TestServer,
  untyped,
} from "../kit/index.js";

const CONTACTS = 100_000;
const ORGANIZATION = "00000000-0000-7000-8000-000000000001";
let server: TestServer;
let account: AccountScene;
let admin: Console;
let groups: { all: string; few: string };

beforeAll(async () => {
  server = await aServerOfItsOwn();
  ({ account, admin } = await anAccount(server));
  await server.sql(
    `insert into contact (account_id, id, name, email, phone)
     select $1, gen_random_uuid(), (array['Ana', 'Bruno', 'Célia', 'Davi', 'Elisa'])[1 + i % 5] || ' Silva ' || i, 'person' || i || '@example.com',
       '+55 11 9' || i
     from generate_series(1, $2::int) i`,
    [account.id, CONTACTS],
  );
  const made = await server.sql<{ id: string; name: string }>(
    "insert into contact_group (account_id, id, name) select $1, gen_random_uuid(), name from unnest(array['all', 'few']) name returning id, name",
    [account.id],
  );
  groups = Object.fromEntries(made.map(({ id, name }) => [name, id])) as typeof groups;
  await server.sql(
    `insert into contact_group_contact (account_id, contact_group_id, contact_id)
     select account_id, $2::uuid, id from contact where account_id = $1
     union all select account_id, $3::uuid, id from contact where account_id = $1 and hashtext(id::text) % 1000 = 0`,
    [account.id, groups.all, groups.few],
  );
  await server.sql("insert into organization (account_id, id, name) values ($1, $2, 'Cafés')", [
    account.id,
    ORGANIZATION,
  ]);
  await server.sql(
    `insert into app_user (account_id, id, kind, organization_id, first_name, last_name, email, language)
     select $1, gen_random_uuid(), 'CLIENT', case when i % 100 = 0 then $3::uuid end, 'Ana', i::text, i || '@example.com', 'EN'
     from generate_series(1, $2::int) i`,
    [account.id, CONTACTS, ORGANIZATION],
  );
  await server.sql("vacuum analyze");
});

const readsAll = (plan: string) => /Seq Scan on (contact|app_user|contact_group_contact)\b/.test(plan);

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String, $filter: ContactFilter) {
  contacts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    edges { cursor node { name email groups { name } } } pageInfo { hasNextPage endCursor } } }`;

describe("no page of 100,000 contacts reads them all", () => {
  test("by name, from either end and from within", async () => {
    const { contacts } = await admin.must(untyped(PAGE), { first: 50 });
    const cursor = contacts.pageInfo.endCursor;
    for (const window of [{ first: 50 }, { last: 50 }, { first: 50, after: cursor }, { last: 50, before: cursor }])
      for (const plan of await plansOf(server, admin, PAGE, window)) {
        expect(readsAll(plan), plan).toBe(false);
        expect(plan).toMatch(/Limit[\s\S]*?Index (Only )?Scan (Backward )?using contact_by_name/);
      }
  });

  test.each(["silva 99", "ana", "célia silva 4", "99999", "nobody at all", "example.com", "a_a", "+55 11"])(
    "searched for %j",
    async (search) => {
      for (const plan of await plansOf(server, admin, PAGE, { filter: { search } }))
        expect(readsAll(plan), plan).toBe(false);
    },
  );

  test("of a large group, of a small one, and searched there", async () => {
    for (const filter of [
      { groupId: groups.all },
      { groupId: groups.few },
      { groupId: groups.all, search: "silva 99" },
      { groupId: groups.few, search: "silva" },
    ])
      for (const plan of await plansOf(server, admin, PAGE, { filter }))
        expect(readsAll(plan), `${JSON.stringify(filter)}\n${plan}`).toBe(false);
  });

  test("below their groups", async () => {
    const text = `query ($first: Int, $after: String, $id: ID!) { contactGroup(id: $id) {
      contacts(first: $first, after: $after) { nodes { name } pageInfo { endCursor } } } }`;
    for (const id of Object.values(groups)) {
      const { contactGroup } = await admin.must(untyped(text), { id, first: 20 });
      for (const after of [null, contactGroup.contacts.pageInfo.endCursor])
        for (const plan of await plansOf(server, admin, text, { id, first: 20, after }))
          expect(readsAll(plan), plan).toBe(false);
    }
  });

  test("nor do those of an organization's client accounts", async () => {
    const below = "query ($first: Int) { organizations { nodes { name users(first: $first) { nodes { name } } } } }";
    const filtered = `query ($id: ID!) { users(filter: { organizationId: $id }) { nodes { name } } }`;
    for (const plan of [
      ...(await plansOf(server, admin, below, { first: 20 })),
      ...(await plansOf(server, admin, filtered, { id: ORGANIZATION })),
    ]) {
      expect(readsAll(plan), plan).toBe(false);
      expect(plan).toContain("app_user_by_organization");
    }
  });
});
