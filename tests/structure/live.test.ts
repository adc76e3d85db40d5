import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql, untyped } from "../kit/index.js";
import { ALL_KINDS, aPart, aPartOfEach, give, idsOf, KINDS, LISTS, payloadOf } from "./kit.js";

const server = await aServer();

const EVENTS = graphql(`subscription ($after: String, $filter: EventFilter) {
  events(after: $after, filter: $filter) { kind actorName changes { field before after } ... on StructureEvent { structureKind structureId name } }
}`);
const cursorOf = async (console: Console): Promise<string> =>
  (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer!.eventCursor;

test("parts of every kind are told live, and in the list of events, by their kinds, ids and names", async () => {
  const { admin } = await anAccount(server);
  const stream = admin.subscribe(EVENTS, { after: await cursorOf(admin) });
  const parts = await aPartOfEach(admin);
  // The channel comes first, because the chat group is one of its.
  for (const kind of ["Channel", "Department", "Skill", "Project", "ChatGroup"] as const)
    expect((await stream.next()).data!.events).toMatchObject({
      kind: "STRUCTURE_CREATED",
      actorName: "Ana Souza",
      structureKind: KINDS[kind].log,
      structureId: parts[kind].id,
      name: `The ${kind}`,
    });
  const { events } = await admin.must(
    graphql(
      `{ events(filter: { kinds: [STRUCTURE_CREATED] }) { nodes { __typename ... on StructureEvent { structureKind } } } }`,
    ),
  );
  const newestFirst = ["CHAT_GROUP", "PROJECT", "SKILL", "DEPARTMENT", "CHANNEL"];
  expect(events.nodes.map((event) => "structureKind" in event && event.structureKind)).toEqual(newestFirst);
});

test("a channel's status is seen as it changes", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await aPart(admin, "Channel", "Loja");
  const manager = await aMember(account, { firstName: "Bruno", lastName: "Lima" });
  await give(admin, manager, { channelIds: [id] });
  const filter = { kinds: ["STRUCTURE_UPDATED" as const] };
  const stream = admin.subscribe(EVENTS, { after: await cursorOf(admin), filter });
  await payloadOf(manager, "restart", "Channel", { id });
  await payloadOf(manager, "update", "Channel", { id, status: "CONNECTED" });
  for (const [before, after] of [
    ["DISCONNECTED", "RESTARTING"],
    ["RESTARTING", "CONNECTED"],
  ]) {
    const { data } = await stream.next();
    expect(data!.events).toMatchObject({
      kind: "STRUCTURE_UPDATED",
      actorName: "Bruno Lima",
      name: "Loja",
      changes: [{ field: "status", before: JSON.stringify(before), after: JSON.stringify(after) }],
    });
  }
});

test("what a user is given is told to those who watch users, and to the user itself, as it is now", async () => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  const agent = await aMember(account);
  const after = await cursorOf(admin);
  const watching = admin.subscribe(
    untyped(`subscription ($after: String) { userEvents(after: $after) { kind user { id ${LISTS} } } }`),
    { after },
  );
  const itself = agent.subscribe(
    graphql(
      `subscription ($after: String) { viewerEvents(after: $after) { kind changes { field } ... on UserEvent { user { skills { name } channels { name managers { id } } } } } }`,
    ),
    { after },
  );
  await give(admin, agent, idsOf(parts));
  expect((await watching.next()).data!.userEvents).toEqual({
    kind: "USER_UPDATED",
    user: {
      id: agent.userId,
      departments: [{ name: "The Department" }],
      skills: [{ name: "The Skill" }],
      projects: [{ name: "The Project" }],
      channels: [{ name: "The Channel" }],
      chatGroups: [{ name: "The ChatGroup", channel: { name: "The Channel" } }],
    },
  });
  expect((await itself.next()).data!.viewerEvents).toEqual({
    kind: "USER_UPDATED",
    changes: ALL_KINDS.map((kind) => ({ field: KINDS[kind].many })),
    user: { skills: [{ name: "The Skill" }], channels: [{ name: "The Channel", managers: [{ id: agent.userId }] }] },
  });
});
