import { afterAll, expect, test, vi } from "vitest";
import { newToken } from "../../src/security/tokens.js";
import { aDesk, assignAsked, fromContact, limit, outcomeOf } from "../conversations/kit.js";
import { ACCEPT, acceptance, anAddress, codes, DECLINE, invite } from "../invitations/kit.js";
import { aCluster, type ClusterNode } from "../kit/cluster/index.js";
import { aMember, anAccount, type Console, graphql, nobody } from "../kit/index.js";
import { temporaryDatabase } from "../kit/postgres.js";
import { presenceOf, seen } from "../presence/kit.js";
import {
  at,
  cursorOf,
  department,
  EVENTS,
  overNodes,
  PERSONAL,
  sequencesOf,
  serverAt,
  suspend,
  tally,
  upTo,
} from "./kit.js";

vi.setConfig({ testTimeout: 180_000 });

const database = await temporaryDatabase({ migrated: true });
const cluster = await aCluster({ nodes: 3, databaseUrl: database.url });
const server = serverAt(cluster.url, database.url);
afterAll(async () => {
  await cluster.close();
  await database.drop();
});
const [first, second, third] = cluster.nodes as [ClusterNode, ClusterNode, ClusterNode];
/** Few: each limit is raced in many rounds elsewhere, over nodes of one process. */
const ROUNDS = 3;

test("writers at three nodes: consoles at each, and behind the balancer, see every event once and in order", async () => {
  const { admin } = await anAccount(server);
  const after = await cursorOf(admin);
  const consoles = [admin, ...cluster.nodes.map((node) => at(node, admin))];
  const streams = consoles.map((console) => console.subscribe(EVENTS, { after }));
  const each = 10;
  const write = async (console: Console, name: string) => {
    for (let i = 0; i < each; i++) await department(console, `${name} ${i}`);
  };
  await Promise.all(consoles.map((console, i) => write(console, `writer ${i}`)));
  const total = each * consoles.length;
  for (const stream of streams) expect(await sequencesOf(stream, total)).toEqual(upTo(total));
});

test("once a suspension is answered, no other node does anything for the user, or tells it anything", async () => {
  const { account, admin } = await anAccount(server);
  const asking = at(first, admin);
  for (let round = 0; round < ROUNDS; round++) {
    const victim = await aMember(account, { role: "ADMINISTRATOR" });
    const elsewhere = [second, third].map((node) => at(node, victim));
    const after = await cursorOf(admin);
    const tabs = elsewhere.map((console) => console.subscribe(EVENTS, { after }));
    await department(asking, `before ${round}`);
    await Promise.all(tabs.map((tab) => tab.next()));

    let answered = false;
    let underWay!: () => void;
    const begun = new Promise<void>((resolve) => {
      underWay = resolve;
    });
    const sockets: ReturnType<(typeof elsewhere)[0]["subscribe"]>[] = [];
    const hammer = async (console: Console, ask: (name: string) => ReturnType<Console["graphql"]>) => {
      for (let asked = 0, late = 0; late < 3; asked++) {
        const begunAfterwards = answered;
        if (begunAfterwards || asked < 10) sockets.push(console.subscribe(PERSONAL));
        const { errors } = await ask(`${round} ${asked} ${Math.random()}`);
        underWay();
        if (!begunAfterwards) continue;
        late++;
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
      }
    };
    const hammering = elsewhere.flatMap((console) => [
      hammer(console, () => console.graphql(graphql(`{ viewer { eventCursor } }`))),
      hammer(console, (name) => console.graphql(CREATE, { name })),
    ]);
    await begun;
    expect(await suspend(asking, victim.userId)).toBe("done");
    answered = true;
    await department(asking, `after ${round}`);
    await Promise.all(hammering);

    const events = await server.eventsOf(account.id);
    const end = events.find(({ kind, user_id }) => kind === "USER_SUSPENDED" && user_id === victim.userId)!.sequence;
    // Nothing of what it was doing was committed behind the suspension.
    const own = events.filter(({ actor_id }) => actor_id === victim.userId).map(({ sequence }) => sequence);
    expect(Math.max(0, ...own)).toBeLessThan(end);
    for (const tab of tabs) {
      expect(await tab.ended).toEqual({ code: 4401, reason: "USER_SUSPENDED" });
      for (const { data } of tab.waiting) expect(data!.events.sequence).toBeLessThan(end);
    }
    for (const socket of sockets) expect(await socket.ended).toMatchObject({ code: 4401 });
  }
});

test("a node that stood still meanwhile tells its consoles nothing but the end", async () => {
  const { account, admin } = await anAccount(server);
  const victim = await aMember(account, { role: "ADMINISTRATOR" });
  const after = await cursorOf(admin);
  const tab = at(second, victim).subscribe(EVENTS, { after });
  await department(admin, "seen");
  await tab.next();
  second.pause();
  try {
    expect(await suspend(at(first, admin), victim.userId)).toBe("done");
    for (const name of ["unseen", "unseen too"]) await department(at(third, admin), name);
  } finally {
    second.resume();
  }
  expect(await tab.ended).toEqual({ code: 4401, reason: "USER_SUSPENDED" });
  expect(tab.waiting).toEqual([]);
});

const CREATE = graphql(
  `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
);

test("seats, and the invitations of a day, are counted over all nodes", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { account, admin } = await anAccount(server, { seats: 4 });
    const answers = await overNodes(cluster.nodes, 12, (node) => invite(at(node, admin), account, anAddress()));
    expect(tally(answers.flatMap(codes))).toEqual({ done: 3, SEATS_EXHAUSTED: 9 });
  }
  const { account, admin } = await anAccount(server, { seats: 100 });
  await server.sql(
    `insert into throttle (key, count, maximum, ends_at)
     values (sha256(convert_to('invitations:' || $1, 'UTF8')), 1995, 2000, now() + interval '1 hour')`,
    [account.id],
  );
  const answers = await overNodes(cluster.nodes, 12, (node) => invite(at(node, admin), account, anAddress()));
  expect(tally(answers.flatMap(codes))).toEqual({ done: 5, TOO_MANY_ATTEMPTS: 7 });
});

test("of those who answer an invitation at different nodes, one wins", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < ROUNDS; round++) {
    const [result] = await invite(admin, account, anAddress());
    const { token, hash } = newToken(account.id);
    await server.sql("update invitation set token_hash = $2 where id = $1", [result!.invitation!.id, hash]);
    const answers = await overNodes(cluster.nodes, 6, async (node, i) => {
      const somebody = at(node, nobody(server));
      const { data } =
        i % 2 ? await somebody.graphql(DECLINE, { token }) : await somebody.graphql(ACCEPT, acceptance(token));
      return Object.values(data!)[0]!.userErrors[0]?.code ?? "done";
    });
    expect(tally(answers)).toEqual({ done: 1, INVALID_STATE: 5 });
  }
});

test("Administrators who suspend one another at different nodes leave one", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const { account, admin } = await anAccount(server);
    const others = await Promise.all([
      aMember(account, { role: "ADMINISTRATOR" }),
      aMember(account, { role: "ADMINISTRATOR" }),
    ]);
    const all = [admin, ...others];
    await overNodes(cluster.nodes, 12, (node, i) => {
      const attacker = all[i % 3]!;
      return suspend(at(node, attacker), ...all.filter((each) => each !== attacker).map(({ userId }) => userId));
    });
    const [left] = await server.sql<{ count: number }>(
      "select count(*)::int as count from app_user where account_id = $1 and status = 'ACTIVE'",
      [account.id],
    );
    expect(left!.count).toBe(1);
  }
});

test("nobody is given more conversations than its limit, whatever nodes assign", async () => {
  const desk = await aDesk(server);
  for (let round = 0; round < ROUNDS; round++) {
    const agent = await aMember(desk.account);
    await limit(desk, agent, 3);
    const waiting = await Promise.all(Array.from({ length: 9 }, () => fromContact(desk, { text: null })));
    const outcomes = await overNodes(cluster.nodes, waiting.length, async (node, i) =>
      outcomeOf(await assignAsked(at(node, desk.admin), waiting[i]!.id, { userId: agent.userId })),
    );
    expect(tally(outcomes)).toEqual({ done: 3, CAPACITY_REACHED: 6 });
  }
});

test("of guesses at three nodes, ten are looked at", async () => {
  const email = anAddress();
  const answers = await overNodes(cluster.nodes, 24, async (node) => {
    const { data } = await at(node, nobody(server)).graphql(SIGN_IN, { input: { email, password: "a wrong one" } });
    return data!.signIn!.userErrors[0]!.code;
  });
  expect(tally(answers)).toEqual({ INVALID_CREDENTIALS: 10, TOO_MANY_ATTEMPTS: 14 });
});

const SIGN_IN = graphql(`mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }`);

test("a node that is killed leaves nobody online, and its consoles go on elsewhere", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const after = await cursorOf(admin);
  const tabs = [agent, admin].map((console) => at(third, console).subscribe(PERSONAL, { after }));
  await seen(at(first, admin), agent.userId, "ONLINE");
  const [{ node_id: nodeId }] = await server.sql<{ node_id: string }>(
    "select node_id from presence where account_id = $1",
    [account.id],
  );
  await third.kill();
  for (const tab of tabs) expect(await tab.ended).not.toEqual({});
  // Half a minute later.
  await server.sql("update node set beat_at = beat_at - interval '30 seconds' where id = $1", [nodeId]);
  expect(await presenceOf(at(first, admin), agent.userId)).toBe("OFFLINE");
  expect(cluster.nodes).toHaveLength(2);
  const stream = admin.subscribe(EVENTS, { after });
  for (const name of ["a", "b", "c"]) await department(at(second, admin), name);
  expect(await sequencesOf(stream, 3)).toEqual([1, 2, 3]);
  await seen(at(second, admin), admin.userId, "ONLINE");
});
