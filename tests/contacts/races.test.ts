import { beforeAll, expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import { aMember, anAccount, aServer, Console, graphql, type TestServer } from "../kit/index.js";
import { asked, codeOf, done, payloadOf } from "./kit.js";

let server: TestServer;
let secondUrl: string;
beforeAll(async () => {
  server = await aServer();
  secondUrl = `${(await server.anotherNode()).url}/graphql`;
});

const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const TEN = Array.from({ length: 10 }, (_, i) => i);

/** The same session at the other node, for every second request. */
const spread = (console: Console, i: number) =>
  i % 2 ? console : new Console(secondUrl, console.token, console.userId, console.sessionId, console.email);

const SUSPEND = graphql(
  `mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
);
const DELETE_KEY = graphql(`mutation ($id: ID!) { deleteApiKey(id: $id) { deletedId userErrors { code } } }`);

/** How many contacts there are, of those by this name. */
async function count(accountId: string, name: string): Promise<number> {
  const [row] = await server.sql<{ count: number }>(
    "select count(*)::int as count from contact where account_id = $1 and name = $2",
    [accountId, name],
  );
  return row!.count;
}

test("from the moment a suspension answers, no contact that the user was making is made any more", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  for (const round of ROUNDS) {
    const agent = await aMember(account);
    const name = `Round ${round}`;
    const running = TEN.map((i) => asked(spread(agent, i), "create", "Contact", { name }));
    await spread(admin, round).must(SUSPEND, { id: agent.userId });
    const made = await count(account.id, name);
    const answers = await Promise.all(running);
    expect(await count(account.id, name)).toBe(made);
    const codes = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.code) ?? []);
    expect(codes).toEqual(Array(10 - made).fill("UNAUTHENTICATED"));
  }
});

test("from the moment an API key's deletion answers, as little", async () => {
  const { account, admin } = await anAccount(server);
  for (const round of ROUNDS) {
    const { id, console } = await aKey(admin, ["CONTACTS_CREATE"]);
    const name = `Round ${round}`;
    const running = TEN.map((i) => asked(spread(console, i), "create", "Contact", { name }));
    await admin.must(DELETE_KEY, { id });
    const made = await count(account.id, name);
    await Promise.all(running);
    expect(await count(account.id, name)).toBe(made);
  }
});

test("making contacts waits for nobody who holds the account", async () => {
  const { account, admin } = await anAccount(server);
  const client = await server.app.db.begin("READ COMMITTED");
  await client.tx.query("select from account where id = $1 for no key update", [account.id]);
  const { id } = await done(admin, "create", "Contact", { name: "Zélia" });
  await done(admin, "update", "Contact", { id, name: "Ivo" });
  await client.rollback();
});

test("a contact and a group are either linked, or one of them is gone, whoever comes first", async () => {
  for (const round of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const contacts = await Promise.all(TEN.map((i) => done(admin, "create", "Contact", { name: `C ${i}` })));
    const { id: group } = await done(admin, "create", "ContactGroup", { name: "Sul" });
    const linking = contacts.map(({ id }, i) =>
      payloadOf(spread(admin, i), "update", "Contact", { id, name: `D ${i}`, groupIds: [group] }),
    );
    const contactIds = contacts.map(({ id }) => id);
    const grouping =
      round % 2
        ? payloadOf(spread(admin, 0), "update", "ContactGroup", { id: group, contactIds })
        : Promise.resolve({ userErrors: [] });
    const deleted = codeOf(await payloadOf(spread(admin, 1), "delete", "ContactGroup", { id: group }));
    expect(deleted).toBe("done");
    const codes = (await Promise.all([...linking, grouping])).map(codeOf);
    expect(codes.filter((code) => code !== "done" && code !== "NOT_FOUND")).toEqual([]);
    expect(await server.sql("select from contact_group_contact where account_id = $1", [account.id])).toEqual([]);
    // What was refused was refused as a whole.
    const renamed = await server.sql("select from contact where account_id = $1 and name like 'D %'", [account.id]);
    expect(renamed).toHaveLength(codes.slice(0, 10).filter((code) => code === "done").length);
  }
});

test("of many who delete a contact at once, one does", async () => {
  const { account, admin } = await anAccount(server);
  for (const round of ROUNDS) {
    const { id } = await done(admin, "create", "Contact", { name: `C ${round}` });
    const payloads = await Promise.all(TEN.map((i) => payloadOf(spread(admin, i), "delete", "Contact", { id })));
    expect(payloads.map(codeOf).sort()).toEqual([...Array(9).fill("NOT_FOUND"), "done"]);
  }
  expect(await server.eventsOf(account.id)).toHaveLength(20);
});
