import { v7 as uuidv7 } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql, type TestServer } from "../kit/index.js";
import { aDepartment, namesOf, page, payloadOf, people, USERS } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

const found = async (console: Console, filter: object) => namesOf(await page(console, { filter }));

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
    // Of 4,352 rows of 256 signs each, first those with such a sign: folding a line at a time is what makes this fast.
    const signs = "generate_series(greatest(line * 256, 1), line * 256 + 255) i where i not between 55296 and 57343";
    const rows = await server.sql<{ sign: string }>(
      `select chr(i) as sign from generate_series(0, 4351) line cross join lateral (
         select i from ${signs} and fold(chr(i)) ~ '[\\\\%_]' and chr(i) !~ '[\\\\%_]'
       ) known
       where fold((select string_agg(chr(i), E'\\n') from ${signs} and chr(i) !~ '[\\\\%_]')) ~ '[\\\\%_]'`,
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

test("one user by its id; unknown, foreign and deleted ones are null, malformed ids bad", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const [agent, gone] = await people(account, "Bruno Lima", "Gone G");
  await payloadOf(admin, "deleteUsers", { ids: [gone!.userId] });
  const USER = graphql(`query($id: ID!) { user(id: $id) { name } }`);
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
