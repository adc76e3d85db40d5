import { expect, test } from "vitest";
import { type AccountScene, anAccount, aServer, type Console, graphql, untyped } from "../kit/index.js";
import { done } from "./kit.js";

const server = await aServer();

const LIST = graphql(`query ($first: Int, $after: String, $last: Int, $before: String, $filter: ContactFilter) {
  contacts(first: $first, after: $after, last: $last, before: $before, filter: $filter) {
    totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`);
const GROUPS = graphql(`query ($first: Int, $after: String, $groups: Int) {
  contactGroups(first: $groups) { nodes { name
    contacts(first: $first, after: $after) { totalCount nodes { name groups { name } } edges { cursor node { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } }`);

const names = ({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name);

async function contacts(account: AccountScene, ...names: string[]): Promise<string[]> {
  const rows = await server.sql<{ id: string }>(
    "insert into contact (account_id, id, name) select $1, gen_random_uuid(), unnest($2::text[]) returning id",
    [account.id, names],
  );
  return rows.map(({ id }) => id);
}

const search = async (console: Console, search: string, more = {}) =>
  names((await console.must(LIST, { filter: { search, ...more } })).contacts);

test("contacts come by name without regard to case and accents, page by page, from either end", async () => {
  const { account, admin } = await anAccount(server);
  await contacts(account, "Érica", "davi", "ANA", "bia", "Célia");
  const first = (await admin.must(LIST, { first: 2 })).contacts;
  expect(names(first)).toEqual(["ANA", "bia"]);
  expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  // Rows come and go between two pages.
  await contacts(account, "Abel", "Bruno");
  await server.sql("delete from contact where account_id = $1 and name = 'bia'", [account.id]);
  const second = (await admin.must(LIST, { first: 3, after: first.pageInfo.endCursor })).contacts;
  expect(names(second)).toEqual(["Bruno", "Célia", "davi"]);
  const back = (await admin.must(LIST, { last: 2, before: second.pageInfo.startCursor })).contacts;
  expect(names(back)).toEqual(["Abel", "ANA"]);
});

test("a search finds parts of names, addresses and numbers, and takes signs as they are", async () => {
  const { admin } = await anAccount(server);
  await done(admin, "create", "Contact", {
    name: "Zélia Duarte",
    email: "zd@cafes.example",
    phone: "+55 11 98765-4321",
  });
  await done(admin, "create", "Contact", { name: "100% Pão_Bom" });
  expect(await search(admin, "zelia DU")).toEqual(["Zélia Duarte"]);
  expect(await search(admin, "@cafes")).toEqual(["Zélia Duarte"]);
  expect(await search(admin, "98765")).toEqual(["Zélia Duarte"]);
  expect(await search(admin, "0%")).toEqual(["100% Pão_Bom"]);
  expect(await search(admin, "o_b")).toEqual(["100% Pão_Bom"]);
  expect(await search(admin, "_")).toEqual(["100% Pão_Bom"]);
  expect(await search(admin, "nobody")).toEqual([]);
  const [error] = (await admin.graphql(LIST, { filter: { search: "x".repeat(201) } })).errors!;
  expect(error!.extensions.code).toBe("BAD_USER_INPUT");
});

test("the contacts of a group; those of a foreign or unknown one are none", async () => {
  const { account, admin } = await anAccount(server);
  const [ana, bia] = await contacts(account, "Ana", "Bia", "Célia");
  const group = await done(admin, "create", "ContactGroup", { name: "Cafés", contactIds: [bia, ana] });
  expect(await search(admin, "", { groupId: group.id })).toEqual(["Ana", "Bia"]);
  expect(await search(admin, "bi", { groupId: group.id })).toEqual(["Bia"]);
  expect(await search((await anAccount(server)).admin, "", { groupId: group.id })).toEqual([]);
  const [error] = (await admin.graphql(LIST, { filter: { groupId: "1" } })).errors!;
  expect(error!.extensions.code).toBe("BAD_USER_INPUT");
});

test("groups come with a page of their contacts each, all in one statement", async () => {
  const { account, admin } = await anAccount(server);
  const ids = await contacts(account, "Ana", "Bia", "Célia", "Davi");
  await done(admin, "create", "ContactGroup", { name: "All", contactIds: ids });
  await done(admin, "create", "ContactGroup", { name: "Two", contactIds: [ids[3], ids[1]] });
  await done(admin, "create", "ContactGroup", { name: "None" });
  await admin.must(GROUPS, { first: 2 });
  const statements = await server.statements(async () => {
    const { contactGroups } = await admin.must(GROUPS, { first: 2 });
    const [all, none, two] = contactGroups.nodes.map(({ contacts }) => contacts!);
    expect([all!, none!, two!].map(names)).toEqual([["Ana", "Bia"], [], ["Bia", "Davi"]]);
    expect([all!, none!, two!].map(({ totalCount }) => totalCount)).toEqual([4, 0, 2]);
    expect(all!.nodes[1]!.groups!.map(({ name }) => name)).toEqual(["All", "Two"]);
    expect(all!.edges.map(({ node }) => node.name)).toEqual(["Ana", "Bia"]);
    expect(all!.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: all!.edges[0]!.cursor,
      endCursor: all!.edges[1]!.cursor,
    });
    expect(two!.pageInfo.hasNextPage).toBe(false);
    expect(none!.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null });
  });
  expect(statements.filter((text) => text.includes("::text as json"))).toHaveLength(1);
});

test("the pages of a group's contacts go on behind a cursor, all of those by one statement", async () => {
  const { account, admin } = await anAccount(server);
  const ids = await contacts(account, "Ana", "Bia", "Célia", "Davi", "Érica");
  await done(admin, "create", "ContactGroup", { name: "All", contactIds: ids });
  const found: string[] = [];
  let after: string | null = null;
  const texts = await server.statements(async () => {
    for (;;) {
      const { contactGroups } = await admin.must(GROUPS, { first: 2, after });
      const { nodes, pageInfo } = contactGroups.nodes[0]!.contacts!;
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      found.push(...nodes.map(({ name }) => name));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
  });
  expect(found).toEqual(["Ana", "Bia", "Célia", "Davi", "Érica"]);
  const pages = texts.filter((text) => text.includes("::text as json"));
  expect(pages).toHaveLength(3);
  expect(new Set(pages.slice(1)).size).toBe(1);
});

test("arguments below the root are bounded as those of the root are, cursors bound to their list", async () => {
  const { account, admin } = await anAccount(server);
  const ids = await contacts(account, "Ana", "Bia");
  await done(admin, "create", "ContactGroup", { name: "All", contactIds: ids });
  const { contacts: list } = await admin.must(LIST, { first: 1 });
  const { admin: stranger } = await anAccount(server);
  await done(stranger, "create", "ContactGroup", { name: "All" });
  const { contactGroups } = await admin.must(GROUPS, { first: 1 });
  const own = contactGroups.nodes[0]!.contacts!.pageInfo.endCursor!;
  const codeOf = async (console: Console, variables: object) =>
    (await console.graphql(untyped(GROUPS), variables)).errors?.map(({ extensions }) => extensions.code);
  expect(await codeOf(admin, { first: 1, after: own })).toBeUndefined();
  expect(await codeOf(stranger, { first: 1, after: own })).toEqual(["BAD_USER_INPUT"]);
  expect(await codeOf(admin, { groups: 1, after: list.pageInfo.endCursor })).toEqual(["BAD_USER_INPUT"]);
  for (const first of [0, -1, 101]) expect(await codeOf(admin, { groups: 1, first })).toEqual(["BAD_USER_INPUT"]);
  expect(await codeOf(admin, { first: 100, groups: 100 })).toEqual(["QUERY_TOO_COMPLEX"]);
});

test("aliases and literals of one document are pages of their own", async () => {
  const { account, admin } = await anAccount(server);
  const ids = await contacts(account, "Ana", "Bia", "Célia");
  const { id } = await done(admin, "create", "ContactGroup", { name: "All", contactIds: ids });
  const { contactGroup } = await admin.must(
    graphql(
      `query ($id: ID!) { contactGroup(id: $id) { one: contacts(first: 1) { nodes { name } } all: contacts { list: nodes { name } } } }`,
    ),
    { id },
  );
  expect(contactGroup).toEqual({
    one: { nodes: [{ name: "Ana" }] },
    all: { list: [{ name: "Ana" }, { name: "Bia" }, { name: "Célia" }] },
  });
});
