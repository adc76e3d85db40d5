import { expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  type VariablesOf,
} from "../kit/index.js";
import { holding } from "../structure/kit.js";

const server = await aServer();

const READ = graphql(`{ automation { greeting closing distributionEnabled } }`);
const UPDATE = graphql(
  `mutation ($input: UpdateAutomationInput!) { updateAutomation(input: $input) { automation { greeting closing distributionEnabled } userErrors { code path } } }`,
);
type Input = VariablesOf<typeof UPDATE>["input"];

const settings = async (console: Console) => (await console.must(READ)).automation;
const update = async (console: Console, input: Input) => {
  const { data, errors } = await console.graphql(UPDATE, { input });
  expect(errors).toBeUndefined();
  return data!.updateAutomation!;
};

/** Runs what must change nothing. */
async function leavingNoTrace(account: AccountScene, admin: Console, work: () => Promise<unknown>): Promise<void> {
  const trace = async () => [await settings(admin), await server.eventsOf(account.id)];
  const before = await trace();
  await work();
  expect(await trace()).toEqual(before);
}

const NOTHING = { greeting: null, closing: null, distributionEnabled: false };

test("an account begins with nothing said, and nothing distributed", async () => {
  const { admin } = await anAccount(server);
  expect(await settings(admin)).toEqual(NOTHING);
});

test("what is omitted stays, null and blanks clear, and each change is an event that tells before and after", async () => {
  const { account, admin } = await anAccount(server);
  const { automation } = await update(admin, { greeting: "  Olá!\nJá falamos. ", distributionEnabled: true });
  const first = { greeting: "Olá!\nJá falamos.", closing: null, distributionEnabled: true };
  expect(automation).toEqual(first);
  await update(admin, { closing: "Até logo" });
  await update(admin, { greeting: null });
  await update(admin, { closing: " \n " });
  await update(admin, { distributionEnabled: false });
  expect(await settings(admin)).toEqual(NOTHING);
  const events = await server.eventsOf(account.id);
  expect(events.map(({ kind, actor_id }) => [kind, actor_id])).toEqual(
    Array(5).fill(["AUTOMATION_UPDATED", admin.userId]),
  );
  const change = (field: string, before: unknown, after: unknown) => ({
    field,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  expect(events.map(({ changes }) => changes)).toEqual([
    [change("greeting", null, first.greeting), change("distributionEnabled", false, true)],
    [change("closing", null, "Até logo")],
    [change("greeting", first.greeting, null)],
    [change("closing", "Até logo", null)],
    [change("distributionEnabled", true, false)],
  ]);
});

test("what is so already is no event", async () => {
  const { account, admin } = await anAccount(server);
  await update(admin, { greeting: "Oi" });
  await leavingNoTrace(account, admin, async () => {
    await update(admin, {});
    await update(admin, { greeting: " Oi ", closing: null, distributionEnabled: false });
  });
});

test.each<[string, Input, { code: string; path: string[] }[]]>([
  ["too long", { greeting: "x".repeat(10_001) }, [{ code: "TOO_LONG", path: ["input", "greeting"] }]],
  ["what texts must not hide", { closing: "a\u0000b" }, [{ code: "INVALID", path: ["input", "closing"] }]],
  ["neither on nor off", { distributionEnabled: null }, [{ code: "BLANK", path: ["input", "distributionEnabled"] }]],
  [
    "everything at once",
    { greeting: "a\u0007", closing: "x".repeat(10_001), distributionEnabled: null },
    [
      { code: "INVALID", path: ["input", "greeting"] },
      { code: "TOO_LONG", path: ["input", "closing"] },
      { code: "BLANK", path: ["input", "distributionEnabled"] },
    ],
  ],
])("refused: %s", async (_what, input, userErrors) => {
  const { account, admin } = await anAccount(server);
  await update(admin, { greeting: "Oi", closing: "Tchau" });
  await leavingNoTrace(account, admin, async () => {
    expect(await update(admin, input)).toEqual({ automation: null, userErrors });
  });
});

test("as many characters as a text may have", async () => {
  const { admin } = await anAccount(server);
  const greeting = "\u{1f35e}".repeat(10_000);
  expect((await update(admin, { greeting })).automation!.greeting).toBe(greeting);
});

test("needs AUTOMATION_MANAGE", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const denied = { code: "FORBIDDEN", permission: "AUTOMATION_MANAGE" };
  await leavingNoTrace(account, admin, async () => {
    for (const { data, errors } of [
      await manager.graphql(READ),
      await manager.graphql(UPDATE, { input: { greeting: "Oi" } }),
    ]) {
      expect(Object.values(data!)).toEqual([null]);
      expect(errors!.map(({ extensions }) => extensions)).toEqual([denied]);
    }
  });
  const keeper = await holding(account, await aMember(account), ["AUTOMATION_MANAGE"]);
  expect((await update(keeper, { greeting: "Oi" })).userErrors).toEqual([]);
  expect(await settings(keeper)).toEqual({ ...NOTHING, greeting: "Oi" });
});

test("accounts do not share it", async () => {
  const [{ admin }, { admin: stranger }] = [await anAccount(server), await anAccount(server)];
  await update(admin, { greeting: "Oi", distributionEnabled: true });
  expect(await settings(stranger)).toEqual(NOTHING);
});

test("changes that race all count, and the log tells one after the other", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const last = `${round}`;
    await Promise.all([
      ...Array.from({ length: 5 }, (_, n) => update(admin, { greeting: `${last} ${n}` })),
      ...Array.from({ length: 5 }, (_, n) => update(admin, { closing: `${last} ${n}` })),
    ]);
  }
  let [greeting, closing]: (string | null)[] = [null, null];
  for (const { changes } of await server.eventsOf(account.id)) {
    const [{ field, before, after }] = changes as [(typeof changes)[number]];
    expect(JSON.parse(before!)).toBe(field === "greeting" ? greeting : closing);
    if (field === "greeting") greeting = JSON.parse(after!);
    else closing = JSON.parse(after!);
  }
  expect(await settings(admin)).toEqual({ greeting, closing, distributionEnabled: false });
  expect(await server.eventsOf(account.id)).toHaveLength(200);
});

test("the log's readers see it live", async () => {
  const { account, admin } = await anAccount(server);
  const { viewer } = await admin.must(graphql(`{ viewer { eventCursor } }`));
  const stream = admin.subscribe(
    graphql(
      `subscription ($after: String) { events(after: $after, filter: { kinds: [AUTOMATION_UPDATED] }) { __typename kind changes { field } ... on AccountEvent { account { id } } } }`,
    ),
    { after: viewer.eventCursor },
  );
  await update(admin, { distributionEnabled: true });
  expect((await stream.next()).data!.events).toEqual({
    __typename: "AccountEvent",
    kind: "AUTOMATION_UPDATED",
    changes: [{ field: "distributionEnabled" }],
    account: { id: account.id },
  });
  admin.close();
});
