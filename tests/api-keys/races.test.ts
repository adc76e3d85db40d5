import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";
import { aKey, askedToDelete, codesOf, deleteKey } from "./kit.js";

const server = await aServer();

const department = (console: Console, name: string) =>
  console.graphql(
    graphql(
      `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
    ),
    { name },
  );

/** How far the log was when something was answered. */
async function lengthOf(accountId: string): Promise<number> {
  const [row] = await server.sql<{ length: number }>(
    "select event_sequence::int as length from account where id = $1",
    [accountId],
  );
  return row!.length;
}

test("from the moment a deletion answers, nothing that the key was doing commits any more", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const { id, console } = await aKey(admin, ["TEAM_STRUCTURE_MANAGE"], { name: `key ${round}` });
    const running = Array.from({ length: 10 }, (_, i) => department(console, `${round} ${i}`));
    await deleteKey(admin, id);
    const answered = await lengthOf(account.id);
    await Promise.all(running);
    const events = await server.eventsOf(account.id);
    const late = events.filter(({ sequence, actor_name }) => sequence > answered && actor_name === `key ${round}`);
    expect(late).toEqual([]);
    expect(await codesOf(console)).toEqual(["UNAUTHENTICATED"]);
  }
});

test("from the moment its maker's suspension answers, as little", async () => {
  const { account, admin } = await anAccount(server, { seats: 1000 });
  for (let round = 0; round < 20; round++) {
    const maker = await aMember(account, { role: "ADMINISTRATOR" });
    const { console } = await aKey(maker, ["TEAM_STRUCTURE_MANAGE"], { name: `key ${round}` });
    const running = Array.from({ length: 10 }, (_, i) => department(console, `s ${round} ${i}`));
    await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
      id: maker.userId,
    });
    const answered = await lengthOf(account.id);
    await Promise.all(running);
    const late = (await server.eventsOf(account.id)).filter(
      ({ sequence, actor_name }) => sequence > answered && actor_name === `key ${round}`,
    );
    expect(late).toEqual([]);
  }
});

test("of many who delete a key at once, one does", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const { id } = await aKey(admin);
    const answers = await Promise.all(Array.from({ length: 10 }, () => askedToDelete(admin, id)));
    expect(answers.filter(({ payload }) => payload!.deletedId)).toHaveLength(1);
  }
  const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === "API_KEY_DELETED")).toHaveLength(20);
});

test("a program that connects while its key is deleted is thrown out all the same", async () => {
  const { admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const { id, console } = await aKey(admin);
    const tabs = Array.from({ length: 10 }, () => console.subscribe(graphql(`subscription { viewerEvents { kind } }`)));
    await deleteKey(admin, id);
    for (const tab of tabs) expect(await tab.ended).toMatchObject({ code: 4401 });
  }
});
