import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, leavingNoTrace } from "../kit/index.js";
import { aPart, asked, codeOf, give, list, payloadOf } from "./kit.js";

const server = await aServer();

test("a channel is created, renamed, restarted, connected and deleted, each as one event", async () => {
  const { account, admin } = await anAccount(server);
  const created = await payloadOf(admin, "create", "Channel", { name: " Loja ", kind: "WHATSAPP" });
  const { id } = created.channel;
  const channel = { id, name: "Loja", kind: "WHATSAPP", status: "DISCONNECTED", managers: [] };
  expect(created.channel).toEqual(channel);
  await payloadOf(admin, "update", "Channel", { id, status: "CONNECTED" });
  const both = await payloadOf(admin, "update", "Channel", { id, name: "Loja nova", status: "DISCONNECTED" });
  expect(both.channel).toEqual({ ...channel, name: "Loja nova" });
  expect((await payloadOf(admin, "restart", "Channel", { id })).channel.status).toBe("RESTARTING");
  expect(await payloadOf(admin, "delete", "Channel", { id })).toEqual({ deletedId: id, userErrors: [] });
  expect(await list(admin, "Channel")).toEqual([]);

  const rows = await server.sql<{ told: unknown[] }>(
    `select json_build_array(kind, structure_kind, subject_id, subject_name, changes) as told from event where account_id = $1 order by sequence`,
    [account.id],
  );
  const change = (field: string, before: string | null, after: string | null) => ({
    field,
    before: before && JSON.stringify(before),
    after: after === null ? "null" : JSON.stringify(after),
  });
  expect(rows.map(({ told }) => told)).toEqual([
    [
      ...["STRUCTURE_CREATED", "CHANNEL", id, "Loja"],
      [change("name", null, "Loja"), change("kind", null, "WHATSAPP"), change("status", null, "DISCONNECTED")],
    ],
    ["STRUCTURE_UPDATED", "CHANNEL", id, "Loja", [change("status", "DISCONNECTED", "CONNECTED")]],
    [
      ...["STRUCTURE_UPDATED", "CHANNEL", id, "Loja nova"],
      [change("name", "Loja", "Loja nova"), change("status", "CONNECTED", "DISCONNECTED")],
    ],
    ["STRUCTURE_UPDATED", "CHANNEL", id, "Loja nova", [change("status", "DISCONNECTED", "RESTARTING")]],
    ["STRUCTURE_DELETED", "CHANNEL", id, "Loja nova", [change("name", "Loja nova", null)]],
  ]);
});

test("there are five kinds, and channels are listed by name", async () => {
  const { admin } = await anAccount(server);
  const kinds = ["TELEGRAM", "EMAIL", "WEBCHAT", "WHATSAPP", "INSTAGRAM"];
  for (const [i, kind] of kinds.entries()) await aPart(admin, "Channel", `${"éDcBa"[i]}`, { kind });
  expect((await list(admin, "Channel")).map(({ kind }: { kind: string }) => kind)).toEqual([...kinds].reverse());
});

test("what is so already is no change: no event", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  await payloadOf(admin, "restart", "Channel", { id });
  await leavingNoTrace(account, async () => {
    for (const patch of [{}, { name: "Loja" }, { status: "RESTARTING" }, { name: " Loja", status: "RESTARTING" }])
      expect(codeOf(await payloadOf(admin, "update", "Channel", { id, ...patch }))).toBe("done");
    expect((await payloadOf(admin, "restart", "Channel", { id })).channel.status).toBe("RESTARTING");
  });
});

test.each([
  ["BLANK", "name", { name: "" }],
  ["BLANK", "name", { name: null }],
  ["TOO_LONG", "name", { name: "x".repeat(121) }],
  ["INVALID", "name", { name: "a\nb" }],
  ["ALREADY_EXISTS", "name", { name: "LÔJA" }],
  ["BLANK", "status", { status: null }],
  ["BLANK", "name", { name: "", status: "CONNECTED" }],
])("a change is refused with %s for its %s, and nothing is changed", async (code, field, patch) => {
  const { account, admin } = await anAccount(server);
  await aPart(admin, "Channel", "Loja");
  const { id } = await aPart(admin, "Channel", "Site");
  const payload = await leavingNoTrace(account, () => payloadOf(admin, "update", "Channel", { id, ...patch }));
  expect(payload).toEqual({ channel: null, userErrors: [{ code, path: ["input", field] }] });
});

test("names are unique whatever the kind, and kinds and statuses are of the lists", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  await leavingNoTrace(account, async () => {
    const taken = await payloadOf(admin, "create", "Channel", { name: "loja", kind: "EMAIL" });
    expect(taken).toEqual({ channel: null, userErrors: [{ code: "ALREADY_EXISTS", path: ["input", "name"] }] });
    for (const [verb, input] of [
      ["create", { name: "Outra", kind: "FAX" }],
      ["update", { id, status: "ON_FIRE" }],
    ] as const)
      expect((await asked(admin, verb, "Channel", input)).errors).toMatchObject([
        { extensions: { code: "BAD_USER_INPUT" } },
      ]);
  });
});

test("a channel is in use while it has managers or chat groups", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  const agent = await aMember(account);
  const inUse = { deletedId: null, userErrors: [{ code: "IN_USE", path: ["id"] }] };
  const refused = () =>
    leavingNoTrace(account, async () => expect(await payloadOf(admin, "delete", "Channel", { id })).toEqual(inUse));
  await give(admin, agent, { channelIds: [id] });
  expect(await list(admin, "Channel")).toMatchObject([{ id, managers: [{ id: agent.userId }] }]);
  await refused();
  await give(admin, agent, { channelIds: [] });
  const group = await aPart(admin, "ChatGroup", "Família", { channelId: id });
  await refused();
  await payloadOf(admin, "delete", "ChatGroup", { id: group.id });
  expect(codeOf(await payloadOf(admin, "delete", "Channel", { id }))).toBe("done");
});

test("a channel of another account is an unknown one", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  await leavingNoTrace(account, async () => {
    for (const unknown of [id, uuidv7()]) {
      for (const patch of [{ name: "Minha" }, { status: "CONNECTED" }])
        expect(await payloadOf(stranger, "update", "Channel", { id: unknown, ...patch })).toEqual({
          channel: null,
          userErrors: [{ code: "NOT_FOUND", path: ["input", "id"] }],
        });
      for (const verb of ["restart", "delete"] as const)
        expect((await payloadOf(stranger, verb, "Channel", { id: unknown })).userErrors).toEqual([
          { code: "NOT_FOUND", path: ["id"] },
        ]);
    }
  });
  expect(await list(stranger, "Channel")).toEqual([]);
});
