import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import { aMember, aServer, leavingNoTrace, untyped } from "../kit/index.js";
import { aCampaignScene, aDraft, asked, codeOf, join, payloadOf, SHOWN } from "./kit.js";

const server = await aServer();

const ONE = untyped(`query ($id: ID!) { campaign(id: $id) { ${SHOWN} } }`);
const LIST = untyped(
  `query ($first: Int, $after: String) { campaigns(first: $first, after: $after) {
    totalCount nodes { ${SHOWN} } pageInfo { hasNextPage endCursor } } }`,
);

test("a draft is made, changed, read and deleted, and the log tells nothing of it", async () => {
  const scene = await aCampaignScene(server);
  const { account, editor, channelId, contactGroupId } = scene;
  const events = await server.eventsOf(account.id);
  const { campaign, userErrors } = await payloadOf(editor, "create", {
    name: " Natal ",
    channelId,
    contactGroupId,
    text: "Feliz Natal!\r\nSua padaria.",
  });
  expect(userErrors).toEqual([]);
  const draft = {
    id: campaign.id,
    name: "Natal",
    status: "DRAFT",
    channel: { id: channelId },
    contactGroup: { id: contactGroupId },
    text: "Feliz Natal!\nSua padaria.",
    recipientCount: 3,
    launchedAt: null,
  };
  expect(campaign).toEqual(draft);
  expect((await payloadOf(editor, "update", { id: draft.id })).campaign).toEqual(draft);
  const other = await aCampaignScene(server);
  const [otherGroup] = await server.sql<{ id: string }>(
    "insert into contact_group (account_id, id, name) values ($1, gen_random_uuid(), 'Vazio') returning id",
    [account.id],
  );
  const changed = { ...draft, name: "Ano Novo", contactGroup: { id: otherGroup!.id }, recipientCount: 0 };
  expect(
    (await payloadOf(editor, "update", { id: draft.id, name: "Ano Novo", contactGroupId: otherGroup!.id })).campaign,
  ).toEqual(changed);
  expect(await editor.must(ONE, { id: draft.id })).toEqual({ campaign: changed });
  expect((await other.editor.graphql(ONE, { id: draft.id })).data).toEqual({ campaign: null });
  expect(await payloadOf(editor, "delete", draft.id)).toEqual({ deletedId: draft.id, userErrors: [] });
  expect((await editor.graphql(ONE, { id: draft.id })).data).toEqual({ campaign: null });
  expect(await server.eventsOf(account.id)).toEqual(events);
});

test("campaigns are listed newest first, with what their groups hold now, in one statement", async () => {
  const scene = await aCampaignScene(server);
  const { account, editor, contactGroupId } = scene;
  for (const name of ["Um", "Dois", "Dois"]) await aDraft(scene, { name });
  await join(account, contactGroupId, 2);
  await aDraft(await aCampaignScene(server));
  const first = (await editor.must(LIST, { first: 2 })).campaigns;
  expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  const names = (page: typeof first) => page.nodes.map(({ name }: { name: string }) => name);
  expect(names(first)).toEqual(["Dois", "Dois"]);
  expect(first.nodes.map(({ recipientCount }: { recipientCount: number }) => recipientCount)).toEqual([5, 5]);
  const read = async () => {
    const rest = await editor.must(LIST, { first: 2, after: first.pageInfo.endCursor });
    expect(names(rest.campaigns)).toEqual(["Um"]);
  };
  // One finds the session.
  expect(await server.statements(read)).toHaveLength(2);
});

test.each([
  ["BLANK", "name", " "],
  ["TOO_LONG", "name", "x".repeat(121)],
  ["INVALID", "name", "a\nb"],
  ["BLANK", "text", "\n"],
  ["TOO_LONG", "text", "x".repeat(10_001)],
  ["INVALID", "text", "a\u0000b"],
  ["NOT_FOUND", "channelId", uuidv7()],
  ["NOT_FOUND", "contactGroupId", uuidv7()],
])("a draft is refused with %s for its %s, and nothing is made or changed", async (code, field, value) => {
  const scene = await aCampaignScene(server);
  const id = await aDraft(scene);
  const { account, editor, channelId, contactGroupId } = scene;
  const refused = { campaign: null, userErrors: [{ code, path: ["input", field] }] };
  await leavingNoTrace(account, async () => {
    const valid = { name: "Natal", text: "Feliz Natal!", channelId, contactGroupId };
    expect(await payloadOf(editor, "create", { ...valid, [field]: value })).toEqual(refused);
    expect(await payloadOf(editor, "update", { id, [field]: value })).toEqual(refused);
  });
});

test("nothing of a draft can be cleared; all that is wrong is told at once; a malformed id is BAD_USER_INPUT", async () => {
  const scene = await aCampaignScene(server);
  const id = await aDraft(scene);
  await leavingNoTrace(scene.account, async () => {
    const nothing = { name: null, channelId: null, contactGroupId: null, text: null };
    expect((await payloadOf(scene.editor, "update", { id, ...nothing })).userErrors).toEqual(
      Object.keys(nothing).map((field) => ({ code: "BLANK", path: ["input", field] })),
    );
    for (const [verb, input] of [
      ["update", { id: "1" }],
      ["update", { id, channelId: "1" }],
      ["launch", "1"],
      ["delete", "1"],
    ] as const) {
      const { errors } = await asked(scene.editor, verb, input);
      expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
    }
  });
});

test("whoever may not manage campaigns neither reads nor writes them", async () => {
  const scene = await aCampaignScene(server);
  const { account, admin, channelId, contactGroupId } = scene;
  const id = await aDraft(scene);
  const { console: key } = await aKey(admin, ["CAMPAIGNS_MANAGE"]);
  expect(await key.must(ONE, { id })).toMatchObject({ campaign: { id } });
  expect((await key.must(LIST, {})).campaigns.totalCount).toBe(1);
  const forbidden = [{ code: "FORBIDDEN", permission: "CAMPAIGNS_MANAGE" }];
  const manager = await aMember(account, { role: "MANAGER" });
  await leavingNoTrace(account, async () => {
    for (const answer of [
      await manager.graphql(ONE, { id }),
      await manager.graphql(LIST, {}),
      await asked(manager, "create", { name: "Natal", channelId, contactGroupId, text: "Olá" }),
      await asked(manager, "update", { id, name: "Outro" }),
      await asked(manager, "launch", id),
      await asked(manager, "delete", id),
    ])
      expect(answer.errors!.map(({ extensions }) => extensions)).toEqual(forbidden);
  });
});

test("a campaign, a channel or a group of another account is an unknown one", async () => {
  const ours = await aCampaignScene(server);
  const theirs = await aCampaignScene(server);
  const id = await aDraft(ours);
  const own = await aDraft(theirs);
  const { editor } = theirs;
  const leavingNeither = (work: () => Promise<void>) =>
    leavingNoTrace(ours.account, () => leavingNoTrace(theirs.account, work));
  await leavingNeither(async () => {
    for (const unknown of [id, uuidv7()]) {
      expect((await payloadOf(editor, "update", { id: unknown, name: "Meu" })).userErrors).toEqual([
        { code: "NOT_FOUND", path: ["input", "id"] },
      ]);
      for (const verb of ["launch", "delete"] as const)
        expect((await payloadOf(editor, verb, unknown)).userErrors).toEqual([{ code: "NOT_FOUND", path: ["id"] }]);
    }
    for (const field of ["channelId", "contactGroupId"] as const)
      expect((await payloadOf(editor, "update", { id: own, [field]: ours[field] })).userErrors).toEqual([
        { code: "NOT_FOUND", path: ["input", field] },
      ]);
  });
});

test("a channel or a group is in use while a campaign is for it", async () => {
  const scene = await aCampaignScene(server);
  const { account, admin, channelId, contactGroupId } = scene;
  const id = await aDraft(scene);
  const removing = (field: string, part: string) =>
    admin.graphql(untyped(`mutation ($id: ID!) { answer: ${field}(id: $id) { deletedId userErrors { code path } } }`), {
      id: part,
    });
  await leavingNoTrace(account, async () => {
    for (const [field, part] of [
      ["deleteChannel", channelId],
      ["deleteContactGroup", contactGroupId],
    ] as const)
      expect((await removing(field, part)).data!.answer).toEqual({
        deletedId: null,
        userErrors: [{ code: "IN_USE", path: ["id"] }],
      });
  });
  await payloadOf(scene.editor, "delete", id);
  for (const [field, part] of [
    ["deleteChannel", channelId],
    ["deleteContactGroup", contactGroupId],
  ] as const)
    expect(codeOf((await removing(field, part)).data!.answer)).toBe("done");
});
