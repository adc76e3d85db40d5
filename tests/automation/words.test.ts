import { expect, test } from "vitest";
import { ADD, ASSIGN, aDesk, CLOSE, type Desk, open, present } from "../distribution/kit.js";
import { aMember, aServer, type Console, graphql } from "../kit/index.js";
import { setPresence } from "../presence/kit.js";

const server = await aServer();

/** What an account says by itself. */
const says = ({ admin }: Desk, input: { greeting?: string; closing?: string }) =>
  admin.must(
    graphql(
      `mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { greeting } userErrors { code path } } }`,
    ),
    { input },
  );

/** What was said in a conversation, oldest first. */
async function messagesIn({ admin }: Desk, id: string) {
  const { conversation } = await admin.must(
    graphql(
      `query ($id: ID!) { conversation(by: { id: $id }) { lastMessageAt messages { nodes { author text signature user { id } createdAt } } } }`,
    ),
    { id },
  );
  expect(conversation.messages.nodes.at(-1)?.createdAt ?? null).toBe(conversation.lastMessageAt);
  return conversation.messages.nodes;
}

/** The same as `author: text`. */
const heard = async (desk: Desk, id: string) =>
  (await messagesIn(desk, id)).map(({ author, text }) => `${author}: ${text}`);

const write = (desk: Desk, conversationId: string, text: string, console = desk.admin) =>
  console.must(ADD, { input: { conversationId, text, ...(console === desk.admin && { author: "CONTACT" as const }) } });

/** A member, whose absence message is this. */
async function agentSaying(desk: Desk, absenceMessage: string | null): Promise<Console> {
  const agent = await aMember(desk.account);
  await server.sql("update app_user set absence_message = $2 where id = $1", [agent.userId, absenceMessage]);
  return agent;
}

/** A conversation of somebody's. */
async function hers(desk: Desk, agent: Console): Promise<string> {
  const id = await open(desk);
  await desk.admin.must(ASSIGN, { input: { id, to: { userId: agent.userId } } });
  return id;
}

test("a contact who begins is greeted, after what it wrote", async () => {
  const desk = await aDesk(server, { enabled: false });
  expect(await heard(desk, await open(desk))).toEqual([]);
  await says(desk, { greeting: "Olá!" });
  expect(await heard(desk, await open(desk))).toEqual(["SYSTEM: Olá!"]);
  const id = await open(desk, { text: "Oi" });
  expect(await heard(desk, id)).toEqual(["CONTACT: Oi", "SYSTEM: Olá!"]);
  await write(desk, id, "Alguém?");
  expect(await heard(desk, id)).toHaveLength(3);
  for (const { signature, user } of await messagesIn(desk, id)) expect([signature, user]).toEqual([null, null]);
});

test("whom a member writes to is not greeted", async () => {
  const desk = await aDesk(server, { enabled: false });
  await says(desk, { greeting: "Olá!" });
  const { openConversation } = await desk.admin.must(
    graphql(
      `mutation ($input: OpenConversationInput!) { openConversation(input: $input) { conversation { id } userErrors { code path } } }`,
    ),
    { input: { contactId: desk.contactId, channelId: desk.channelId, text: "Seu pedido chegou" } },
  );
  expect(await heard(desk, openConversation.conversation!.id)).toEqual(["USER: Seu pedido chegou"]);
});

test("closing words are the last that is said", async () => {
  const desk = await aDesk(server, { enabled: false });
  const silent = await open(desk);
  await desk.admin.must(CLOSE, { input: { id: silent } });
  expect(await heard(desk, silent)).toEqual([]);
  await says(desk, { closing: "Até logo" });
  const id = await open(desk, { text: "Oi" });
  await desk.admin.must(CLOSE, { input: { id } });
  expect(await heard(desk, id)).toEqual(["CONTACT: Oi", "SYSTEM: Até logo"]);
  const { data } = await desk.admin.graphql(CLOSE, { input: { id } });
  expect(data!.closeConversation!.userErrors).toEqual([{ code: "INVALID_STATE" }]);
  expect(await heard(desk, id)).toHaveLength(2);
});

test("an absent assignee's message answers a contact who writes, once an hour a conversation", async () => {
  const desk = await aDesk(server, { enabled: false });
  const agent = await agentSaying(desk, "Volto às 14h");
  const [id, other] = [await hers(desk, agent), await hers(desk, agent)];
  await write(desk, id, "Oi");
  await write(desk, id, "Oi?");
  expect(await heard(desk, id)).toEqual(["CONTACT: Oi", "SYSTEM: Volto às 14h", "CONTACT: Oi?"]);
  await write(desk, other, "Bom dia");
  expect(await heard(desk, other)).toEqual(["CONTACT: Bom dia", "SYSTEM: Volto às 14h"]);
  const told = (ago: string) =>
    server.sql("update conversation set absence_told_at = now() - $2::interval where id = $1", [id, ago]);
  await told("59 minutes");
  await write(desk, id, "Olá");
  expect(await heard(desk, id)).toHaveLength(4);
  await told("61 minutes");
  await write(desk, id, "Olá?");
  expect((await heard(desk, id)).slice(4)).toEqual(["CONTACT: Olá?", "SYSTEM: Volto às 14h"]);
});

test("it answers while the assignee is away, or says to be offline, and not while it is there", async () => {
  const desk = await aDesk(server, { enabled: false });
  const agent = await agentSaying(desk, "Volto já");
  await present(desk, agent);
  const answers = async () => {
    const id = await hers(desk, agent);
    await write(desk, id, "Oi");
    return (await heard(desk, id)).length === 2;
  };
  const seen: [string, boolean][] = [["there at first", await answers()]];
  for (const presence of ["AWAY", "ONLINE", "OFFLINE", "ONLINE"] as const) {
    await setPresence(agent, presence);
    seen.push([presence, await answers()]);
  }
  await present(desk);
  seen.push(["without a socket", await answers()]);
  expect(seen).toEqual([
    ["there at first", false],
    ["AWAY", true],
    ["ONLINE", false],
    ["OFFLINE", true],
    ["ONLINE", false],
    ["without a socket", true],
  ]);
});

test("it answers contacts alone, and only where there is an assignee who has one", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [agent, silent] = [await agentSaying(desk, "Volto já"), await agentSaying(desk, null)];
  const [id, mute, nobodys] = [await hers(desk, agent), await hers(desk, silent), await open(desk)];
  await write(desk, id, "Um momento", agent);
  await write(desk, mute, "Oi");
  await write(desk, nobodys, "Oi");
  expect([await heard(desk, id), await heard(desk, mute), await heard(desk, nobodys)]).toEqual([
    ["USER: Um momento"],
    ["CONTACT: Oi"],
    ["CONTACT: Oi"],
  ]);
});

test("of many messages at once one is answered", async () => {
  const desk = await aDesk(server, { enabled: false });
  const agent = await agentSaying(desk, "Volto já");
  for (let round = 0; round < 20; round++) {
    const id = await hers(desk, agent);
    await Promise.all(Array.from({ length: 10 }, (_, n) => write(desk, id, `${n}`)));
    const all = await heard(desk, id);
    expect(all).toHaveLength(11);
    expect(all[1]).toBe("SYSTEM: Volto já");
  }
});

test("what a member writes is signed with its webchat name while the account's signature is on", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [named, plain] = [await aMember(desk.account), await aMember(desk.account)];
  await server.sql("update app_user set webchat_name = 'Bru da Padaria' where id = $1", [named.userId]);
  const id = await hers(desk, named);
  await write(desk, id, "Oi");
  await write(desk, id, "Olá", named);
  await desk.admin.must(ASSIGN, { input: { id, to: { userId: plain.userId } } });
  await write(desk, id, "Sou eu agora", plain);
  const signatures = async () => (await messagesIn(desk, id)).map(({ signature }) => signature);
  const sign = (signatureEnabled: boolean) =>
    desk.admin.must(
      graphql(
        `mutation ($on: Boolean!) { updateAccount(input: { signatureEnabled: $on }) { account { id } userErrors { code } } }`,
      ),
      { on: signatureEnabled },
    );
  await sign(true);
  expect(await signatures()).toEqual([null, "Bru da Padaria", "Bruno Lima"]);
  await sign(false);
  expect(await signatures()).toEqual([null, null, null]);
});
