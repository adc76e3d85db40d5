import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, leavingNoTrace } from "../kit/index.js";
import { aPart, asked, codeOf, give, list, payloadOf } from "./kit.js";

const server = await aServer();

test("a chat group of a channel is created, renamed and deleted, each as one event", async () => {
  const { account, admin } = await anAccount(server);
  const channel = await aPart(admin, "Channel", "Loja");
  const created = await payloadOf(admin, "create", "ChatGroup", { name: " Família ", channelId: channel.id });
  const { id } = created.chatGroup;
  const group = { id, name: "Família", channel: { id: channel.id, name: "Loja" }, participants: [] };
  expect(created.chatGroup).toEqual(group);
  const renamed = { ...group, name: "Amigos" };
  expect((await payloadOf(admin, "update", "ChatGroup", { id, name: "Amigos" })).chatGroup).toEqual(renamed);
  expect(await list(admin, "ChatGroup")).toEqual([renamed]);
  expect(await payloadOf(admin, "delete", "ChatGroup", { id })).toEqual({ deletedId: id, userErrors: [] });
  expect(await list(admin, "ChatGroup")).toEqual([]);

  const rows = await server.sql<{ told: unknown }>(
    `select json_build_array(kind, structure_kind, subject_name, changes) as told from event
     where account_id = $1 and subject_id = $2 order by sequence`,
    [account.id, id],
  );
  expect(rows.map(({ told }) => told)).toEqual([
    [
      ...["STRUCTURE_CREATED", "CHAT_GROUP", "Família"],
      [
        { field: "name", before: null, after: '"Família"' },
        { field: "channel", before: null, after: '"Loja"' },
      ],
    ],
    ["STRUCTURE_UPDATED", "CHAT_GROUP", "Amigos", [{ field: "name", before: '"Família"', after: '"Amigos"' }]],
    ["STRUCTURE_DELETED", "CHAT_GROUP", "Amigos", [{ field: "name", before: '"Amigos"', after: "null" }]],
  ]);
});

test("names are unique in a channel; groups of two channels may share one, and a user is moved from one to the other", async () => {
  const { account, admin } = await anAccount(server);
  const one = await aPart(admin, "Channel", "Loja");
  const other = await aPart(admin, "Channel", "Site");
  const family = await aPart(admin, "ChatGroup", "Família", { channelId: one.id });
  const friends = await aPart(admin, "ChatGroup", "Amigos", { channelId: one.id });
  const namesake = await aPart(admin, "ChatGroup", "Família", { channelId: other.id });
  await leavingNoTrace(account, async () => {
    for (const payload of [
      await payloadOf(admin, "create", "ChatGroup", { name: "familia", channelId: one.id }),
      await payloadOf(admin, "update", "ChatGroup", { id: friends.id, name: "FAMÍLIA" }),
    ])
      expect(payload).toEqual({ chatGroup: null, userErrors: [{ code: "ALREADY_EXISTS", path: ["input", "name"] }] });
  });
  const agent = await aMember(account);
  await give(admin, agent, { chatGroupIds: [family.id] });
  await give(admin, agent, { chatGroupIds: [namesake.id] });
  const { user } = await admin.must(graphql(`query ($id: ID!) { user(id: $id) { version chatGroups { id } } }`), {
    id: agent.userId,
  });
  expect(user).toEqual({ version: 3, chatGroups: [{ id: namesake.id }] });
  await leavingNoTrace(account, () => give(admin, agent, { chatGroupIds: [namesake.id] }));
});

test("it is in use while somebody takes part", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "ChatGroup", "Família");
  const agent = await aMember(account);
  await give(admin, agent, { chatGroupIds: [id] });
  expect(await list(agent, "ChatGroup")).toMatchObject([{ id, participants: [{ id: agent.userId }] }]);
  const payload = await leavingNoTrace(account, () => payloadOf(admin, "delete", "ChatGroup", { id }));
  expect(payload).toEqual({ deletedId: null, userErrors: [{ code: "IN_USE", path: ["id"] }] });
  await give(admin, agent, { chatGroupIds: null });
  expect(codeOf(await payloadOf(admin, "delete", "ChatGroup", { id }))).toBe("done");
});

test("a channel, or a chat group, of another account is an unknown one", async () => {
  const { account, admin } = await anAccount(server);
  const { account: theirs, admin: stranger } = await anAccount(server);
  const channel = await aPart(admin, "Channel", "Loja");
  const group = await aPart(admin, "ChatGroup", "Família", { channelId: channel.id });
  const leavingNeither = (work: () => Promise<void>) => leavingNoTrace(account, () => leavingNoTrace(theirs, work));
  await leavingNeither(async () => {
    for (const channelId of [channel.id, uuidv7()])
      expect(await payloadOf(stranger, "create", "ChatGroup", { name: "Meu", channelId })).toEqual({
        chatGroup: null,
        userErrors: [{ code: "NOT_FOUND", path: ["input", "channelId"] }],
      });
    for (const id of [group.id, uuidv7()]) {
      expect(codeOf(await payloadOf(stranger, "update", "ChatGroup", { id, name: "Meu" }))).toBe("NOT_FOUND");
      expect(codeOf(await payloadOf(stranger, "delete", "ChatGroup", { id }))).toBe("NOT_FOUND");
    }
  });
});

test.each([
  ["BLANK", " "],
  ["TOO_LONG", "x".repeat(121)],
  ["INVALID", "a\u0000b"],
])("a name is refused with %s, and nothing is made or changed", async (code, name) => {
  const { account, admin } = await anAccount(server);
  const channel = await aPart(admin, "Channel", "Loja");
  const { id } = await aPart(admin, "ChatGroup", "Família", { channelId: channel.id });
  const refused = { chatGroup: null, userErrors: [{ code, path: ["input", "name"] }] };
  await leavingNoTrace(account, async () => {
    expect(await payloadOf(admin, "create", "ChatGroup", { name, channelId: channel.id })).toEqual(refused);
    expect(await payloadOf(admin, "update", "ChatGroup", { id, name })).toEqual(refused);
  });
});

test("an account has at most 1,000", async () => {
  const { account, admin } = await anAccount(server);
  const channel = await aPart(admin, "Channel", "Loja");
  await server.sql(
    "insert into chat_group (account_id, id, channel_id, name) select $1, gen_random_uuid(), $2, 'N ' || i from generate_series(1, 1000) i",
    [account.id, channel.id],
  );
  const payload = await leavingNoTrace(account, () =>
    payloadOf(admin, "create", "ChatGroup", { name: "One more", channelId: channel.id }),
  );
  expect(payload).toEqual({ chatGroup: null, userErrors: [{ code: "TOO_MANY", path: ["input"] }] });
});

test("who may not manage the structure is told which permission that needs, managers of the channel included", async () => {
  const { account, admin } = await anAccount(server);
  const channel = await aPart(admin, "Channel", "Loja");
  const { id } = await aPart(admin, "ChatGroup", "Família", { channelId: channel.id });
  const manager = await aMember(account, { role: "MANAGER" });
  await give(admin, manager, { channelIds: [channel.id], chatGroupIds: [id] });
  await leavingNoTrace(account, async () => {
    for (const [verb, input] of [
      ["create", { name: "Amigos", channelId: channel.id }],
      ["update", { id, name: "Amigos" }],
      ["delete", { id }],
    ] as const) {
      const { errors } = await asked(manager, verb, "ChatGroup", input);
      expect(errors!.map(({ extensions }) => extensions)).toEqual([
        { code: "FORBIDDEN", permission: "TEAM_STRUCTURE_MANAGE" },
      ]);
    }
  });
});
