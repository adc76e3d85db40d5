import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { removeOrphans } from "../../src/modules/attachments/index.js";
import { openFileStore } from "../../src/storage/file-store.js";
import { fetched, uploaded } from "../attachments/kit.js";
import {
  aClient,
  aContact,
  aDesk,
  addAsked,
  aRow,
  type Desk,
  fromContact,
  fromUser,
  openAsked,
  outcomeOf,
  say,
} from "../conversations/kit.js";
import { aMember, aServer, graphql, idle, untyped } from "../kit/index.js";
import { erase, rowsOf, withPassword } from "./kit.js";

const dataDir = await mkdtemp(path.join(tmpdir(), "roster-erasure-"));
const server = await aServer({ dataDir });
const store = await openFileStore({ dataDir, attachmentsBucket: null });
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function aDeskToErase(): Promise<Desk> {
  const desk = await aDesk(server);
  await withPassword(desk.account, desk.admin);
  return desk;
}

/** So many rows of the account in each of these tables. */
async function countsOf({ account }: Desk, ...tables: string[]): Promise<Record<string, number>> {
  const counts = tables.map((table) => `(select count(*)::int from ${table} where account_id = $1) as ${table}`);
  const [row] = await server.sql<Record<string, number>>(`select ${counts.join(", ")}`, [account.id]);
  return row!;
}

/** So many conversations, with three messages each, with as many contacts. */
async function fill({ account, channelId }: Desk, count: number): Promise<void> {
  await server.sql(
    `with c as (insert into contact (account_id, id, name) select $1, gen_random_uuid(), 'Rosa ' || i from generate_series(1, $3::int) i returning id),
       t as (insert into conversation (account_id, id, protocol, contact_id, channel_id, started_by)
         select $1, gen_random_uuid(), (10000000 + row_number() over ())::text, id, $2, 'CONTACT' from c returning id)
     select count(*) from c, t where false`,
    [account.id, channelId, count],
  );
  await server.sql(
    `insert into message (account_id, id, conversation_id, author, text)
     select account_id, gen_random_uuid(), id, 'CONTACT', 'Bom dia!' from conversation, generate_series(1, 3) where account_id = $1`,
    [account.id],
  );
}

const CONVERSATION = graphql(`query ($id: ID!, $protocol: String!) {
  byId: conversation(by: { id: $id }) { id } byProtocol: conversation(by: { protocol: $protocol }) { id } conversations { totalCount nodes { id } } }`);
const CONTACT = graphql(`query ($id: ID!) { contact(id: $id) { id } contacts { totalCount nodes { id } } }`);

test("without conversations nothing is left of what was said, and everything else is as it was", async () => {
  const desk = await aDeskToErase();
  const { account, admin, contactId } = desk;
  const agent = await aMember(account);
  const conversation = await fromUser(desk, agent, { text: "A palavra secreta" });
  await say(admin, conversation.id, "Outra palavra", "CONTACT");
  const file = await uploaded(server, agent, "Mais uma palavra", { name: "palavra.txt" });
  const said = await addAsked(agent, { conversationId: conversation.id, text: "", attachmentIds: [file.id] });
  expect(outcomeOf(said)).toBe("done");
  expect((await fetched(server, agent, file.url)).status).toBe(200);
  const label = await aRow(desk, "label", "Urgente");
  await admin.must(
    untyped(`mutation ($id: ID!, $label: ID!) {
      labelConversation(input: { id: $id, labelIds: [$label] }) { userErrors { code } }
      recordFeedback(input: { conversationId: $id, rating: 5, comment: "Que palavra!" }) { userErrors { code } } }`),
    { id: conversation.id, label },
  );
  const before = await countsOf(desk, "contact", "label", "channel", "app_user");
  expect(await erase(admin, { data: ["CONVERSATIONS"], confirm: account.slug })).toEqual({
    erased: ["CONVERSATIONS"],
    userErrors: [],
  });
  for (const console of [admin, agent])
    expect(await console.must(CONVERSATION, conversation)).toEqual({
      byId: null,
      byProtocol: null,
      conversations: { totalCount: 0, nodes: [] },
    });
  expect(outcomeOf(await addAsked(agent, { conversationId: conversation.id, text: "Olá?" }))).toBe("NOT_FOUND");
  expect((await fetched(server, agent, file.url)).status).toBe(404);
  await removeOrphans(server.app.db, store);
  expect(await readdir(path.join(dataDir, "attachments", account.id))).toEqual([]);
  await idle(server);
  const rows = (await rowsOf(account)).join("\n");
  expect(rows).not.toContain("palavra");
  expect(rows).not.toContain(conversation.id);
  expect(await countsOf(desk, "contact", "label", "channel", "app_user")).toEqual(before);
  expect(await admin.must(CONTACT, { id: contactId })).toMatchObject({ contact: { id: contactId } });
  expect((await server.eventsOf(account.id)).filter(({ kind }) => kind === "ACCOUNT_DATA_ERASED")).toMatchObject([
    {
      actor_id: admin.userId,
      subject_id: account.id,
      changes: [{ field: "erased", before: null, after: '["CONVERSATIONS"]' }],
    },
  ]);
});

test("without contacts there are no conversations either; their groups stay, and are empty", async () => {
  const desk = await aDeskToErase();
  const { account, admin, contactId } = desk;
  const conversation = await fromContact(desk);
  const group = await aRow(desk, "contact_group", "Franquia Norte");
  await server.sql("insert into contact_group_contact values ($1, $2, $3)", [account.id, group, contactId]);
  await erase(admin, { data: ["CONTACTS"], confirm: account.slug });
  expect(await admin.must(CONTACT, { id: contactId })).toEqual({
    contact: null,
    contacts: { totalCount: 0, nodes: [] },
  });
  expect((await admin.must(CONVERSATION, conversation)).byId).toBeNull();
  expect(await admin.must(untyped("{ contactGroups { nodes { name contacts { totalCount } } } }"))).toEqual({
    contactGroups: { nodes: [{ name: "Franquia Norte", contacts: { totalCount: 0 } }] },
  });
  expect(outcomeOf(await openAsked(desk, admin))).toBe("NOT_FOUND");
});

test("campaigns that are being sent end where they are, and what they have begun stays", async () => {
  const desk = await aDeskToErase();
  const { account, admin, channelId } = desk;
  const group = await aRow(desk, "contact_group", "Clube");
  await fromContact(desk);
  await server.sql(
    `with made as (
       insert into campaign (account_id, id, name, status, channel_id, contact_group_id, text, recipient_count, launched_at)
       values ($1, gen_random_uuid(), 'Natal', 'LAUNCHED', $2, $3, 'Feliz Natal!', 1, now()) returning id)
     insert into campaign_recipient (account_id, campaign_id, contact_id) select $1, id, $4 from made`,
    [account.id, channelId, group, desk.contactId],
  );
  await erase(admin, { data: ["CAMPAIGNS"], confirm: account.slug });
  expect(await countsOf(desk, "campaign", "campaign_recipient", "conversation", "contact")).toEqual({
    campaign: 0,
    campaign_recipient: 0,
    conversation: 1,
    contact: 1,
  });
});

test("several at once are one erasure, and one event", async () => {
  const desk = await aDeskToErase();
  await fromContact(desk);
  const data = ["CAMPAIGNS", "CONTACTS", "CONVERSATIONS", "CONTACTS"] as const;
  expect(await erase(desk.admin, { data: [...data], confirm: desk.account.slug })).toEqual({
    erased: ["CAMPAIGNS", "CONTACTS", "CONVERSATIONS"],
    userErrors: [],
  });
  expect(await countsOf(desk, "conversation", "contact")).toEqual({ conversation: 0, contact: 0 });
  expect(await server.eventsOf(desk.account.id)).toMatchObject([
    { kind: "ACCOUNT_DATA_ERASED", changes: [{ after: '["CAMPAIGNS","CONTACTS","CONVERSATIONS"]' }] },
  ]);
});

test("ACCOUNT beside others is all of it", async () => {
  const desk = await aDeskToErase();
  await fromContact(desk);
  expect(await erase(desk.admin, { data: ["CONVERSATIONS", "ACCOUNT"], confirm: desk.account.slug })).toMatchObject({
    erased: ["CONVERSATIONS", "ACCOUNT"],
  });
  expect((await desk.admin.graphql(CONVERSATION, { id: desk.contactId, protocol: "1" })).errors).toMatchObject([
    { extensions: { code: "UNAUTHENTICATED" } },
  ]);
});

test("more than one transaction takes is gone when it is answered, whoever else helps, and other accounts keep theirs", async () => {
  const [desk, other] = [await aDeskToErase(), await aDesk(server)];
  for (const each of [desk, other]) await fill(each, 2_100);
  const statements = await server.statements(() =>
    erase(desk.admin, { data: ["CONTACTS"], confirm: desk.account.slug }),
  );
  expect(statements.filter((text) => text.startsWith("delete from contact ")).length).toBeGreaterThan(2);
  expect(statements.filter((text) => text.includes("add_job"))).toHaveLength(1);
  expect(await countsOf(desk, "conversation", "message", "contact")).toEqual({
    conversation: 0,
    message: 0,
    contact: 0,
  });
  expect(await countsOf(other, "conversation", "message")).toEqual({ conversation: 2_100, message: 6_300 });
  expect(await server.eventsOf(desk.account.id)).toHaveLength(1);
  await idle(server);
});

test("what the server that began it leaves behind, a job erases: what there was then, and nothing that came after", async () => {
  const desk = await aDeskToErase();
  await fill(desk, 1_100);
  const [decided] = await server.sql<{ at: string }>("select clock_timestamp()::text as at");
  const { id } = await fromContact(desk);
  const job = { accountId: desk.account.id, data: ["CONVERSATIONS"], before: decided!.at };
  await server.sql("select graphile_worker.add_job('erasure', $1::json)", [JSON.stringify(job)]);
  await idle(server);
  expect(await server.sql("select id from conversation where account_id = $1", [desk.account.id])).toEqual([{ id }]);
});

test("conversations that begin while contacts are erased are with contacts that are left, 20 times out of 20", async () => {
  for (let round = 0; round < 20; round++) {
    const desk = await aDeskToErase();
    const contacts = await Promise.all(Array.from({ length: 10 }, (_, i) => aContact(desk, `Rosa ${i}`)));
    const [erased, ...opened] = await Promise.all([
      erase(desk.admin, { data: ["CONTACTS"], confirm: desk.account.slug }),
      ...contacts.map((contactId) => openAsked({ ...desk, contactId }, desk.admin, { startedBy: "CONTACT" })),
    ]);
    expect(erased).toMatchObject({ userErrors: [] });
    for (const answer of opened) expect(["done", "NOT_FOUND"]).toContain(outcomeOf(answer));
    expect(await countsOf(desk, "conversation", "contact")).toEqual({ conversation: 0, contact: 0 });
  }
});

test("a client account reads nothing more from that moment on", async () => {
  const desk = await aDeskToErase();
  const { account, admin, contactId } = desk;
  const group = await aRow(desk, "contact_group", "Norte");
  const organization = await aRow(desk, "organization", "Franqueada");
  await server.sql("insert into contact_group_contact values ($1, $2, $3)", [account.id, group, contactId]);
  await server.sql("insert into organization_contact_group values ($1, $2, $3)", [account.id, organization, group]);
  const client = await aClient(desk, organization);
  const conversation = await fromContact(desk);
  expect((await client.must(CONVERSATION, conversation)).conversations.totalCount).toBe(1);
  await erase(admin, { data: ["CONVERSATIONS"], confirm: account.slug });
  expect(await client.must(CONVERSATION, conversation)).toEqual({
    byId: null,
    byProtocol: null,
    conversations: { totalCount: 0, nodes: [] },
  });
});

test.each([
  ["another slug", { confirm: "another" }, "INVALID"],
  ["a wrong password", { password: "fornada-das-oito" }, "INVALID_CREDENTIALS"],
])("%s erases nothing", async (_about, input, code) => {
  const desk = await aDeskToErase();
  await fromContact(desk);
  const before = await rowsOf(desk.account);
  expect(await erase(desk.admin, { data: ["CONTACTS"], confirm: desk.account.slug, ...input })).toMatchObject({
    erased: [],
    userErrors: [{ code }],
  });
  expect(await rowsOf(desk.account)).toEqual(before);
});
