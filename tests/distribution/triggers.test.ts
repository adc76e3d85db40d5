import pg from "pg";
import { afterAll, afterEach, expect, test } from "vitest";
import { type AccountScene, aMember, aServerOfItsOwn, type Console, graphql, untyped } from "../kit/index.js";
import { anOpenSocket, setPresence, until } from "../presence/kit.js";
import { aPart, give } from "../structure/kit.js";
import {
  ASSIGN,
  aDesk,
  assigneeOf,
  CLOSE,
  type Desk,
  givenIn,
  left,
  limit,
  open,
  openCounts,
  present,
  waitingIn,
} from "./kit.js";

const server = await aServerOfItsOwn();

// What nobody asks for is given by the next sweep: so the sweeps are held up, by a table that only they need here.
const holdingUp = new pg.Client(server.databaseUrl);
await holdingUp.connect();
await holdingUp.query("begin; lock table throttle");
afterAll(() => holdingUp.end());

const sockets: { close(): Promise<unknown> }[] = [];
afterEach(() => Promise.all(sockets.splice(0).map((socket) => socket.close())));

/** Opens a socket of somebody's. */
const comes = async (user: Console, node: { url: string } = server) => {
  sockets.push(await anOpenSocket(node, user));
};

/** Members who are there, as if for long. */
async function team(desk: Desk, ...roles: (Parameters<typeof aMember>[1] & object)["role"][]): Promise<Console[]> {
  const made: Console[] = [];
  for (const role of roles) made.push(await aMember(desk.account, { role }));
  await present(desk, ...made);
  return made;
}

const has = (desk: Desk, user: Console) => async () => (await openCounts(desk, [user]))[0]!;

const lifecycle = (admin: Console, verb: "suspendUsers" | "deleteUsers" | "reactivateUsers", ...users: Console[]) =>
  admin.must(
    untyped(
      `mutation ($ids: [ID!]!) { ${verb}(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { ids: users.map(({ userId }) => userId) },
  );

const automate = (admin: Console, distributionEnabled: boolean) =>
  admin.must(
    graphql(
      `mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { distributionEnabled } userErrors { code path } } }`,
    ),
    { input: { distributionEnabled } },
  );

test("coming online, at whichever node", async () => {
  const second = await server.anotherNode();
  for (const node of [server, second]) {
    const desk = await aDesk(server);
    const agent = await aMember(desk.account);
    const id = await open(desk);
    expect(await assigneeOf(desk, id)).toBeNull();
    await comes(agent, node);
    await until(() => assigneeOf(desk, id), agent.userId);
  }
});

test("being back from being away", async () => {
  const desk = await aDesk(server);
  const [agent] = await team(desk, "AGENT");
  await setPresence(agent!, "AWAY");
  const id = await open(desk);
  expect(await assigneeOf(desk, id)).toBeNull();
  await setPresence(agent!, "ONLINE");
  await until(() => assigneeOf(desk, id), agent!.userId);
});

test("closing one, and deleting one, makes room for the next", async () => {
  const desk = await aDesk(server);
  const [agent] = await team(desk, "AGENT");
  await limit(desk, 1, agent!);
  const [first, second, third] = [await open(desk), await open(desk), await open(desk)];
  expect(await waitingIn(desk)).toBe(2);
  await agent!.must(CLOSE, { input: { id: first } });
  await until(() => assigneeOf(desk, second), agent!.userId);
  await desk.admin.must(
    graphql(`mutation ($id: ID!) { deleteConversation(id: $id) { deletedId userErrors { code } } }`),
    { id: second },
  );
  await until(() => assigneeOf(desk, third), agent!.userId);
});

test("being put back into the queue, and into another department's", async () => {
  const desk = await aDesk(server);
  const { id: departmentId } = await aPart(desk.admin, "Department", "Sales");
  const [agent, seller] = (await team(desk, "AGENT", "AGENT")) as [Console, Console];
  await limit(desk, 0, seller);
  const id = await open(desk);
  await give(desk.admin, seller, { departmentIds: [departmentId], conversationLimit: 5 });
  expect(await assigneeOf(desk, id)).toBe(agent.userId);
  await desk.admin.must(ASSIGN, { input: { id, to: { departmentId } } });
  await until(() => assigneeOf(desk, id), seller.userId);
  await setPresence(seller, "AWAY");
  await desk.admin.must(ASSIGN, { input: { id, to: { nobody: true } } });
  expect(await assigneeOf(desk, id)).toBeNull();
  await setPresence(seller, "ONLINE");
  await until(() => assigneeOf(desk, id), seller.userId);
});

test.each(["suspendUsers", "deleteUsers"] as const)(
  "%s hands back, and others are given what is theirs now",
  async (verb) => {
    const desk = await aDesk(server);
    const [leaving] = await team(desk, "AGENT");
    for (let i = 0; i < 4; i++) await open(desk);
    const closed = await open(desk);
    await leaving!.must(CLOSE, { input: { id: closed } });
    const [one, another] = (await team(desk, "AGENT", "AGENT")) as [Console, Console];
    await lifecycle(desk.admin, verb, leaving!);
    await until(has(desk, one), 2);
    await until(has(desk, another), 2);
    expect(await openCounts(desk, [leaving!])).toEqual([0]);
    expect(await assigneeOf(desk, closed)).toBe(leaving!.userId);
  },
);

test("being reactivated", async () => {
  const desk = await aDesk(server);
  const [agent] = await team(desk, "AGENT");
  await lifecycle(desk.admin, "suspendUsers", agent!);
  const id = await open(desk);
  expect(await assigneeOf(desk, id)).toBeNull();
  await lifecycle(desk.admin, "reactivateUsers", agent!);
  await until(() => assigneeOf(desk, id), agent!.userId);
});

/** What changes a user, or what it belongs to, so that it can take what waits. */
const changes: [string, (desk: Desk, agent: Console) => Promise<[wanted: object, change: () => Promise<unknown>]>][] = [
  [
    "a higher limit",
    async (desk, agent) => {
      await limit(desk, 0, agent);
      return [{}, () => give(desk.admin, agent, { conversationLimit: 1 })];
    },
  ],
  [
    "no limit any more",
    async (desk, agent) => {
      await limit(desk, 0, agent);
      return [{}, () => give(desk.admin, agent, { conversationLimit: null })];
    },
  ],
  [
    "another department",
    async ({ admin }, agent) => {
      const { id } = await aPart(admin, "Department", "Sales");
      return [{ departmentId: id }, () => give(admin, agent, { departmentIds: [id] })];
    },
  ],
  [
    "another skill",
    async ({ admin }, agent) => {
      const { id } = await aPart(admin, "Skill", "Tax");
      return [{ requiredSkillIds: [id] }, () => give(admin, agent, { skillIds: [id] })];
    },
  ],
  [
    "the end of a skill",
    async ({ admin }) => {
      const { id } = await aPart(admin, "Skill", "Tax");
      const end = graphql(`mutation ($id: ID!) { deleteSkill(id: $id) { deletedId userErrors { code } } }`);
      return [{ requiredSkillIds: [id] }, () => admin.must(end, { id })];
    },
  ],
  [
    "another role",
    async ({ admin, account }, agent) => {
      await holds(account, agent, "EDITOR");
      return [{}, () => give(admin, agent, { roleIds: [account.roleIds.AGENT] })];
    },
  ],
];

const holds = ({ server: { sql }, roleIds }: AccountScene, { userId }: Console, role: "EDITOR") =>
  sql("update user_role set role_id = $2 where user_id = $1", [userId, roleIds[role]]);

test.each(changes)("%s", async (_what, prepare) => {
  const desk = await aDesk(server);
  const [agent] = await team(desk, "AGENT");
  const [wanted, change] = await prepare(desk, agent!);
  const id = await open(desk, wanted);
  expect(await assigneeOf(desk, id)).toBeNull();
  await change();
  await until(() => assigneeOf(desk, id), agent!.userId);
});

test("what is more than is given in a row is given all the same", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [agent] = await team(desk, "AGENT");
  await left(desk, 2_100);
  await automate(desk.admin, true);
  await until(has(desk, agent!), 2_100);
});

test("enabling it, later; disabling it stops it", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [agent] = await team(desk, "AGENT");
  await left(desk, 3);
  await open(desk);
  expect(await waitingIn(desk)).toBe(4);
  await automate(desk.admin, true);
  await until(has(desk, agent!), 4);
  await automate(desk.admin, false);
  await open(desk);
  expect(await waitingIn(desk)).toBe(1);
  expect(await givenIn(desk)).toBe(4);
});
