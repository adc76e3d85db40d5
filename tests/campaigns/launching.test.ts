import { beforeAll, expect, test } from "vitest";
import { aServer, Console, leavingNoTrace, type TestServer, untyped } from "../kit/index.js";
import {
  aCampaignScene,
  aDraft,
  allSent,
  type CampaignScene,
  codeOf,
  creditsOf,
  join,
  payloadOf,
  timesWritten,
} from "./kit.js";

let server: TestServer;
let secondUrl: string;
beforeAll(async () => {
  server = await aServer();
  secondUrl = `${(await server.anotherNode()).url}/graphql`;
});

/** The same session, at either node in turn. */
const somewhere = ({ token, userId, sessionId, email }: Console, i: number) =>
  new Console(i % 2 ? secondUrl : server.graphqlUrl, token, userId, sessionId, email);

const launchesOf = async ({ account }: CampaignScene) =>
  (await server.eventsOf(account.id)).filter(({ kind }) => kind === "CAMPAIGN_LAUNCHED");

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);

test("a launched campaign spends a credit a recipient, and writes to each in a conversation of its own", async () => {
  const scene = await aCampaignScene(server, { contacts: 3, credits: 10 });
  const { account, admin, editor, channelId, contactGroupId } = scene;
  const id = await aDraft(scene);
  const after = (await admin.must(untyped("{ viewer { eventCursor } }"))).viewer.eventCursor;
  const stream = admin.subscribe(
    untyped(`subscription ($after: String) { events(after: $after) { kind actor { id } ... on AccountEvent { subjectId }
      changes { field before after } } }`),
    { after },
  );
  const launched = (await payloadOf(editor, "launch", id)).campaign;
  expect(launched).toMatchObject({ id, status: "LAUNCHED", recipientCount: 3, launchedAt: expect.any(String) });
  expect((await stream.next()).data!.events).toEqual({
    kind: "CAMPAIGN_LAUNCHED",
    actor: { id: editor.userId },
    subjectId: id,
    changes: [
      { field: "status", before: '"DRAFT"', after: '"LAUNCHED"' },
      { field: "recipientCount", before: null, after: "3" },
      { field: "campaignCredits", before: "10", after: "7" },
    ],
  });
  await allSent(scene);
  expect(await creditsOf(scene)).toBe(7);
  expect(await timesWritten(scene)).toEqual({ 1: 3 });
  const { conversations } = await admin.must(
    untyped(`{ conversations { nodes { status protocol channel { id } assignee { id } department { id } startedBy startedByUser { id }
      lastMessageAt messages { nodes { author user { id } signature text } } } } }`),
  );
  expect(conversations.nodes).toEqual(
    Array(3).fill({
      status: "OPEN",
      protocol: expect.stringMatching(/^\d+$/),
      channel: { id: channelId },
      assignee: null,
      department: null,
      startedBy: "SYSTEM",
      startedByUser: null,
      lastMessageAt: expect.any(String),
      messages: { nodes: [{ author: "SYSTEM", user: null, signature: null, text: "Feliz Natal!" }] },
    }),
  );
  const awaiting = await server.sql("select from conversation where account_id = $1 and awaits_contact", [account.id]);
  expect(awaiting).toHaveLength(3);

  // Who joins the group later is no recipient.
  await join(account, contactGroupId, 2);
  const { campaign } = await editor.must(untyped("query ($id: ID!) { campaign(id: $id) { recipientCount } }"), { id });
  expect(campaign.recipientCount).toBe(3);
});

test("without credits for all nothing is launched; nor is what is launched already, or for an empty group", async () => {
  const scene = await aCampaignScene(server, { contacts: 3, credits: 2 });
  const { account, editor } = scene;
  const [group] = await server.sql<{ id: string }>(
    "insert into contact_group (account_id, id, name) values ($1, gen_random_uuid(), 'Vazio') returning id",
    [account.id],
  );
  const id = await aDraft(scene);
  const empty = await aDraft(scene, { contactGroupId: group!.id });
  const refused = (code: string, path: string[]) => ({ campaign: null, userErrors: [{ code, path }] });
  await leavingNoTrace(account, async () => {
    const statements = await server.statements(async () =>
      expect(await payloadOf(editor, "launch", id)).toEqual(refused("INSUFFICIENT_CREDITS", ["id"])),
    );
    // It is not even tried: a refusal of many would keep the account waiting.
    expect(statements.filter((text) => text.includes("insert into campaign_recipient"))).toEqual([]);
    expect(await payloadOf(editor, "launch", empty)).toEqual(refused("INVALID_STATE", ["id"]));
  });
  await server.sql("update account set campaign_credits = 3 where id = $1", [account.id]);
  expect(codeOf(await payloadOf(editor, "launch", id))).toBe("done");
  await allSent(scene);
  await leavingNoTrace(account, async () => {
    expect(await payloadOf(editor, "launch", id)).toEqual(refused("INVALID_STATE", ["id"]));
    for (const change of [{}, { name: "Outro" }, { text: "Outro" }])
      expect(await payloadOf(editor, "update", { id, ...change })).toEqual(refused("INVALID_STATE", ["input", "id"]));
  });
});

test("a group of more than 100,000 is too many, whatever the credits", async () => {
  const scene = await aCampaignScene(server, { contacts: 0, credits: 1_000_000 });
  const { account, editor, contactGroupId } = scene;
  const id = await aDraft(scene);
  // Nobody looks at who they are.
  await server.sql(`do $$ begin
    set local session_replication_role = replica;
    insert into contact_group_contact (account_id, contact_group_id, contact_id)
      select '${account.id}', '${contactGroupId}', gen_random_uuid() from generate_series(1, 100001);
  end $$`);
  const statements = await server.statements(async () =>
    expect(await payloadOf(editor, "launch", id)).toEqual({
      campaign: null,
      userErrors: [{ code: "TOO_MANY", path: ["id"] }],
    }),
  );
  expect(statements.filter((text) => text.includes("insert into campaign_recipient"))).toEqual([]);
  expect(await creditsOf(scene)).toBe(1_000_000);
  expect(await launchesOf(scene)).toEqual([]);
});

test("a campaign that has written to everybody may be deleted; its conversations and what it cost stay", async () => {
  const scene = await aCampaignScene(server, { contacts: 3, credits: 3 });
  const id = await aDraft(scene);
  await payloadOf(scene.editor, "launch", id);
  await allSent(scene);
  expect(codeOf(await payloadOf(scene.editor, "delete", id))).toBe("done");
  expect(await timesWritten(scene)).toEqual({ 1: 3 });
  expect(await creditsOf(scene)).toBe(0);
});

test("of two campaigns that race for credits that suffice for one, one is launched, once", async () => {
  for (const _ of ROUNDS) {
    const scene = await aCampaignScene(server, { contacts: 3, credits: 5 });
    const ids = [await aDraft(scene), await aDraft(scene)];
    const launch = (_: unknown, i: number) => payloadOf(somewhere(scene.editor, i), "launch", ids[(i >> 1) % 2]!);
    const codes = (await Promise.all(Array.from({ length: 10 }, launch))).map(codeOf);
    const [launched, other] = [codes.filter((_, i) => (i >> 1) % 2 === 0), codes.filter((_, i) => (i >> 1) % 2)].sort(
      (one) => (one.includes("done") ? -1 : 1),
    );
    expect(launched!.sort()).toEqual([...launched!.slice(1).map(() => "INVALID_STATE"), "done"]);
    expect(new Set(other)).toEqual(new Set(["INSUFFICIENT_CREDITS"]));
    expect(await creditsOf(scene)).toBe(2);
    expect(await launchesOf(scene)).toHaveLength(1);
  }
});

test("of ten who launch the same campaign at once, one does, and it is paid once", async () => {
  for (const _ of ROUNDS) {
    const scene = await aCampaignScene(server, { contacts: 2, credits: 100 });
    const id = await aDraft(scene);
    const launch = (_: unknown, i: number) => payloadOf(somewhere(scene.editor, i), "launch", id);
    const codes = (await Promise.all(Array.from({ length: 10 }, launch))).map(codeOf);
    expect(codes.sort()).toEqual([...Array(9).fill("INVALID_STATE"), "done"]);
    expect(await creditsOf(scene)).toBe(98);
    expect(await launchesOf(scene)).toHaveLength(1);
    await allSent(scene);
    expect(await timesWritten(scene)).toEqual({ 1: 2 });
  }
});

test("what is sent is what was last saved, whoever edits or deletes it while it is launched", async () => {
  for (const round of ROUNDS) {
    const scene = await aCampaignScene(server, { contacts: 2 });
    const id = await aDraft(scene);
    const edit = (_: unknown, i: number) =>
      payloadOf(somewhere(scene.editor, i), "update", { id, text: `Feliz Natal! ${i}` });
    const before = Array.from({ length: round % 8 }, edit);
    const launching = payloadOf(somewhere(scene.editor, round), "launch", id);
    const edits = [...before, ...Array.from({ length: 8 - (round % 8) }, (_, i) => edit(_, 10 + i))];
    const deleted = codeOf(await payloadOf(somewhere(scene.editor, round), "delete", id));
    for (const payload of await Promise.all(edits))
      expect(["done", "INVALID_STATE", "NOT_FOUND"]).toContain(codeOf(payload));
    const launched = codeOf(await launching);
    await allSent(scene);
    const sent = await server.sql<{ text: string }>("select text from message where account_id = $1", [
      scene.account.id,
    ]);
    const [left] = await server.sql<{ text: string }>("select text from campaign where account_id = $1", [
      scene.account.id,
    ]);
    if (launched === "NOT_FOUND") expect([deleted, left, sent]).toEqual(["done", undefined, []]);
    else {
      expect(launched).toBe("done");
      expect(sent).toHaveLength(2);
      expect(sent[0]!.text).toBe(sent[1]!.text);
      if (deleted === "done") expect(left).toBeUndefined();
      else expect([deleted, left]).toEqual(["INVALID_STATE", sent[0]]);
    }
    expect(await creditsOf(scene)).toBe(launched === "done" ? 98 : 100);
  }
});
