import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace } from "../kit/index.js";
import { aPart, asked, codeOf, give, KINDS, list, payloadOf } from "./kit.js";

const server = await aServer();

describe.each(["Department", "Skill", "Project"] as const)("%s", (kind) => {
  const { one, ids, log } = KINDS[kind];

  test("is created, renamed, listed by name and deleted, each as one event", async () => {
    const { account, admin } = await anAccount(server);
    const made = await payloadOf(admin, "create", kind, { name: " Vendas " });
    const { id } = made[one];
    expect(made[one]).toEqual({ id, name: "Vendas", userCount: 0 });
    await aPart(admin, kind, "água");
    expect((await payloadOf(admin, "update", kind, { id, name: "Suporte" }))[one].name).toBe("Suporte");
    expect((await list(admin, kind)).map(({ name }: { name: string }) => name)).toEqual(["água", "Suporte"]);
    expect(await payloadOf(admin, "delete", kind, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect((await list(admin, kind)).map(({ name }: { name: string }) => name)).toEqual(["água"]);
    const rows = await server.sql<{ told: unknown }>(
      `select json_build_array(kind, structure_kind, actor_id, subject_name, changes) as told from event
       where account_id = $1 order by sequence`,
      [account.id],
    );
    expect(rows.map(({ told }) => told)).toEqual([
      ["STRUCTURE_CREATED", log, admin.userId, "Vendas", [{ field: "name", before: null, after: '"Vendas"' }]],
      ["STRUCTURE_CREATED", log, admin.userId, "água", [{ field: "name", before: null, after: '"água"' }]],
      ["STRUCTURE_UPDATED", log, admin.userId, "Suporte", [{ field: "name", before: '"Vendas"', after: '"Suporte"' }]],
      ["STRUCTURE_DELETED", log, admin.userId, "Suporte", [{ field: "name", before: '"Suporte"', after: "null" }]],
    ]);
  });

  test("a name that is so already is no change; one may differ in case from its own", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Vendas");
    await leavingNoTrace(account, () => payloadOf(admin, "update", kind, { id, name: " Vendas" }));
    expect((await payloadOf(admin, "update", kind, { id, name: "VENDAS" }))[one].name).toBe("VENDAS");
  });

  test.each([
    ["BLANK", "  "],
    ["TOO_LONG", "x".repeat(121)],
    ["INVALID", "a\nb"],
    ["INVALID", "a\u202eb"],
    ["ALREADY_EXISTS", "vêndas"],
  ])("a name is refused with %s, and nothing is made or changed", async (code, name) => {
    const { account, admin } = await anAccount(server);
    await aPart(admin, kind, "Vendas");
    const { id } = await aPart(admin, kind, "Suporte");
    const refused = { [one]: null, userErrors: [{ code, path: ["input", "name"] }] };
    await leavingNoTrace(account, async () => {
      expect(await payloadOf(admin, "create", kind, { name })).toEqual(refused);
      expect(await payloadOf(admin, "update", kind, { id, name })).toEqual(refused);
    });
  });

  test("an account has at most 1,000", async () => {
    const { account, admin } = await anAccount(server);
    await server.sql(
      `insert into ${KINDS[kind].table} (account_id, id, name) select $1, gen_random_uuid(), 'N ' || i from generate_series(1, 999) i`,
      [account.id],
    );
    await aPart(admin, kind, "The last");
    const payload = await leavingNoTrace(account, () => payloadOf(admin, "create", kind, { name: "One more" }));
    expect(payload).toEqual({ [one]: null, userErrors: [{ code: "TOO_MANY", path: ["input"] }] });
    expect(await list(admin, kind)).toHaveLength(1_000);
  });

  test("counts the users who have it", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Vendas");
    const [agent, gone] = [await aMember(account), await aMember(account)];
    for (const user of [agent, gone]) await give(admin, user, { [ids]: [id] });
    expect(await list(admin, kind)).toEqual([{ id, name: "Vendas", userCount: 2 }]);
    await admin.must(
      graphql(
        `mutation ($ids: [ID!]!) { deleteUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
      ),
      { ids: [gone.userId] },
    );
    expect(await list(agent, kind)).toEqual([{ id, name: "Vendas", userCount: 1 }]);
  });

  test("every member reads it, and who may not manage the structure is told which permission that needs", async () => {
    const { account, admin } = await anAccount(server);
    const part = await aPart(admin, kind, "Vendas");
    const manager = await aMember(account, { role: "MANAGER" });
    expect(await list(await aMember(account, { role: "EDITOR" }), kind)).toEqual([part]);
    await leavingNoTrace(account, async () => {
      for (const [verb, input] of [
        ["create", { name: "Suporte" }],
        ["update", { id: part.id, name: "Suporte" }],
        ["delete", { id: part.id }],
      ] as const) {
        const { data, errors } = await asked(manager, verb, kind, input);
        expect(data).toEqual({ answer: null });
        expect(errors!.map(({ extensions }) => extensions)).toEqual([
          { code: "FORBIDDEN", permission: "TEAM_STRUCTURE_MANAGE" },
        ]);
      }
    });
  });

  test("one of another account is an unknown one", async () => {
    const { account, admin } = await anAccount(server);
    const { admin: stranger } = await anAccount(server);
    const { id } = await aPart(admin, kind, "Vendas");
    await leavingNoTrace(account, async () => {
      for (const unknown of [id, uuidv7()]) {
        expect(codeOf(await payloadOf(stranger, "update", kind, { id: unknown, name: "Meu" }))).toBe("NOT_FOUND");
        expect(await payloadOf(stranger, "delete", kind, { id: unknown })).toEqual({
          deletedId: null,
          userErrors: [{ code: "NOT_FOUND", path: ["id"] }],
        });
      }
    });
    expect(await list(stranger, kind)).toEqual([]);
    await aPart(stranger, kind, "Vendas");
  });

  test("a malformed id is no id", async () => {
    const { admin } = await anAccount(server);
    for (const [verb, input] of [
      ["update", { id: "1", name: "Meu" }],
      ["delete", { id: "1" }],
    ] as const)
      expect((await asked(admin, verb, kind, input)).errors).toMatchObject([
        { extensions: { code: "BAD_USER_INPUT" } },
      ]);
  });
});
