import { expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  aSession,
  type Console,
  graphql,
  type ResultOf,
  type Stream,
  untyped,
} from "../kit/index.js";

const server = await aServer();

const PERSONAL = graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`);

/** A tab that is subscribed for certain: it has received something. */
async function anOpenTab(
  account: AccountScene,
  admin: Console,
  console: Console,
): Promise<Stream<ResultOf<typeof PERSONAL>>> {
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  await admin.must(
    graphql(
      `mutation ($name: String!) { updateAccount(input: { name: $name }) { account { id } userErrors { code } } }`,
    ),
    { name: `Aurora ${Math.random()}` },
  );
  const tab = console.subscribe(PERSONAL, { after });
  await tab.next();
  expect(account.id).toBeTruthy();
  return tab;
}

const byAdmin = (admin: Console, mutation: string, id: string) =>
  admin.must(
    untyped(
      `mutation ($ids: [ID!]!) { ${mutation}(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { ids: [id] },
  );

test.each([
  ["suspendUsers", "USER_SUSPENDED"],
  ["deleteUsers", "USER_DELETED"],
  ["revokeUserSessions", "SESSION_REVOKED"],
])("%s closes every socket of the user with 4401 and %s", async (mutation, reason) => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const tabs = [
    await anOpenTab(account, admin, agent),
    await anOpenTab(account, admin, await aSession(account, agent.userId)),
  ];
  await byAdmin(admin, mutation, agent.userId);
  for (const tab of tabs) expect(await tab.ended).toEqual({ code: 4401, reason });
});

test("signing out closes the sockets of that session alone", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const other = await aSession(account, agent.userId);
  const [tab, kept] = [await anOpenTab(account, admin, agent), await anOpenTab(account, admin, other)];
  await agent.must(graphql(`mutation { signOut { signedOut } }`));
  expect(await tab.ended).toEqual({ code: 4401, reason: "SIGNED_OUT" });
  expect((await kept.next()).data!.viewerEvents.kind).toBe("USER_SIGNED_OUT");
});

test("a session ends its sockets when its lifetime is over", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await server.sql("update session set expires_at = now() + interval '700 milliseconds' where id = $1", [
    agent.sessionId,
  ]);
  const tab = agent.subscribe(PERSONAL);
  expect(await tab.ended).toEqual({ code: 4401, reason: "SESSION_EXPIRED" });
  expect(admin.userId).toBeTruthy();
});

test("a dead token opens no socket", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await byAdmin(admin, "suspendUsers", agent.userId);
  expect(await agent.subscribe(PERSONAL).ended).toMatchObject({ code: 4401 });
});

test("whoever connects while being suspended is thrown out all the same", async () => {
  const { account, admin } = await anAccount(server, { seats: 1000 });
  for (let round = 0; round < 20; round++) {
    const agents = await Promise.all(Array.from({ length: 10 }, () => aMember(account)));
    const tabs = agents.map((agent) => agent.subscribe(PERSONAL));
    await admin.must(
      graphql(
        `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
      ),
      { ids: agents.map((agent) => agent.userId) },
    );
    for (const tab of tabs) expect(await tab.ended).toMatchObject({ code: 4401 });
  }
});
