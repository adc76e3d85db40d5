import { expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import {
  aChatGroup,
  aClient,
  aDesk,
  addAsked,
  aRow,
  aTeam,
  type Desk,
  fromContact,
  fromUser,
  join,
  outcomeOf,
} from "../conversations/kit.js";
import { aMember, aServer, aSession, type Console, graphql, nobody } from "../kit/index.js";
import { fetched, PNG, uploaded } from "./kit.js";

const server = await aServer();

const READ = graphql(`query ($id: ID!) { conversation(by: { id: $id }) { messages(first: 100) { nodes {
  text attachmentsHidden attachments { id fileName mediaType byteLength url } } } } }`);

const said = async (console: Console, id: string) =>
  (await console.must(READ, { id })).conversation.messages.nodes.filter(({ text }) => text === "See this");

const send = (console: Console, conversationId: string, attachmentIds: string[], author?: "CONTACT") =>
  addAsked(console, { conversationId, text: "See this", attachmentIds, ...(author && { author }) });

/** Sends a file with a message, as the Administrator. */
async function sent(
  desk: Desk,
  conversationId: string,
  ...[content, options]: [content?: Buffer | string, options?: object]
) {
  const file = await uploaded(server, desk.admin, content ?? "Olá!", options);
  expect(outcomeOf(await send(desk.admin, conversationId, [file.id]))).toBe("done");
  return file;
}

test("files go with a message, in the order in which they were named, and come back as they were", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const picture = await uploaded(server, desk.admin, PNG, { name: 'sol "e" mar é.png' });
  const note = await uploaded(server, desk.admin, "Olá!");
  expect(outcomeOf(await send(desk.admin, id, [note.id, picture.id]))).toBe("done");
  expect(await said(desk.admin, id)).toEqual([
    { text: "See this", attachmentsHidden: false, attachments: [note, picture] },
  ]);

  const reply = await fetched(server, desk.admin, picture.url);
  expect(reply.status).toBe(200);
  expect(reply.content.equals(PNG)).toBe(true);
  expect(reply.headers).toMatchObject({
    "content-type": "image/png",
    "content-length": String(PNG.length),
    "content-disposition": `attachment; filename="sol _e_ mar _.png"; filename*=UTF-8''sol%20%22e%22%20mar%20%C3%A9.png`,
    "content-security-policy": "sandbox; default-src 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-store",
  });
  expect((await fetched(server, desk.admin, note.url)).headers["content-type"]).toBe("text/plain; charset=utf-8");
});

test("a page of messages with their files is one statement", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  for (let i = 0; i < 3; i++) await sent(desk, id);
  const statements = await server.statements(() => desk.admin.must(READ, { id }));
  expect(statements.filter((text) => text.includes("attachment"))).toHaveLength(1);
});

test("a key that speaks for contacts sends their files", async () => {
  const desk = await aDesk(server);
  const { id } = await fromContact(desk);
  const { console: channel } = await aKey(desk.admin, ["CONVERSATIONS_INGEST"]);
  const file = await uploaded(server, channel, PNG);
  expect(outcomeOf(await send(channel, id, [file.id], "CONTACT"))).toBe("done");
  expect((await fetched(server, desk.admin, file.url)).status).toBe(200);
});

test("what is not one's own free upload goes with no message, and then nothing is said", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const agent = await aMember(desk.account);
  const foreign = await aDesk(server);
  const own = await uploaded(server, desk.admin);
  const used = await sent(desk, id);
  const due = await uploaded(server, desk.admin);
  await server.sql("update attachment set due_at = now() - interval '1 second' where id = $1", [due.id]);
  const unfinished = await uploaded(server, desk.admin);
  await server.sql("update attachment set media_type = null, byte_length = null where id = $1", [unfinished.id]);
  const wrong = [
    (await uploaded(server, agent)).id,
    (await uploaded(server, foreign.admin)).id,
    used.id,
    due.id,
    unfinished.id,
    "01890a5d-ac96-774b-bcce-b302099a8057",
  ];
  const before = await server.sql("select * from attachment order by id");
  const { data } = await send(desk.admin, id, [own.id, ...wrong]);
  expect(data!.addMessage).toEqual({
    message: null,
    userErrors: wrong.map((_, i) => ({ code: "NOT_FOUND", path: ["input", "attachmentIds", String(i + 1)] })),
  });
  expect(await server.sql("select * from attachment order by id")).toEqual(before);
  expect(await said(desk.admin, id)).toHaveLength(1);
});

test("a message takes ten files", async () => {
  const desk = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const files: string[] = [];
  for (let i = 0; i < 11; i++) files.push((await uploaded(server, desk.admin, `${i}`)).id);
  const { data } = await send(desk.admin, id, files);
  expect(data!.addMessage!.userErrors).toEqual([{ code: "TOO_MANY", path: ["input", "attachmentIds"] }]);
  expect(outcomeOf(await send(desk.admin, id, files.slice(0, 10)))).toBe("done");
  expect((await said(desk.admin, id))[0]!.attachments).toHaveLength(10);
});

test("of messages that race for the same files one has them all", async () => {
  const desk = await aDesk(server);
  const conversations = await Promise.all(Array.from({ length: 10 }, () => fromUser(desk, desk.admin)));
  const tabs = await Promise.all(conversations.map(() => aSession(desk.account, desk.admin.userId)));
  for (let round = 0; round < 20; round++) {
    const [a, b] = [(await uploaded(server, desk.admin)).id, (await uploaded(server, desk.admin)).id];
    const outcomes = await Promise.all(
      tabs.map(async (tab, i) => outcomeOf(await send(tab, conversations[i]!.id, i % 2 ? [a, b] : [b, a]))),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("NOT_FOUND,NOT_FOUND"), "done"]);
    const rows = await server.sql<{ messages: string }>(
      "select count(distinct message_id)::text as messages from attachment where id = any($1)",
      [[a, b]],
    );
    expect(rows).toEqual([{ messages: "1" }]);
  }
});

test("whoever sees the conversation has its files, and for everybody else there are none", async () => {
  const desk = await aDesk(server);
  const team = await aTeam(desk);
  const sales = await aRow(desk, "department", "Sales");
  const project = await aRow(desk, "project", "Launch");
  const chatGroupId = await aChatGroup(desk, "Night");
  await join(desk, "department", sales, ...Object.values(team));
  const reader = await aKey(desk.admin, ["CONVERSATIONS_READ_ALL"]);
  const writer = await aKey(desk.admin, ["CONVERSATIONS_INGEST"]);
  const people = { ...team, ADMINISTRATOR: desk.admin, reader: reader.console, writer: writer.console };

  const conversations = {
    "of the department": await fromContact(desk, { departmentId: sales }),
    "of another one": await fromContact(desk, { departmentId: await aRow(desk, "department", "Support") }),
    "of none": await fromContact(desk),
    "of the department and a project": await fromContact(desk, { departmentId: sales, projectId: project }),
    "of the department and a chat group": await fromContact(desk, { departmentId: sales, chatGroupId }),
    "an Agent's own": await fromUser(desk, team.AGENT, { departmentId: sales }),
  };
  for (const [about, { id }] of Object.entries(conversations)) {
    const file = await sent(desk, id);
    for (const [who, console] of Object.entries(people)) {
      const shown = (await console.graphql(READ, { id })).data?.conversation ?? null;
      const { status } = await fetched(server, console, file.url);
      expect(status, `${who}: ${about}`).toBe(shown ? 200 : 404);
    }
  }
  const seen = async (console: Console) => {
    const { data } = await console.graphql(graphql(`{ conversations(first: 10) { totalCount } }`));
    return data?.conversations?.totalCount ?? 0;
  };
  expect(await Promise.all([seen(desk.admin), seen(team.ATTENDANT), seen(team.AGENT), seen(team.EDITOR)])).toEqual([
    6, 2, 1, 0,
  ]);
});

test("what one does not see is as unknown as what does not exist", async () => {
  const desk = await aDesk(server);
  const other = await aDesk(server);
  const { id } = await fromUser(desk, desk.admin);
  const file = await sent(desk, id);
  const unused = await uploaded(server, desk.admin);
  const unknown = await fetched(server, desk.admin, "/attachments/01890a5d-ac96-774b-bcce-b302099a8057");
  expect([unknown.status, unknown.codes]).toEqual([404, ["NOT_FOUND"]]);
  for (const [console, url] of [
    [desk.admin, unused.url],
    [other.admin, file.url],
    [await aMember(desk.account), file.url],
  ] as const) {
    const { status, content } = await fetched(server, console, url);
    expect([status, content.toString()]).toEqual([404, unknown.content.toString()]);
  }
  expect(await fetched(server, desk.admin, "/attachments/..%2f..%2fsecret.key")).toMatchObject({
    status: 400,
    codes: ["BAD_USER_INPUT"],
  });
  expect(await fetched(server, nobody(server), file.url)).toMatchObject({ status: 401, codes: ["UNAUTHENTICATED"] });
  const cookie = `roster_session=${desk.admin.token}`;
  const foreign = await fetched(server, nobody(server), file.url, { cookie, origin: "https://evil.example" });
  expect([foreign.status, foreign.codes]).toEqual([403, ["FORBIDDEN"]]);
  expect((await fetched(server, nobody(server), file.url, { cookie })).status).toBe(200);
});

test("a client account learns that there are files, and gets none", async () => {
  const desk = await aDesk(server);
  const organization = await aRow(desk, "organization", "Cafés");
  const group = await aRow(desk, "contact_group", "Sul");
  await server.sql(
    "insert into organization_contact_group (account_id, organization_id, contact_group_id) values ($1, $2, $3)",
    [desk.account.id, organization, group],
  );
  await server.sql("insert into contact_group_contact (account_id, contact_group_id, contact_id) values ($1, $2, $3)", [
    desk.account.id,
    group,
    desk.contactId,
  ]);
  const client = await aClient(desk, organization);
  const { id } = await fromUser(desk, desk.admin);
  const file = await sent(desk, id);
  await addAsked(desk.admin, { conversationId: id, text: "Nothing with it" });
  const shown = (await client.must(READ, { id })).conversation.messages.nodes;
  expect(shown.map(({ text, ...rest }) => [text, rest])).toEqual([
    ["Olá!", { attachmentsHidden: false, attachments: [] }],
    ["See this", { attachmentsHidden: true, attachments: [] }],
    ["Nothing with it", { attachmentsHidden: false, attachments: [] }],
  ]);
  expect(await fetched(server, client, file.url)).toMatchObject({ status: 403, codes: ["FORBIDDEN"] });
});
