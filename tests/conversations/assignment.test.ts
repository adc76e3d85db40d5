import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { aMember, aServer, graphql } from "../kit/index.js";
import { holding } from "../structure/kit.js";
import {
  aClient,
  aDesk,
  aRow,
  assign,
  assignAsked,
  close,
  fromContact,
  fromUser,
  join,
  leavingNoTrace,
  limit,
  outcomeOf,
} from "./kit.js";

const server = await aServer();

test("to a user, to a department's queue, by skills and to nobody", async () => {
  const desk = await aDesk(server);
  const agent = await aMember(desk.account, { role: "AGENT" });
  const { id } = await fromContact(desk);
  const sales = await aRow(desk, "department", "Vendas");
  const skill = await aRow(desk, "skill", "Francês");
  const assignee = { id: agent.userId };
  expect(await assign(desk.admin, id, { userId: agent.userId })).toMatchObject({ assignee, department: null });
  expect(await assign(desk.admin, id, { userId: agent.userId })).toMatchObject({ assignee });
  expect(await assign(desk.admin, id, { departmentId: sales })).toMatchObject({
    assignee: null,
    department: { id: sales },
  });
  await assign(desk.admin, id, { userId: agent.userId });
  expect(await assign(desk.admin, id, { nobody: true })).toMatchObject({ assignee: null, department: { id: sales } });
  // Nobody is there: it waits, and requires them.
  expect(await assign(desk.admin, id, { skillIds: [skill] })).toMatchObject({
    assignee: null,
    requiredSkills: [{ id: skill }],
  });
  const received = await server.sql(
    "select 1 from milestone where account_id = $1 and conversation_id = $2 and kind = 'RECEIVED'",
    [desk.account.id, id],
  );
  expect(received).toHaveLength(2);
});

test("who may assign what: who holds CONVERSATIONS_ASSIGN, and who takes an unassigned one of its departments", async () => {
  const desk = await aDesk(server);
  const [agent, dispatcher, attendant] = [
    await aMember(desk.account, { role: "AGENT" }),
    await aMember(desk.account, { role: "DISPATCHER" }),
    await aMember(desk.account, { role: "ATTENDANT" }),
  ];
  const mine = await aRow(desk, "department", "Minha");
  const other = await aRow(desk, "department", "Outra");
  await join(desk, "department", mine, agent, dispatcher, attendant);
  const { id } = await fromContact(desk, { departmentId: mine });
  const hidden = await fromContact(desk, { departmentId: other });
  const own = await fromUser(desk, agent, { departmentId: mine });
  const denied = async (...asking: Parameters<typeof assignAsked>) => {
    const { errors } = await assignAsked(...asking);
    expect(errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", permission: "CONVERSATIONS_ASSIGN" });
  };
  await leavingNoTrace(desk, async () => {
    await denied(agent, id, { userId: agent.userId });
    await denied(agent, own.id, { nobody: true });
    await denied(attendant, id, { userId: agent.userId });
    await denied(attendant, id, { nobody: true });
    for (const viewer of [dispatcher, attendant])
      expect(outcomeOf(await assignAsked(viewer, hidden.id, { userId: viewer.userId }))).toBe("NOT_FOUND");
    expect(outcomeOf(await assignAsked(dispatcher, own.id, { nobody: true }))).toBe("NOT_FOUND");
  });
  expect((await assign(attendant, id, { userId: attendant.userId })).assignee).toEqual({ id: attendant.userId });
  // Once somebody has it, only who assigns takes it away.
  const second = await aMember(desk.account, { role: "ATTENDANT" });
  await join(desk, "department", mine, second);
  await leavingNoTrace(desk, () => denied(second, id, { userId: second.userId }));
  // What one gives away, one may see no longer.
  const next = await fromContact(desk, { departmentId: mine });
  const { data } = await assignAsked(dispatcher, next.id, { userId: agent.userId });
  expect(data!.assignConversation).toEqual({ conversation: null, userErrors: [] });
  const seen = await dispatcher.graphql(graphql(`query ($id: ID!) { conversation(by: { id: $id }) { id } }`), {
    id: next.id,
  });
  expect(seen).toEqual({ data: { conversation: null } });
});

test("to whom nothing can be assigned, and what cannot be: nothing changes", async () => {
  const desk = await aDesk(server);
  const { admin, account } = desk;
  const { id } = await fromContact(desk);
  const closed = await fromContact(desk);
  await close(admin, closed.id);
  const [suspended, gone, full, editor] = [
    await aMember(account),
    await aMember(account),
    await aMember(account),
    await aMember(account, { role: "EDITOR" }),
  ];
  await limit(desk, full, 0);
  await admin.must(
    graphql(
      `mutation ($s: [ID!]!, $d: [ID!]!) { suspendUsers(input: { ids: $s }) { userErrors { code } } deleteUsers(input: { ids: $d }) { userErrors { code } } }`,
    ),
    { s: [suspended.userId], d: [gone.userId] },
  );
  const client = await aClient(desk, await aRow(desk, "organization", "Fora"));
  const stranger = (await aDesk(server)).admin;
  await leavingNoTrace(desk, async () => {
    const refusals: [Parameters<typeof assignAsked>[2], string][] = [
      [{ userId: suspended.userId }, "INVALID_STATE"],
      [{ userId: editor.userId }, "INVALID_STATE"],
      [{ userId: gone.userId }, "NOT_FOUND"],
      [{ userId: client.userId }, "NOT_FOUND"],
      [{ userId: stranger.userId }, "NOT_FOUND"],
      [{ userId: full.userId }, "CAPACITY_REACHED"],
      [{ departmentId: uuidv7() }, "NOT_FOUND"],
      [{ skillIds: [uuidv7()] }, "NOT_FOUND"],
      [{ skillIds: [] }, "BLANK"],
      [{ nobody: false }, "INVALID"],
    ];
    for (const [to, code] of refusals) expect(outcomeOf(await assignAsked(admin, id, to))).toBe(code);
    expect(outcomeOf(await assignAsked(admin, closed.id, { nobody: true }))).toBe("INVALID_STATE");
    expect(outcomeOf(await assignAsked(admin, uuidv7(), { nobody: true }))).toBe("NOT_FOUND");
    for (const to of [{}, { nobody: true, userId: admin.userId }])
      expect(outcomeOf(await assignAsked(admin, id, to as { nobody: boolean }))).toMatch(
        /BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/,
      );
  });
});

test("twelve at once to one who has room for three: three are assigned", { timeout: 60_000 }, async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < 20; round++) {
    const agent = await aMember(desk.account);
    await limit(desk, agent, 3);
    const waiting = await Promise.all(Array.from({ length: 12 }, () => fromContact(desk, { text: null })));
    const outcomes = await Promise.all(
      waiting.map(async ({ id }) => outcomeOf(await assignAsked(desk.admin, id, { userId: agent.userId }))),
    );
    expect(outcomes.sort()).toEqual([...Array(9).fill("CAPACITY_REACHED"), ...Array(3).fill("done")]);
  }
});

test("many take one and the same: one has it", { timeout: 60_000 }, async () => {
  const desk = await aDesk(server);
  const takers = await Promise.all(Array.from({ length: 10 }, () => aMember(desk.account, { role: "ATTENDANT" })));
  for (let round = 0; round < 20; round++) {
    const { id } = await fromContact(desk, { text: null });
    const outcomes = await Promise.all(
      takers.map(async (taker) => outcomeOf(await assignAsked(taker, id, { userId: taker.userId }))),
    );
    expect(outcomes.sort()).toEqual(["done", ...Array(9).fill("FORBIDDEN")].sort());
  }
});

test("suspending and assigning race: nothing stays with who is suspended, and nobody waits in a circle", {
  timeout: 90_000,
}, async () => {
  const desk = await aDesk(server);
  const suspend = graphql(
    `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
  );
  for (let round = 0; round < 20; round++) {
    const agents = await Promise.all([1, 2].map(() => aMember(desk.account, { role: "ATTENDANT" })));
    const waiting = await Promise.all(Array.from({ length: 10 }, () => fromContact(desk, { text: null })));
    const [outcomes] = await Promise.all([
      Promise.all(
        waiting.map(async ({ id }, i) => {
          const agent = agents[i % 2]!;
          return outcomeOf(await assignAsked(i % 3 ? desk.admin : agent, id, { userId: agent.userId }));
        }),
      ),
      desk.admin.must(suspend, { ids: agents.map(({ userId }) => userId) }),
    ]);
    expect(["done", "INVALID_STATE", "UNAUTHENTICATED"]).toEqual(expect.arrayContaining([...new Set(outcomes)]));
    const [left] = await server.sql<{ count: number }>(
      "select count(*)::int as count from conversation where account_id = $1 and assignee_id = any($2::uuid[])",
      [desk.account.id, agents.map(({ userId }) => userId)],
    );
    expect(left).toEqual({ count: 0 });
  }
});

test("an account's own role that assigns but reads its own alone sees the queue of its departments", async () => {
  const desk = await aDesk(server);
  const user = await holding(desk.account, await aMember(desk.account), [
    "CONVERSATIONS_ASSIGN",
    "CONVERSATIONS_READ_ASSIGNED",
  ]);
  const { id } = await fromContact(desk);
  expect((await assign(user, id, { userId: user.userId })).assignee).toEqual({ id: user.userId });
});
