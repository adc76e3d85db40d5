import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, aServer, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import {
  aDesk,
  addAsked,
  assign,
  close,
  fromContact,
  fromUser,
  leavingNoTrace,
  messagesOf,
  outcomeOf,
  say,
} from "./kit.js";

const server = await aServer();

test("the assignee, and who assigns, write; the contact by whoever speaks for it; in one order", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account, { role: "AGENT" });
  const { id } = await fromUser(desk, agent);
  const first = await say(agent, id, "Posso ajudar?");
  expect(first).toMatchObject({ author: "USER", user: { id: agent.userId }, text: "Posso ajudar?" });
  await say(desk.admin, id, "Quero um bolo", "CONTACT");
  await say(desk.admin, id, "Eu também escrevo");
  expect((await messagesOf(agent, id)).map(({ author, text }) => `${author}: ${text}`)).toEqual([
    "USER: Olá!",
    "USER: Posso ajudar?",
    "CONTACT: Quero um bolo",
    "USER: Eu também escrevo",
  ]);
  const { conversation } = await agent.must(
    graphql(
      `query ($id: ID!) { conversation(by: { id: $id }) { lastMessageAt messages(last: 1) { nodes { text createdAt } } } }`,
    ),
    { id },
  );
  const { createdAt, text } = conversation.messages.nodes[0]!;
  expect({ text, lastMessageAt: conversation.lastMessageAt }).toEqual({
    text: "Eu também escrevo",
    lastMessageAt: createdAt,
  });
});

test("who sees a conversation but is not its assignee does not write in it; nor does anybody in a closed one", async () => {
  const desk = await aDesk(server);
  const attendant = await aMember(desk.account, { role: "ATTENDANT" });
  const { id } = await fromContact(desk);
  const closed = await fromContact(desk);
  await close(desk.admin, closed.id);
  await leavingNoTrace(desk, async () => {
    const { errors } = await addAsked(attendant, { conversationId: id, text: "Oi" });
    expect(errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", permission: "CONVERSATIONS_ASSIGN" });
    const asContact = await addAsked(attendant, { conversationId: id, text: "Oi", author: "CONTACT" });
    expect(asContact.errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", permission: "CONVERSATIONS_INGEST" });
    for (const author of ["USER", "CONTACT"] as const)
      expect(outcomeOf(await addAsked(desk.admin, { conversationId: closed.id, text: "Oi", author }))).toBe(
        "INVALID_STATE",
      );
  });
});

test("texts are cleaned and bounded, authors are one's own, and ids are known", async () => {
  const desk = await aDesk(server);
  const { id: conversationId } = await fromContact(desk);
  const refusals: [Partial<Parameters<typeof addAsked>[1]>, string][] = [
    [{ text: " \n " }, "BLANK"],
    [{ text: "x".repeat(10_001) }, "TOO_LONG"],
    [{ text: "a\u0000b" }, "INVALID"],
    [{ author: "SYSTEM" }, "INVALID"],
    [{ conversationId: uuidv7() }, "NOT_FOUND"],
    [{ conversationId: uuidv7(), author: "CONTACT" }, "NOT_FOUND"],
    [{ conversationId: "nonsense" }, "BAD_USER_INPUT"],
  ];
  await leavingNoTrace(desk, async () => {
    for (const [input, code] of refusals)
      expect(outcomeOf(await addAsked(desk.admin, { conversationId, text: "Oi", ...input }))).toBe(code);
  });
  expect((await say(desk.admin, conversationId, "ção\r\n".normalize("NFD"))).text).toBe("ção");
});

test("an API key speaks for contacts, and for the system where it may write at all", async () => {
  const desk = await aDesk(server);
  const { createApiKey } = await desk.admin.must(
    graphql(
      `mutation { createApiKey(input: { name: "Ponte", permissions: [CONVERSATIONS_INGEST] }) { token userErrors { code } } }`,
    ),
  );
  const { id } = await fromContact(desk);
  const key = (token: string) => (query: Parameters<typeof addAsked>[1]) =>
    desk.admin.graphql(
      graphql(
        `mutation ($input: AddMessageInput!) { addMessage(input: $input) { message { author user { id } } userErrors { code } } }`,
      ),
      { input: query },
      { authorization: `Bearer ${token}` },
    );
  const asked = key(createApiKey.token!);
  const said = await asked({ conversationId: id, text: "Oi", author: "CONTACT" });
  expect(said.data!.addMessage!.message).toEqual({ author: "CONTACT", user: null });
  expect(outcomeOf(await asked({ conversationId: id, text: "Oi" }))).toBe("NOT_FOUND");
  const writes = await desk.admin.must(
    graphql(
      `mutation { createApiKey(input: { name: "Robô", permissions: [CONVERSATIONS_READ_ALL, CONVERSATIONS_ASSIGN] }) { token userErrors { code } } }`,
    ),
  );
  const bySystem = await key(writes.createApiKey.token!)({ conversationId: id, text: "Automático" });
  expect(bySystem.data!.addMessage!.message).toEqual({ author: "SYSTEM", user: null });
});

test("a session that has ended writes nothing, nor does one whose end races with it", { timeout: 60_000 }, async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < 20; round++) {
    const agent = await aMember(desk.account, { role: "AGENT" });
    const { id } = await fromUser(desk, agent);
    const suspend = desk.admin.must(
      graphql(
        `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
      ),
      { ids: [agent.userId] },
    );
    const writing = Promise.all(
      Array.from({ length: 10 }, (_, i) => addAsked(agent, { conversationId: id, text: `${i}` }).then(outcomeOf)),
    );
    await suspend;
    const count = async () => (await messagesOf(desk.admin, id)).length;
    const answered = await count();
    const outcomes = await writing;
    // What was answered before stands; after the suspension nothing more was said.
    expect(await count()).toBe(answered);
    expect(outcomes.filter((outcome) => outcome === "done").length).toBeLessThanOrEqual(answered - 1);
    const { conversation } = await desk.admin.must(
      graphql(`query ($id: ID!) { conversation(by: { id: $id }) { status assignee { id } } }`),
      { id },
    );
    expect(conversation).toEqual({ status: "OPEN", assignee: null });
  }
});

test("who has lost the right to assign writes no longer in what is not its own", async () => {
  const desk = await aDesk(server);
  const user = await holding(desk.account, await aMember(desk.account), [
    "CONVERSATIONS_READ_ALL",
    "CONVERSATIONS_ASSIGN",
  ]);
  const { id } = await fromContact(desk);
  await say(user, id, "Sim");
  await holding(desk.account, user, ["CONVERSATIONS_READ_ALL"]);
  expect(outcomeOf(await addAsked(user, { conversationId: id, text: "Não" }))).toBe("FORBIDDEN");
  await assign(desk.admin, id, { userId: user.userId });
  await say(user, id, "Agora sim");
});
