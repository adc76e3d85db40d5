import { beforeEach, expect, test } from "vitest";
import { type AccountScene, anAccount, aServer, graphql, idle, nobody, signedIn } from "../kit/index.js";
import { PASSWORD, refusalsIn, stateOf } from "../sessions/kit.js";
import { GAINED, LOST, OPERATOR_TOKEN, operatorOf, ROLL_OUT } from "./rollout-kit.js";

const server = await aServer({ operatorToken: OPERATOR_TOKEN });
const { operator, rollOut, decide, reached, changesOf } = operatorOf(server);

const someAccounts = async (count: number): Promise<AccountScene[]> =>
  Promise.all(Array.from({ length: count }, async () => (await anAccount(server)).account));

/** An account whose place is below a percentage, or not. */
async function anAccountAt(below: boolean, percent: number) {
  for (;;) {
    const scene = await anAccount(server);
    const [row] = await server.sql<{ place: number }>("select rollout_place($1::uuid) as place", [scene.account.id]);
    if (row!.place < percent === below) return scene;
  }
}

// The rollout is the installation's: each test starts without one.
beforeEach(async () => {
  await rollOut(0);
});

test("growing the percentage reaches more accounts and leaves none, shrinking it the other way round", async () => {
  const accounts = await someAccounts(60);
  const ids = accounts.map(({ id }) => id);
  let before = await reached();
  for (const percent of [10, 25, 50, 75, 100]) {
    await rollOut(percent);
    const now = await reached();
    for (const id of before) expect(now).toContain(id);
    // That half of the places holds fewer than 10 of 60 accounts, or more than 50, happens less than once in ten million times.
    if (percent === 50) expect(Math.abs(ids.filter((id) => now.has(id)).length - 30)).toBeLessThanOrEqual(20);
    before = now;
  }
  for (const id of ids) expect(before).toContain(id);
  for (const percent of [60, 20, 0]) {
    await rollOut(percent);
    const now = await reached();
    for (const id of now) expect(before).toContain(id);
    before = now;
  }
  for (const id of ids) expect(before).not.toContain(id);
  for (const account of accounts) expect(await changesOf(account)).toEqual([GAINED, LOST]);
});

test("the answer counts who has it, by the rollout or by the operator's gift", async () => {
  const { account } = await anAccountAt(false, 1);
  expect(await decide(account, "enableFeatures")).toEqual(["CUSTOM_ROLES"]);
  for (const percent of [0, 30, 100, 0]) expect(await rollOut(percent)).toBe((await reached()).size);
  await decide(account, "disableFeatures");
});

test("consoles hear of it at once, and the account shows it", async () => {
  const { account, admin } = await anAccount(server);
  const { eventCursor: after } = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer;
  const tab = admin.subscribe(
    graphql(`subscription ($after: String) {
       viewerEvents(after: $after) { kind actorName ... on AccountEvent { account { features } } } }`),
    { after },
  );
  await rollOut(100);
  expect((await tab.next()).data!.viewerEvents).toEqual({
    kind: "ACCOUNT_FEATURES_CHANGED",
    actorName: "operator",
    account: { features: ["CUSTOM_ROLES"] },
  });
  expect((await admin.must(graphql(`{ viewer { account { id features } } }`))).viewer.account).toEqual({
    id: account.id,
    features: ["CUSTOM_ROLES"],
  });
  await rollOut(0);
  expect((await tab.next()).data!.viewerEvents).toMatchObject({ account: { features: [] } });
});

test("what the operator gave stays when a rollout shrinks; what it took stays taken when one grows", async () => {
  const { account: given } = await anAccountAt(true, 50);
  await decide(given, "enableFeatures");
  await rollOut(50);
  await rollOut(0);
  expect(await changesOf(given)).toEqual([GAINED]);

  const { account: taken } = await anAccountAt(true, 50);
  await rollOut(50);
  expect(await decide(taken, "disableFeatures")).toEqual([]);
  await rollOut(100);
  expect(await changesOf(taken)).toEqual([GAINED, LOST]);
  expect(await decide(taken, "enableFeatures")).toEqual(["CUSTOM_ROLES"]);
  expect(await decide(given, "disableFeatures")).toEqual([]);
});

test("what was given and taken again before a rollout came is reached by it like any other", async () => {
  const { account } = await anAccountAt(false, 50);
  await rollOut(50);
  await decide(account, "enableFeatures");
  await decide(account, "disableFeatures");
  await rollOut(100);
  expect(await changesOf(account)).toEqual([GAINED, LOST, GAINED]);
});

test("an account that is made while a rollout stands has its place in it from the first moment", async () => {
  await rollOut(100);
  const { createAccount } = await nobody(server).must(
    graphql(`mutation ($input: CreateAccountInput!) {
       createAccount(input: $input) { result { __typename ... on SignedIn { viewer { account { features } } } } userErrors { code } } }`),
    { input: { accountName: "Nova", firstName: "Eva", lastName: "Luz", email: "eva@example.com", password: PASSWORD } },
  );
  expect(signedIn(createAccount.result).viewer.account.features).toEqual(["CUSTOM_ROLES"]);
});

test("jobs bring it to any number of accounts, in batches, and whichever run at once do so once", async () => {
  const accounts = await server.sql<{ id: string }>(
    `insert into account (id, slug, name, language, region, time_zone, seat_limit)
     select gen_random_uuid(), 'many-' || n, 'Many', 'EN', 'BR', 'UTC', 1 from generate_series(1, 1100) n returning id`,
  );
  await server.sql("update feature_rollout set percent = 100");
  for (const _ of [1, 2, 3]) await server.sql(`select graphile_worker.add_job('rollout', '{"after": null}')`);
  await idle(server);
  const [row] = await server.sql<{ accounts: number; events: number }>(
    `select (select count(*)::int from account where id = any($1) and features = '{CUSTOM_ROLES}') as accounts,
       (select count(*)::int from event where account_id = any($1) and kind = 'ACCOUNT_FEATURES_CHANGED') as events`,
    [accounts.map(({ id }) => id)],
  );
  expect(row).toEqual({ accounts: 1100, events: 1100 });
  await server.sql("delete from event where account_id = any($1)", [accounts.map(({ id }) => id)]);
  await server.sql("delete from account where id = any($1)", [accounts.map(({ id }) => id)]);
});

test("the same percentage again changes nothing", async () => {
  await rollOut(100);
  const before = await stateOf(server);
  await rollOut(100);
  expect(await stateOf(server)).toEqual(before);
});

test.each([-1, 101])("%i percent is INVALID, and nothing changes", async (percent) => {
  const before = await stateOf(server);
  expect(refusalsIn(await operator.graphql(ROLL_OUT, { percent }))).toEqual([
    { code: "INVALID", path: ["input", "percent"] },
  ]);
  expect(await stateOf(server)).toEqual(before);
});

test("it takes the operator's token", async () => {
  const { admin } = await anAccount(server);
  const before = await stateOf(server);
  for (const other of [admin, nobody(server)])
    expect(await other.graphql(ROLL_OUT, { percent: 100 })).toMatchObject({
      data: { operatorSetRollout: null },
      errors: [{ extensions: { code: "FORBIDDEN" } }],
    });
  expect(await stateOf(server)).toEqual(before);
});
