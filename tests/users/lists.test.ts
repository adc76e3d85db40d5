import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { type AccountScene, aMember, anAccount, aServer, type Console, type TestServer } from "../kit/index.js";
import { aDepartment, payloadOf } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const USERS = `query($first: Int, $after: String, $last: Int, $before: String, $filter: UserFilter, $orderBy: UserOrder) {
  users(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id name } } } }`;

// biome-ignore lint/suspicious/noExplicitAny: a page as it came
const page = async (console: Console, variables: object): Promise<any> =>
  (await console.must(USERS, variables as never)).users;
const namesOf = ({ edges }: { edges: { node: { name: string } }[] }) => edges.map(({ node }) => node.name);
const found = async (console: Console, filter: object) => namesOf(await page(console, { filter }));

/** Members by their full names. */
async function people(account: AccountScene, ...names: string[]): Promise<Console[]> {
  const made: Console[] = [];
  for (const name of names) {
    const [firstName, ...rest] = name.split(" ");
    made.push(await aMember(account, { firstName, lastName: rest.join(" ") }));
  }
  return made;
}

describe("searching", () => {
  test("ignores case and accents, and finds parts of words across the full name", async () => {
    const { account, admin } = await anAccount(server);
    await people(account, "João da Conceição", "JOANA Conrado", "Œuvre Straße", "Ngô Đình");
    const cases: [search: string, names: string[]][] = [
      ["joa", ["JOANA Conrado", "João da Conceição"]],
      ["JOÃO", ["João da Conceição"]],
      ["ceicao", ["João da Conceição"]],
      ["ana con", ["JOANA Conrado"]],
      ["oeuvre", ["Œuvre Straße"]],
      ["STRASSE", ["Œuvre Straße"]],
      ["dinh", ["Ngô Đình"]],
      ["joa\u0303o", ["João da Conceição"]],
      ["o  da", []],
      ["nobody", []],
    ];
    for (const [search, names] of cases) expect(await found(admin, { search }), search).toEqual(names);
  });

  test("takes % _ and \\ as they are, however they are written", async () => {
    const { account, admin } = await anAccount(server);
    const names = ["A%B x", "A_B x", "A\\B x", "A％B y", "A＿B y", "A＼B y", "AxB x"];
    await people(account, ...names);
    for (const sign of ["%", "_", "\\", "％", "＿", "＼", "﹪"]) {
      const hits = await found(admin, { search: `a${sign}b` });
      expect(hits, sign).toHaveLength(2);
      expect(hits, sign).not.toContain("AxB x");
    }
    expect(await found(admin, { search: "%%" })).toEqual([]);
  });

  test("whatever folds to a sign of LIKE's is known to the search", async () => {
    const rows = await server.sql<{ sign: string }>(
      `select chr(i) as sign from generate_series(1, 1114111) i
       where i not between 55296 and 57343 and fold(chr(i)) ~ '[\\\\%_]' and chr(i) !~ '[\\\\%_]'`,
    );
    const { account, admin } = await anAccount(server);
    await people(account, "AxB x");
    for (const { sign } of rows) expect(await found(admin, { search: `a${sign}b` }), sign).toEqual([]);
  });

  test("blanks find everybody; 200 characters are the most; NUL is bad", async () => {
    const { account, admin } = await anAccount(server);
    await people(account, "Bruno Lima");
    for (const search of ["", "  ", null]) expect(await found(admin, { search })).toHaveLength(2);
    expect(await found(admin, { search: "x".repeat(200) })).toEqual([]);
    for (const search of ["x".repeat(201), "a\0b"]) {
      const { data, errors } = await admin.graphql(USERS, { filter: { search } });
      expect(data).toEqual({ users: null });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
  });

  test("finds addresses for whoever may read them, names alone for everybody else", async () => {
    const { account, admin } = await anAccount(server);
    const agent = await aMember(account, { firstName: "Bruno", lastName: "Lima", email: "needle@haystack.example" });
    for (const search of ["NEEDLE", "haystack.ex"]) {
      expect(await found(admin, { search })).toEqual(["Bruno Lima"]);
      expect(await found(agent, { search })).toEqual([]);
    }
    for (const console of [admin, agent]) expect(await found(console, { search: "uno li" })).toEqual(["Bruno Lima"]);
    // Not even across the border between the two.
    expect(await found(agent, { search: "lima n" })).toEqual([]);
  });
});

describe("filtering", () => {
  test("by status, kind, roles and departments, all of which must hold", async () => {
    const { account, admin } = await anAccount(server);
    const [b, c, d] = (await people(account, "Bia B", "Caio C", "Davi D")) as [Console, Console, Console];
    const { roleIds } = account;
    const sales = await aDepartment(admin, "Sales");
    const support = await aDepartment(admin, "Support");
    await payloadOf(admin, "updateUser", { id: b.userId, patch: { departmentIds: [sales, support] } });
    await payloadOf(admin, "updateUser", {
      id: c.userId,
      patch: { departmentIds: [support], roleIds: [roleIds.EDITOR] },
    });
    await payloadOf(admin, "suspendUsers", { ids: [d.userId] });
    const gone = await aMember(account, { firstName: "Gone", lastName: "G" });
    await payloadOf(admin, "deleteUsers", { ids: [gone.userId] });
    const client = await aMember(account, { roles: [], firstName: "Eva", lastName: "E" });
    await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
    const cases: [filter: object, names: string[]][] = [
      [{}, ["Ana Souza", "Bia B", "Caio C", "Davi D", "Eva E"]],
      [{ status: ["SUSPENDED"] }, ["Davi D"]],
      [{ status: ["DELETED"] }, []],
      [{ status: ["DELETED", "SUSPENDED"] }, ["Davi D"]],
      [{ status: [] }, []],
      [{ status: null, roleIds: null }, ["Ana Souza", "Bia B", "Caio C", "Davi D", "Eva E"]],
      [{ kind: ["CLIENT"] }, ["Eva E"]],
      [{ kind: ["MEMBER"], status: ["ACTIVE"] }, ["Ana Souza", "Bia B", "Caio C"]],
      [{ roleIds: [roleIds.EDITOR] }, ["Caio C"]],
      [{ roleIds: [roleIds.AGENT, roleIds.ADMINISTRATOR] }, ["Ana Souza", "Bia B", "Davi D"]],
      [{ roleIds: [uuidv7()] }, []],
      [{ departmentIds: [support] }, ["Bia B", "Caio C"]],
      [{ departmentIds: [sales.toUpperCase()] }, ["Bia B"]],
      [{ departmentIds: [support], search: "caio", roleIds: [roleIds.EDITOR] }, ["Caio C"]],
      [{ departmentIds: [sales], roleIds: [roleIds.EDITOR] }, []],
    ];
    for (const [filter, names] of cases) {
      const users = await page(admin, { filter });
      expect(namesOf(users), JSON.stringify(filter)).toEqual(names);
      expect(users.totalCount, JSON.stringify(filter)).toBe(names.length);
    }
  });

  test.each([
    ["a malformed role", { roleIds: ["x"] }],
    ["a malformed department", { departmentIds: ["00000000-0000-0000-0000-00000000000g"] }],
    ["501 roles", { roleIds: Array.from({ length: 501 }, () => uuidv7()) }],
    ["501 statuses", { status: Array(501).fill("ACTIVE") }],
  ])("%s is a bad argument", async (_, filter) => {
    const { admin } = await anAccount(server);
    const { data, errors } = await admin.graphql(USERS, { filter });
    expect(data).toEqual({ users: null });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("ordering", () => {
  const ORDERS: [field: string, direction: string, names: string[]][] = [
    ["NAME", "ASC", ["álvaro Z", "Ana Souza", "Bia B", "bia b", "Çelik C", "Zoe A"]],
    ["EMAIL", "ASC", ["Zoe A", "bia b", "álvaro Z", "Bia B", "Çelik C", "Ana Souza"]],
    ["CREATED_AT", "ASC", ["Ana Souza", "Çelik C", "Zoe A", "Bia B", "bia b", "álvaro Z"]],
    ["LAST_SEEN_AT", "ASC", ["Ana Souza", "Zoe A", "Bia B", "bia b", "álvaro Z", "Çelik C"]],
  ];

  test("by each field, both ways; ids break ties, and pages of any size meet without a gap", async () => {
    const { account, admin } = await anAccount(server);
    const [celik, zoe, , , alvaro] = await people(account, "Çelik C", "Zoe A", "Bia B", "bia b", "álvaro Z");
    const emails: Record<string, string> = {
      "Zoe A": "a",
      "bia b": "b",
      "álvaro Z": "c",
      "Bia B": "d",
      "Çelik C": "e",
    };
    for (const [name, letter] of Object.entries(emails))
      await server.sql("update app_user set email = $3 where account_id = $1 and first_name || ' ' || last_name = $2", [
        account.id,
        name,
        `${letter}@example.com`,
      ]);
    await server.sql("update app_user set email = 'z@example.com' where id = $1", [admin.userId]);
    await server.sql("update app_user set last_seen_at = now() where id = $1", [celik!.userId]);
    await server.sql("update app_user set last_seen_at = now() - interval '1 day' where id = $1", [alvaro!.userId]);
    expect(zoe!.userId < alvaro!.userId).toBe(true);

    const byDefault = await page(admin, {});
    for (const [field, , names] of ORDERS) {
      for (const direction of ["ASC", "DESC"]) {
        const orderBy = { field, direction };
        const expected = direction === "ASC" ? names : [...names].reverse();
        const whole = await page(admin, { orderBy });
        // Never seen: all the same, and so by id, as they were made.
        expect(namesOf(whole), `${field} ${direction}`).toEqual(expected);
        if (field === "NAME" && direction === "ASC")
          expect(byDefault.edges.map(({ node }: { node: object }) => node)).toEqual(
            whole.edges.map(({ node }: { node: object }) => node),
          );
        for (const size of [1, 2, 4]) {
          expect(await walk(admin, { orderBy }, size, true)).toEqual(expected);
          expect(await walk(admin, { orderBy }, size, false)).toEqual(expected);
        }
      }
    }
  });

  /** The whole list, in pages of one size, from its beginning or from its end. */
  async function walk(console: Console, arguments_: object, size: number, forward: boolean): Promise<string[]> {
    const names: string[] = [];
    let cursor: string | null = null;
    for (;;) {
      const variables: object = forward ? { first: size, after: cursor } : { last: size, before: cursor };
      const users = await page(console, { ...arguments_, ...variables });
      names.splice(forward ? names.length : 0, 0, ...namesOf(users));
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = users.pageInfo;
      expect(forward ? hasPreviousPage : hasNextPage).toBe(cursor !== null);
      expect(users.totalCount).toBe(6);
      if (!(forward ? hasNextPage : hasPreviousPage)) return names;
      cursor = forward ? endCursor : startCursor;
    }
  }
});

describe("paging", () => {
  test("is stable while people come and go", async () => {
    const { account, admin } = await anAccount(server);
    const made = await people(account, "B b", "D d", "F f", "H h", "J j");
    const first = await page(admin, { first: 3 });
    expect(namesOf(first)).toEqual(["Ana Souza", "B b", "D d"]);
    await people(account, "A a", "C c", "E e");
    await payloadOf(admin, "deleteUsers", { ids: [made[1]!.userId, made[2]!.userId] });
    const second = await page(admin, { first: 3, after: first.pageInfo.endCursor });
    expect(namesOf(second)).toEqual(["E e", "H h", "J j"]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const back = await page(admin, { last: 3, before: second.pageInfo.startCursor });
    expect(namesOf(back)).toEqual(["Ana Souza", "B b", "C c"]);
  });

  test("starts behind somebody who was renamed or left where it stood", async () => {
    const { account, admin } = await anAccount(server);
    const [, , third] = await people(account, "B b", "C c", "D d", "E e");
    const { edges } = await page(admin, { first: 4 });
    await payloadOf(admin, "updateUser", { id: third!.userId, patch: { firstName: "Z" } });
    expect(namesOf(await page(admin, { first: 2, after: edges[3].cursor }))).toEqual(["E e", "Z d"]);
  });

  test("takes 1 to 100 at once, one direction, and only its own cursors", async () => {
    const { account, admin } = await anAccount(server);
    await people(account, "B b", "C c");
    const { admin: stranger } = await anAccount(server);
    const { pageInfo } = await page(admin, { first: 1 });
    const foreign = (await page(stranger, { first: 1 })).pageInfo.endCursor;
    const email = { field: "EMAIL", direction: "ASC" };
    const bad: object[] = [
      { first: 0 },
      { first: 101 },
      { last: -1 },
      { first: 1, last: 1 },
      { after: "x" },
      { after: foreign },
      { after: pageInfo.endCursor, orderBy: email },
      { after: pageInfo.endCursor, orderBy: { field: "NAME", direction: "DESC" } },
      { first: 1, before: pageInfo.endCursor },
      { after: "%00" },
    ];
    for (const variables of bad) {
      const { data, errors } = await admin.graphql(USERS, variables as never);
      expect(data, JSON.stringify(variables)).toEqual({ users: null });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
    expect(namesOf(await page(admin, { first: 100, after: pageInfo.endCursor }))).toEqual(["B b", "C c"]);
  });
});

test("one user by its id; unknown, foreign and deleted ones are null, malformed ids bad", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const [agent, gone] = await people(account, "Bruno Lima", "Gone G");
  await payloadOf(admin, "deleteUsers", { ids: [gone!.userId] });
  const USER = "query($id: ID!) { user(id: $id) { name } }";
  expect(await admin.must(USER, { id: agent!.userId.toUpperCase() })).toEqual({ user: { name: "Bruno Lima" } });
  for (const id of [uuidv7(), stranger.userId, gone!.userId])
    expect(await admin.must(USER, { id })).toEqual({ user: null });
  expect(await admin.graphql(USER, { id: "x" })).toMatchObject({
    errors: [{ extensions: { code: "BAD_USER_INPUT" } }],
  });
});

test("nobody of another account is ever in a list", async () => {
  const { account, admin } = await anAccount(server);
  const { account: other } = await anAccount(server);
  await people(other, "Foreign Person");
  const { roleIds } = other;
  for (const filter of [{}, { search: "foreign" }, { roleIds: [roleIds.AGENT] }])
    expect(await found(admin, filter)).toEqual(Object.keys(filter).length ? [] : ["Ana Souza"]);
  expect((await page(admin, {})).totalCount).toBe(1);
  expect(account.id).not.toBe(other.id);
});
