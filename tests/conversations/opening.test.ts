import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, aServer, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import {
  aChatGroup,
  aDesk,
  aRow,
  fromContact,
  fromUser,
  leavingNoTrace,
  limit,
  messagesOf,
  openAsked,
  outcomeOf,
} from "./kit.js";

const server = await aServer();

test("whoever begins a conversation is its assignee; one that a contact begins waits", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account, { role: "AGENT" });
  const own = await fromUser(desk, agent, { text: "  Olá!\r\nTudo bem?  " });
  expect(own).toMatchObject({
    status: "OPEN",
    startedBy: "USER",
    startedByUser: { id: agent.userId },
    assignee: { id: agent.userId },
    writable: true,
    closedAt: null,
  });
  expect(await messagesOf(agent, own.id)).toEqual([
    { author: "USER", text: "Olá!\nTudo bem?", signature: "Bruno Lima", user: { id: agent.userId } },
  ]);
  const waiting = await fromContact(desk);
  expect(waiting).toMatchObject({ startedBy: "CONTACT", startedByUser: null, assignee: null, writable: true });
  expect(await messagesOf(desk.admin, waiting.id)).toEqual([
    { author: "CONTACT", text: "Bom dia!", signature: null, user: null },
  ]);
  const silent = await fromContact(desk, { text: null });
  expect(silent.lastMessageAt).toBeNull();
  expect(await messagesOf(desk.admin, silent.id)).toEqual([]);
});

test("it may name a department, a project, a chat group of its channel and skills", async () => {
  const desk = await aDesk(server);
  const [departmentId, projectId, chatGroupId, skill] = [
    await aRow(desk, "department", "Vendas"),
    await aRow(desk, "project", "Natal"),
    await aChatGroup(desk, "Clientes"),
    await aRow(desk, "skill", "Francês"),
  ];
  const { id } = await fromContact(desk, { departmentId, projectId, chatGroupId, requiredSkillIds: [skill, skill] });
  const { conversation } = await desk.admin.must(
    graphql(`query ($id: ID!) { conversation(by: { id: $id }) {
      contact { id name } channel { id } department { name } project { name } chatGroup { name } requiredSkills { name } labels { name } feedback { rating } } }`),
    { id },
  );
  expect(conversation).toEqual({
    contact: { id: desk.contactId, name: "Zélia" },
    channel: { id: desk.channelId },
    department: { name: "Vendas" },
    project: { name: "Natal" },
    chatGroup: { name: "Clientes" },
    requiredSkills: [{ name: "Francês" }],
    labels: [],
    feedback: null,
  });
});

test("protocols are eight digits, told on the telephone, and unique in the account", async () => {
  const desk = await aDesk(server);
  const protocols = new Set<string>();
  for (let i = 0; i < 20; i++) protocols.add((await fromContact(desk, { text: null })).protocol);
  expect(protocols.size).toBe(20);
  for (const protocol of protocols) expect(protocol).toMatch(/^[1-9]\d{7}$/);
});

test("what it names has to be there, in the account; a chat group in its channel; nothing is begun", async () => {
  const desk = await aDesk(server);
  const other = await aDesk(server);
  const foreignGroup = await aChatGroup(other, "Fora");
  const channelId = uuidv7();
  await server.sql("insert into channel (account_id, id, name, kind) values ($1, $2, 'E-mail', 'EMAIL')", [
    desk.account.id,
    channelId,
  ]);
  const chatGroupId = await aChatGroup({ ...desk, channelId }, "Do outro canal");
  const refusals: [Parameters<typeof openAsked>[2], string[]][] = [
    [{ contactId: other.contactId }, ["NOT_FOUND input.contactId"]],
    [{ channelId: other.channelId }, ["NOT_FOUND input.channelId"]],
    [{ departmentId: await aRow(other, "department", "Fora") }, ["NOT_FOUND input.departmentId"]],
    [{ projectId: await aRow(other, "project", "Fora") }, ["NOT_FOUND input.projectId"]],
    [{ chatGroupId: foreignGroup }, ["NOT_FOUND input.chatGroupId"]],
    [{ chatGroupId }, ["NOT_FOUND input.chatGroupId"]],
    [{ requiredSkillIds: [await aRow(desk, "skill", "Dança"), uuidv7()] }, ["NOT_FOUND input.requiredSkillIds.1"]],
    [{ text: "x".repeat(10_001) }, ["TOO_LONG input.text"]],
    [{ text: "\u0007" }, ["INVALID input.text"]],
    [{ startedBy: "SYSTEM" }, ["INVALID input.startedBy"]],
  ];
  await leavingNoTrace(desk, async () => {
    for (const [input, expected] of refusals) {
      const { data, errors } = await openAsked(desk, desk.admin, input);
      expect(errors).toBeUndefined();
      expect(data!.openConversation!.userErrors.map(({ code, path }) => `${code} ${path!.join(".")}`)).toEqual(
        expected,
      );
    }
    const { errors } = await openAsked(desk, desk.admin, { contactId: "not an id" });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["BAD_USER_INPUT"]);
  });
});

test("who may begin which: the permissions of the operation, and nobody for a contact without CONVERSATIONS_INGEST", async () => {
  const desk = await aDesk(server);
  const roles = ["ADMINISTRATOR", "MANAGER", "AGENT", "DISPATCHER", "EDITOR", "ATTENDANT"] as const;
  const answers: string[] = [];
  for (const role of roles) {
    const member = await aMember(desk.account, { role });
    for (const startedBy of ["USER", "CONTACT"] as const)
      answers.push(`${role} ${startedBy} ${outcomeOf(await openAsked(desk, member, { startedBy }))}`);
  }
  expect(answers.filter((answer) => answer.endsWith("done"))).toEqual([
    "ADMINISTRATOR USER done",
    "ADMINISTRATOR CONTACT done",
    ...["MANAGER", "AGENT", "DISPATCHER", "ATTENDANT"].map((role) => `${role} USER done`),
  ]);
  const ingests = await holding(desk.account, await aMember(desk.account), ["CONVERSATIONS_INGEST"]);
  await leavingNoTrace(desk, async () => {
    const { errors } = await openAsked(desk, ingests);
    expect(errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", permission: "CONVERSATIONS_CREATE" });
  });
  expect(outcomeOf(await openAsked(desk, ingests, { startedBy: "CONTACT" }))).toBe("done");
  const begins = await holding(desk.account, await aMember(desk.account), ["CONVERSATIONS_CREATE"]);
  expect(outcomeOf(await openAsked(desk, begins))).toBe("done");
});

test("beginning counts against one's limit, also when twelve are begun at once", { timeout: 60_000 }, async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < 20; round++) {
    const agent = await aMember(desk.account, { role: "AGENT" });
    await limit(desk, agent, 3);
    const answers = await Promise.all(Array.from({ length: 12 }, () => openAsked(desk, agent)));
    expect(answers.map(outcomeOf).sort()).toEqual([...Array(9).fill("CAPACITY_REACHED"), ...Array(3).fill("done")]);
    const { user } = await agent.must(graphql(`query ($id: ID!) { user(id: $id) { openConversationCount } }`), {
      id: agent.userId,
    });
    expect(user.openConversationCount).toBe(3);
  }
  const full = await aMember(desk.account, { role: "AGENT" });
  await limit(desk, full, 0);
  await leavingNoTrace(desk, async () => {
    expect(outcomeOf(await openAsked(desk, full))).toBe("CAPACITY_REACHED");
  });
});
