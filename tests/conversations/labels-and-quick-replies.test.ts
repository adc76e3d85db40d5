import { v7 as uuidv7 } from "uuid";
import { describe, expect, test } from "vitest";
import { aMember, anAccount, aServer, leavingNoTrace, untyped } from "../kit/index.js";
import { asked, KINDS, list, made, payloadOf } from "./label-kit.js";

const server = await aServer();

describe.each(["Label", "QuickReply"] as const)("%s", (kind) => {
  const { one, table, log, name, other, first, second } = KINDS[kind];

  test("is created, changed, listed by its name and deleted, each as one event", async () => {
    const { admin } = await anAccount(server);
    const created = await payloadOf(admin, "create", kind, { [name]: " Dúvida ", [other]: first });
    const { id } = created[one];
    expect(created).toEqual({ [one]: { id, [name]: "Dúvida", [other]: first }, userErrors: [] });
    await made(admin, kind, "água");
    const changed = await payloadOf(admin, "update", kind, { id, [name]: "Venda", [other]: second });
    expect(changed[one]).toEqual({ id, [name]: "Venda", [other]: second });
    expect((await list(admin, kind)).map((each: Record<string, string>) => each[name])).toEqual(["água", "Venda"]);
    expect(await payloadOf(admin, "delete", kind, { id })).toEqual({ deletedId: id, userErrors: [] });
    expect(await list(admin, kind)).toHaveLength(1);

    const { events } = await admin.must(
      untyped(`{ events { nodes { kind actor { id } ... on StructureEvent { structureKind structureId name }
        changes { field before after } } } }`),
    );
    const about = (kind: string, called: string) => ({
      kind,
      actor: { id: admin.userId },
      structureKind: log,
      structureId: id,
      name: called,
    });
    const change = (field: string, before: unknown, after: unknown) => ({
      field,
      before: before === undefined ? null : JSON.stringify(before),
      after: JSON.stringify(after),
    });
    expect(events.nodes.filter((event: { structureId: string }) => event.structureId === id).reverse()).toEqual([
      {
        ...about("STRUCTURE_CREATED", "Dúvida"),
        changes: [change(name, undefined, "Dúvida"), change(other, undefined, first)],
      },
      {
        ...about("STRUCTURE_UPDATED", "Venda"),
        changes: [change(name, "Dúvida", "Venda"), change(other, first, second)],
      },
      { ...about("STRUCTURE_DELETED", "Venda"), changes: [change(name, "Venda", null)] },
    ]);
  });

  test("what is so already is no change; what is omitted stays, and a name may differ in case from itself", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await made(admin, kind, "Venda");
    await leavingNoTrace(account, async () => {
      expect((await payloadOf(admin, "update", kind, { id })).userErrors).toEqual([]);
      await payloadOf(admin, "update", kind, { id, [name]: "Venda ", [other]: first });
    });
    const { [one]: changed } = await payloadOf(admin, "update", kind, { id, [name]: "VENDA" });
    expect(changed).toEqual({ id, [name]: "VENDA", [other]: first });
  });

  test.each([
    ["BLANK", name, " "],
    ["TOO_LONG", name, "x".repeat(121)],
    ["INVALID", name, "a\u202eb"],
    ["ALREADY_EXISTS", name, "dúvida"],
    ...(kind === "Label"
      ? [
          ["BLANK", other, " "],
          ["INVALID", other, "red"],
          ["INVALID", other, "#fff"],
          ["INVALID", other, "#12345g"],
          ["INVALID", other, "#1234567"],
        ]
      : [
          ["INVALID", name, "bom dia"],
          ["INVALID", name, "bom\u00a0dia"],
          ["BLANK", other, " \n "],
          ["TOO_LONG", other, "x".repeat(10_001)],
          ["INVALID", other, "a\u0000b"],
        ]),
  ])("is refused with %s for its %s, and nothing is made or changed", async (code, field, value) => {
    const { account, admin } = await anAccount(server);
    await made(admin, kind, "Duvida");
    const { id } = await made(admin, kind, "Venda");
    const refused = { [one]: null, userErrors: [{ code, path: ["input", field] }] };
    await leavingNoTrace(account, async () => {
      const valid = { [name]: "Outro", [other]: first };
      expect(await payloadOf(admin, "create", kind, { ...valid, [field]: value })).toEqual(refused);
      expect(await payloadOf(admin, "update", kind, { id, [field]: value })).toEqual(refused);
    });
  });

  test("what it must have cannot be cleared; all that is wrong is told at once", async () => {
    const { account, admin } = await anAccount(server);
    const { id } = await made(admin, kind, "Venda");
    await leavingNoTrace(account, async () => {
      expect((await payloadOf(admin, "update", kind, { id, [name]: null, [other]: null })).userErrors).toEqual([
        { code: "BLANK", path: ["input", name] },
        { code: "BLANK", path: ["input", other] },
      ]);
    });
  });

  test("an account has at most 1,000", async () => {
    const { account, admin } = await anAccount(server);
    await server.sql(
      `insert into ${table} (account_id, id, ${name}, ${other}) select $1, gen_random_uuid(), 'N' || i, '#000000' from generate_series(1, 999) i`,
      [account.id],
    );
    await made(admin, kind, "Last");
    const input = { [name]: "More", [other]: first };
    const payload = await leavingNoTrace(account, () => payloadOf(admin, "create", kind, input));
    expect(payload).toEqual({ [one]: null, userErrors: [{ code: "TOO_MANY", path: ["input"] }] });
    expect(await list(admin, kind)).toHaveLength(1_000);
  });

  test("every member reads it; some may make one, fewer change or delete it", async () => {
    const { account, admin } = await anAccount(server);
    const shown = await made(admin, kind, "Venda");
    expect(await list(await aMember(account, { role: "EDITOR" }), kind)).toEqual([shown]);
    const attendant = await aMember(account, { role: "ATTENDANT" });
    const own = await made(attendant, kind, "Troca");
    const agent = await aMember(account, { role: "AGENT" });
    await leavingNoTrace(account, async () => {
      for (const [who, verb, input, permission] of [
        [agent, "create", { [name]: "Outra", [other]: first }, KINDS[kind].create],
        [attendant, "update", { id: own.id, [name]: "Outra" }, KINDS[kind].manage],
        [attendant, "delete", { id: own.id }, KINDS[kind].manage],
      ] as const) {
        const { data, errors } = await asked(who, verb, kind, input);
        expect(data).toEqual({ answer: null });
        expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: "FORBIDDEN", permission }]);
      }
    });
    const manager = await aMember(account, { role: "MANAGER" });
    expect((await payloadOf(manager, "update", kind, { id: own.id, [name]: "Outra" })).userErrors).toEqual([]);
    expect((await payloadOf(manager, "delete", kind, { id: own.id })).userErrors).toEqual([]);
  });

  test("one of another account is an unknown one", async () => {
    const { account, admin } = await anAccount(server);
    const { admin: stranger } = await anAccount(server);
    const { id } = await made(admin, kind, "Venda");
    expect(await list(stranger, kind)).toEqual([]);
    await leavingNoTrace(account, async () => {
      for (const unknown of [id, uuidv7()]) {
        expect((await payloadOf(stranger, "update", kind, { id: unknown, [name]: "Outra" })).userErrors).toEqual([
          { code: "NOT_FOUND", path: ["input", "id"] },
        ]);
        expect(await payloadOf(stranger, "delete", kind, { id: unknown })).toEqual({
          deletedId: null,
          userErrors: [{ code: "NOT_FOUND", path: ["id"] }],
        });
      }
    });
  });
});

test("of many who make one of one name at once, one does", async () => {
  for (let round = 0; round < 20; round++) {
    const kind = round % 2 ? "Label" : "QuickReply";
    const { name, other, first } = KINDS[kind];
    const { admin } = await anAccount(server);
    const input = { [name]: "Venda", [other]: first };
    const payloads = await Promise.all(Array.from({ length: 10 }, () => payloadOf(admin, "create", kind, input)));
    const codes = payloads.map(({ userErrors }) => userErrors[0]?.code ?? "done");
    expect(codes.sort()).toEqual([...Array(9).fill("ALREADY_EXISTS"), "done"]);
    expect(await list(admin, kind)).toHaveLength(1);
  }
});

test("a label's color is kept in lower case, and grey where none is said", async () => {
  const { admin } = await anAccount(server);
  expect((await payloadOf(admin, "create", "Label", { name: "Uma", color: " #00AAFF " })).label.color).toBe("#00aaff");
  const { label } = await payloadOf(admin, "create", "Label", { name: "Outra" });
  expect(label.color).toMatch(/^#[0-9a-f]{6}$/);
});

test("a label that is deleted is taken off conversations", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await made(admin, "Label", "Venda");
  const { id: other } = await made(admin, "Label", "Troca");
  await server.sql(
    `with contact_made as (insert into contact (account_id, id, name) values ($1, $2, 'Rosa') returning id),
       channel_made as (insert into channel (account_id, id, name, kind, status) values ($1, $2, 'Loja', 'WHATSAPP', 'CONNECTED') returning id),
       conversation_made as (
         insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by)
         select $1, $2, '12345678', contact_made.id, channel_made.id, 'CONTACT' from contact_made, channel_made returning id)
     insert into conversation_label (account_id, conversation_id, label_id)
     select $1, id, unnest($3::uuid[]) from conversation_made`,
    [account.id, uuidv7(), [id, other]],
  );
  expect(await payloadOf(admin, "delete", "Label", { id })).toEqual({ deletedId: id, userErrors: [] });
  const left = await server.sql("select label_id from conversation_label where account_id = $1", [account.id]);
  expect(left).toEqual([{ label_id: other }]);
});
