import { expect, test } from "vitest";
import { aMember, anAccount, aServer, Console, graphql, type Stream, untyped } from "../kit/index.js";
import { aKey, askedToDelete, codesOf, deleteKey, type Program, tracesOf } from "./kit.js";

const server = await aServer();
const second = await server.anotherNode();

const VIEWER_EVENTS = graphql(
  `subscription ($after: String) { viewerEvents(after: $after) { kind ... on ApiKeyEvent { apiKeyId } } }`,
);
const ENDED = { code: 4401, reason: "API_KEY_ENDED" };

const onUser = (admin: Console, mutation: string, id: string) =>
  admin.must(
    untyped(
      `mutation ($id: ID!) { ${mutation}(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { id },
  );

/** A program's tab that is subscribed for certain: it has received something. */
async function anOpenTab(admin: Console, { console }: Program, url?: string): Promise<Stream> {
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  await admin.must(
    graphql(`mutation ($name: String) { updateAccount(input: { name: $name }) { userErrors { code } } }`),
    {
      name: `Aurora ${Math.random()}`,
    },
  );
  const tab = console.subscribe(VIEWER_EVENTS, { after }, { url });
  expect((await tab.next()).data!.viewerEvents.kind).toBe("ACCOUNT_UPDATED");
  return tab;
}

test("a deleted key opens nothing, and its sockets close on every node behind a last event", async () => {
  const { account, admin } = await anAccount(server);
  const program = await aKey(admin, ["USERS_READ"], { name: "CRM" });
  const kept = await aKey(admin);
  const tabs = [await anOpenTab(admin, program), await anOpenTab(admin, program, `${second.url}/graphql`)];
  const other = await anOpenTab(admin, kept);
  await deleteKey(admin, program.id);
  expect(await codesOf(program.console)).toEqual(["UNAUTHENTICATED"]);
  expect(await codesOf(new Console(`${second.url}/graphql`, program.console.token, "", "", ""))).toEqual([
    "UNAUTHENTICATED",
  ]);
  // Of a change of the account's name in between a tab may have heard as well.
  for (const tab of tabs) {
    let last = (await tab.next()).data!.viewerEvents;
    while (last.kind === "ACCOUNT_UPDATED") last = (await tab.next()).data!.viewerEvents;
    expect(last).toEqual({ kind: "API_KEY_DELETED", apiKeyId: program.id });
    expect(await tab.ended).toEqual(ENDED);
  }
  expect(other.waiting).toEqual([]);
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "API_KEY_DELETED",
    actor_id: admin.userId,
    subject_id: program.id,
    subject_name: "CRM",
    ended_sessions: [program.id],
    end_reason: "API_KEY_ENDED",
    changes: [
      { field: "name", before: '"CRM"', after: "null" },
      { field: "permissions", before: '["USERS_READ"]', after: "null" },
    ],
  });
});

test("a key may end itself", async () => {
  const { admin } = await anAccount(server);
  const program = await aKey(admin, ["API_KEYS_MANAGE"]);
  const tab = await anOpenTab(admin, program);
  await deleteKey(program.console, program.id);
  expect(await codesOf(program.console)).toEqual(["UNAUTHENTICATED"]);
  expect(await tab.ended).toEqual(ENDED);
});

test("a key rests while who made it is suspended, and tells its program nothing of why", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const program = await aKey(maker, ["USERS_READ"]);
  const tabs = [await anOpenTab(admin, program), await anOpenTab(admin, program, `${second.url}/graphql`)];
  const untouched = await anOpenTab(admin, await aKey(admin));
  await onUser(admin, "suspendUsers", maker.userId);
  expect(await codesOf(program.console)).toEqual(["UNAUTHENTICATED"]);
  for (const tab of tabs) {
    expect(await tab.ended).toEqual(ENDED);
    expect(tab.waiting.map(({ data }) => data!.viewerEvents.kind)).not.toContain("USER_SUSPENDED");
  }
  expect(await program.console.subscribe(VIEWER_EVENTS).ended).toMatchObject({ code: 4401 });
  await onUser(admin, "reactivateUsers", maker.userId);
  expect(await codesOf(program.console)).toBeUndefined();
  await anOpenTab(admin, program);
  expect((await untouched.next()).data!.viewerEvents.kind).toBe("ACCOUNT_UPDATED");
});

test("with a user its keys are deleted, each with an event", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const [first, other] = [await aKey(maker, [], { name: "first" }), await aKey(maker, [], { name: "other" })];
  const kept = await aKey(admin);
  const tab = await anOpenTab(admin, first);
  await onUser(admin, "deleteUsers", maker.userId);
  for (const { console } of [first, other]) expect(await codesOf(console)).toEqual(["UNAUTHENTICATED"]);
  expect(await codesOf(kept.console)).toBeUndefined();
  expect(await tab.ended).toEqual(ENDED);
  const events = (await server.eventsOf(account.id)).slice(-3);
  expect(events.map(({ kind }) => kind)).toEqual(["USER_DELETED", "API_KEY_DELETED", "API_KEY_DELETED"]);
  expect(new Set(events.map(({ subject_id }) => subject_id))).toEqual(new Set([maker.userId, first.id, other.id]));
});

test("signing its maker out everywhere leaves a key alone", async () => {
  const { account, admin } = await anAccount(server);
  const maker = await aMember(account, { role: "ADMINISTRATOR" });
  const program = await aKey(maker);
  const tab = await anOpenTab(admin, program);
  await onUser(admin, "revokeUserSessions", maker.userId);
  expect(await codesOf(program.console)).toBeUndefined();
  const again = await anOpenTab(admin, program);
  expect((await tab.next()).data!.viewerEvents.kind).toBe("ACCOUNT_UPDATED");
  again.unsubscribe();
});

test("a key ends by itself: at its time, with its sockets, and as an event of the system", async () => {
  const { account, admin } = await anAccount(server);
  const expiresAt = new Date(Date.now() + 700).toISOString();
  const program = await aKey(admin, ["USERS_READ"], { name: "Migration", expiresAt });
  const tab = program.console.subscribe(VIEWER_EVENTS);
  const watcher = admin.subscribe(
    graphql(`subscription { events { kind actorName ... on ApiKeyEvent { apiKeyId } } }`),
  );
  expect(await tab.ended).toEqual(ENDED);
  expect(await codesOf(program.console)).toEqual(["UNAUTHENTICATED"]);
  await server.sweep();
  expect((await watcher.next()).data!.events).toEqual({
    kind: "API_KEY_DELETED",
    actorName: "system",
    apiKeyId: program.id,
  });
  expect(await server.sql("select 1 from api_key where account_id = $1", [account.id])).toEqual([]);
});

test("an unknown key and one of another account cannot be deleted, and are the same", async () => {
  const { account, admin } = await anAccount(server);
  const { account: elsewhere, admin: stranger } = await anAccount(server);
  const { id } = await aKey(stranger);
  const before = [await tracesOf(account), await tracesOf(elsewhere)];
  const refused = { deletedId: null, userErrors: [{ code: "NOT_FOUND", path: ["id"] }] };
  expect((await askedToDelete(admin, id)).payload).toEqual(refused);
  expect((await askedToDelete(admin, "01890a5d-ac96-774b-bcce-b302099a8057")).payload).toEqual(refused);
  expect((await askedToDelete(admin, "x")).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  expect([await tracesOf(account), await tracesOf(elsewhere)]).toEqual(before);
});
