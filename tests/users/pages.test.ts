import { beforeAll, describe, expect, test } from "vitest";
import type { UserOrderField } from "../kit/generated/documents.js";
import { anAccount, aServer, type Console, type TestServer } from "../kit/index.js";
import { namesOf, page, payloadOf, people, USERS } from "./scenes.js";

let server: TestServer;
beforeAll(async () => {
  server = await aServer();
});

describe("ordering", () => {
  const ORDERS: [field: UserOrderField, names: string[]][] = [
    ["NAME", ["álvaro Z", "Ana Souza", "Bia B", "bia b", "Çelik C", "Zoe A"]],
    ["EMAIL", ["Zoe A", "bia b", "álvaro Z", "Bia B", "Çelik C", "Ana Souza"]],
    ["CREATED_AT", ["Ana Souza", "Çelik C", "Zoe A", "Bia B", "bia b", "álvaro Z"]],
    ["LAST_SEEN_AT", ["Ana Souza", "Zoe A", "Bia B", "bia b", "álvaro Z", "Çelik C"]],
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
    await server.sql("update last_seen set last_seen_at = now() where user_id = $1", [celik!.userId]);
    await server.sql("update last_seen set last_seen_at = now() - interval '1 day' where user_id = $1", [
      alvaro!.userId,
    ]);
    expect(zoe!.userId < alvaro!.userId).toBe(true);

    const byDefault = await page(admin, {});
    for (const [field, names] of ORDERS) {
      for (const direction of ["ASC", "DESC"] as const) {
        const orderBy = { field, direction };
        const expected = direction === "ASC" ? names : [...names].reverse();
        const whole = await page(admin, { orderBy });
        // Never seen: all the same, and so by id, as they were made.
        expect(namesOf(whole), `${field} ${direction}`).toEqual(expected);
        if (field === "NAME" && direction === "ASC")
          expect(byDefault.edges.map(({ node }) => node)).toEqual(whole.edges.map(({ node }) => node));
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
    expect(namesOf(await page(admin, { first: 2, after: edges[3]!.cursor }))).toEqual(["E e", "Z d"]);
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
      const { data, errors } = await admin.graphql(USERS, variables);
      expect(data, JSON.stringify(variables)).toEqual({ users: null });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    }
    expect(namesOf(await page(admin, { first: 100, after: pageInfo.endCursor }))).toEqual(["B b", "C c"]);
  });
});
