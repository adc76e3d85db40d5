import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { aDesk, addAsked, fromContact, messagesOf, outcomeOf } from "../conversations/kit.js";
import { aMember, aServer, Console, graphql } from "../kit/index.js";

const server = await aServer();

/** How many statements wait for a lock. */
const waiting = async (): Promise<number> =>
  (
    await server.sql<{ count: number }>(
      "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    )
  )[0]!.count;

test("a suspension is answered only when what its user's keys have begun is done; nothing of theirs is written after it", async () => {
  const desk = await aDesk(server);
  const creator = await aMember(desk.account, { role: "ADMINISTRATOR" });
  const { createApiKey } = await creator.must(
    graphql(
      `mutation { createApiKey(input: { name: "Ponte", permissions: [CONVERSATIONS_INGEST] }) { token userErrors { code } } }`,
    ),
  );
  const key = new Console(server.graphqlUrl, createApiKey.token!, "", "", "");
  const { id } = await fromContact(desk);
  const say = (text: string) => addAsked(key, { conversationId: id, text, author: "CONTACT" });

  const holder = new pg.Client(server.databaseUrl);
  await holder.connect();
  onTestFinished(() => holder.end());
  await holder.query("begin");
  await holder.query("select from conversation where id = $1 for update", [id]);
  const said = say("Ainda");
  while ((await waiting()) < 1) await new Promise((resolve) => setTimeout(resolve, 10));
  const suspended = desk.admin.must(
    graphql(
      `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { ids: [creator.userId] },
  );
  while ((await waiting()) < 2) await new Promise((resolve) => setTimeout(resolve, 10));
  await holder.query("commit");
  await suspended;
  expect(await messagesOf(desk.admin, id)).toHaveLength(2);
  expect(outcomeOf(await said)).toBe("done");

  expect(outcomeOf(await say("Tarde"))).toBe("UNAUTHENTICATED");
  expect(await messagesOf(desk.admin, id)).toHaveLength(2);
});
