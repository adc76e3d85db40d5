import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql, untyped } from "../kit/index.js";
import { RawSocket } from "../server/kit.js";

const server = await aServer();

const EVENTS = "subscription ($after: String) { events(after: $after) { sequence cursor actor { name } } }";
const CURSOR = graphql(`{ viewer { eventCursor } }`);
const DEPARTMENT = graphql(
  `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
);

/** Makes events, and answers the cursors before and behind each of them. */
async function cursorsOf(admin: Console, events: number): Promise<string[]> {
  const cursors = [(await admin.must(CURSOR)).viewer.eventCursor];
  for (let i = 0; i < events; i++) {
    await admin.must(DEPARTMENT, { name: `No. ${Math.random()}` });
    cursors.push((await admin.must(CURSOR)).viewer.eventCursor);
  }
  return cursors;
}

const sequencesOf = async (socket: RawSocket, count: number): Promise<number[]> => {
  const sequences: number[] = [];
  while (sequences.length < count) sequences.push((await socket.next()).payload.data.events.sequence);
  return sequences;
};

test("consoles that come back together are found, and brought up to date, in a few statements", async () => {
  const { admin } = await anAccount(server);
  const cursors = await cursorsOf(admin, 5);
  const sockets: RawSocket[] = [];
  const statements = await server.statements(async () => {
    // All at once, each behind by one to five events.
    const back = Array.from({ length: 45 }, async (_, i) => {
      const socket = await RawSocket.connected(server, admin.token);
      sockets.push(socket);
      socket.subscribe(EVENTS, { after: cursors[i % 5] });
      expect(await sequencesOf(socket, 5 - (i % 5))).toEqual([1, 2, 3, 4, 5].slice(i % 5));
    });
    await Promise.all(back);
  });
  const results = statements.filter((text) => text.includes("from event t"));
  // Each for itself, they would read 135 results.
  expect(results.length).toBeLessThan(45);
  expect(statements.length).toBeLessThan(135);

  await admin.must(DEPARTMENT, { name: "live" });
  for (const socket of sockets) expect(await sequencesOf(socket, 1)).toEqual([6]);
});

test("where each began, and by which rights it may see the same, an event is read once for all of them", async () => {
  const { account, admin } = await anAccount(server);
  const other = await aMember(account, { role: "MANAGER" });
  const query = "subscription ($after: String) { userEvents(after: $after) { sequence user { name email } } }";
  const after = await cursorsOf(admin, 3);
  const sockets = await Promise.all([admin, admin, other].map(({ token }) => RawSocket.connected(server, token)));
  for (const [i, socket] of sockets.entries()) socket.subscribe(query, { after: after[i] });
  const rename = (name: string) =>
    admin.must(
      untyped(`mutation ($name: String!) { updateProfile(input: { firstName: $name }) { userErrors { code } } }`),
      { name },
    );
  await rename("Rita");
  for (const socket of sockets) expect((await socket.next()).payload.data.userEvents.sequence).toBe(4);
  const statements = await server.statements(async () => {
    await rename("Ana");
    for (const socket of sockets) expect((await socket.next()).payload.data.userEvents.user.name).toMatch(/^Ana /);
  });
  expect(statements.filter((text) => text.includes("from event t"))).toHaveLength(1);
});

test("a variable that is more than where a subscription begins keeps results apart", async () => {
  const { admin } = await anAccount(server);
  const [start] = await cursorsOf(admin, 1);
  const socket = await RawSocket.connected(server, admin.token);
  const query =
    "subscription ($after: String, $short: Boolean!) { events(after: $after) { kind sequence @skip(if: $short) } }";
  const long = socket.subscribe(query, { after: start, short: false });
  const short = socket.subscribe(query, { after: start, short: true });
  const answers = [await socket.next(), await socket.next()];
  const answerTo = (id: string) => answers.find((frame) => frame.id === id)!.payload.data.events;
  expect(answerTo(long)).toEqual({ kind: "STRUCTURE_CREATED", sequence: 1 });
  expect(answerTo(short)).toEqual({ kind: "STRUCTURE_CREATED" });
});

test("every operation is answered by its own id, however many there are and whatever is in them", async () => {
  const { admin } = await anAccount(server);
  const [start] = await cursorsOf(admin, 1);
  const socket = await RawSocket.connected(server, admin.token);
  const ids = ['"', "\\", "é", "😀", "\n", ...Array.from({ length: 15 }, (_, i) => `operation ${i}`)];
  for (const id of ids) socket.send({ id, type: "subscribe", payload: { query: EVENTS, variables: { after: start } } });
  const hear = async (sequence: number) => {
    const answers = [];
    for (const _ of ids) answers.push(await socket.next());
    expect(answers.map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const { payload } of answers)
      expect(payload.data.events).toMatchObject({ sequence, actor: { name: "Ana Souza" } });
  };
  await hear(1);
  await admin.must(DEPARTMENT, { name: "live" });
  await hear(2);
});
