import { expect, test } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import { Write } from "../../src/events/write.js";
import { Distribution } from "../../src/modules/automation/index.js";
import { aMember, aServerOfItsOwn, Console, graphql, untyped } from "../kit/index.js";
import { until } from "../presence/kit.js";
import { ASSIGN, aDesk, type Desk, givenIn, left, limit, open, openCounts, present, waitingIn } from "./kit.js";

const server = await aServerOfItsOwn();
const second = await server.anotherNode();

const ROUNDS = 20;

/** The same session at the other node. */
const atSecond = ({ token, userId, sessionId, email }: Console) =>
  new Console(`${second.url}/graphql`, token, userId, sessionId, email);

const times = <T>(count: number, what: (place: number) => T): T[] => Array.from({ length: count }, (_, n) => what(n));

async function agents({ account }: Desk, count: number): Promise<Console[]> {
  const made: Console[] = [];
  for (let i = 0; i < count; i++) made.push(await aMember(account));
  return made;
}

/** Ends everything that is open, past the API, which would distribute. */
const clear = ({ account }: Desk) =>
  server.sql(
    "with facts as (delete from milestone where account_id = $1) update conversation set status = 'CLOSED', closed_at = now() where account_id = $1 and status = 'OPEN'",
    [account.id],
  );

test("of many opened at once at two nodes everything that can be is given, once, and nobody gets more than its limit", async () => {
  const desk = await aDesk(server);
  const team = await agents(desk, 4);
  const limits = [1, 2, 3, 4];
  for (const [place, agent] of team.entries()) await limit(desk, limits[place]!, agent);
  await present(desk, ...team);
  const consoles = [desk.admin, atSecond(desk.admin)];
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all(times(14, (n) => open(desk, {}, consoles[n % 2])));
    await until(() => waitingIn(desk), 4);
    expect(await openCounts(desk, team)).toEqual(limits);
    expect(await givenIn(desk)).toBe(10);
    await clear(desk);
  }
});

test("assigning by hand while conversations are distributed never goes beyond a limit", async () => {
  const desk = await aDesk(server);
  const team = await agents(desk, 2);
  await limit(desk, 3, ...team);
  const dispatcher = await aMember(desk.account, { role: "DISPATCHER" });
  const hands = [dispatcher, atSecond(dispatcher)];
  const codes = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    await present(desk);
    const waiting = await left(desk, 6);
    await present(desk, ...team);
    const byHand = waiting.map((id, n) =>
      hands[n % 2]!.graphql(ASSIGN, { input: { id, to: { userId: team[round % 2]!.userId } } }),
    );
    const answers = await Promise.all([...byHand, ...times(6, () => open(desk))]);
    for (const answer of answers)
      if (typeof answer === "object")
        codes.add(
          answer.data?.assignConversation?.userErrors[0]?.code ?? answer.errors?.[0]?.extensions.code ?? "done",
        );
    await until(() => waitingIn(desk), 6);
    expect(await openCounts(desk, team)).toEqual([3, 3]);
    await clear(desk);
  }
  // A dispatcher does not see what somebody else has been given meanwhile.
  expect([...codes].filter((code) => !["done", "CAPACITY_REACHED", "NOT_FOUND"].includes(code))).toEqual([]);
});

test("whoever is suspended meanwhile has nothing, and others have it", async () => {
  const desk = await aDesk(server);
  const [leaving, staying] = (await agents(desk, 2)) as [Console, Console];
  await present(desk, leaving, staying);
  const change = (verb: string) =>
    desk.admin.must(
      untyped(`mutation ($ids: [ID!]!) { ${verb}(input: { ids: $ids }) { results { userErrors { code } } } }`),
      { ids: [leaving.userId] },
    );
  const there = atSecond(desk.admin);
  for (let round = 0; round < ROUNDS; round++) {
    const waiting = await left(desk, 4);
    await Promise.all([
      ...times(3, () => open(desk)),
      ...waiting.map((id) => there.graphql(ASSIGN, { input: { id, to: { userId: leaving.userId } } })),
      change("suspendUsers"),
      ...times(3, () => open(desk, {}, there)),
    ]);
    await until(() => waitingIn(desk), 0);
    expect(await openCounts(desk, [leaving, staying])).toEqual([0, 10]);
    await change("reactivateUsers");
    await clear(desk);
  }
});

test("setting a limit meanwhile leaves nobody with more than was there before it", async () => {
  const desk = await aDesk(server);
  const [agent] = await agents(desk, 1);
  await present(desk, agent!);
  for (let round = 0; round < ROUNDS; round++) {
    await limit(desk, null, agent!);
    const lowered = desk.admin.must(
      graphql(
        `mutation ($id: ID!) { updateUser(input: { id: $id, patch: { conversationLimit: 2 } }) { user { openConversationCount } userErrors { code } } }`,
      ),
      { id: agent!.userId },
    );
    const [{ updateUser }] = await Promise.all([lowered, ...times(10, () => open(desk))]);
    const [count] = await openCounts(desk, [agent!]);
    expect(count).toBeLessThanOrEqual(Math.max(2, updateUser.user!.openConversationCount!));
    await clear(desk);
  }
});

test("what nobody asked for, as after a crash, is swept up", async () => {
  const desk = await aDesk(server);
  const [agent] = await agents(desk, 1);
  await present(desk, agent!);
  await left(desk, 3);
  await until(() => waitingIn(desk), 0);
  expect(await openCounts(desk, [agent!])).toEqual([3]);
});

test("what fails is undone and logged, fails nobody who asks, and can be asked for again", async () => {
  const desk = await aDesk(server, { enabled: false });
  const [agent] = await agents(desk, 1);
  await present(desk, agent!);
  const [id, late] = (await left(desk, 2)) as [string, string];
  const { db } = server.app;
  const logged: string[] = [];
  const distribution = new Distribution(db, new Write(db, new Authenticator(12), null), {
    error: (_fields, message) => void logged.push(message),
  });
  const give = (conversationId: string) => distribution.distributeOne(desk.account.id, conversationId);
  const { sql } = server;
  await sql("create function fail() returns trigger language plpgsql as 'begin raise exception ''full''; end'");
  await sql("create trigger failing before insert on milestone execute function fail()");
  await give(id);
  await sql("drop function fail cascade");
  expect(logged).toEqual(["conversations could not be distributed"]);
  expect(await waitingIn(desk)).toBe(2);
  await give(id);
  expect(await openCounts(desk, [agent!])).toEqual([1]);
  await sql("update account set closed_at = now() where id = $1", [desk.account.id]);
  await give(late);
  expect(logged).toHaveLength(1);
  expect(await waitingIn(desk)).toBe(1);
});
