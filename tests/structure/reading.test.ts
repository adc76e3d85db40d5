import { expect, test } from "vitest";
import { aMember, anAccount, aServer, graphql, untyped } from "../kit/index.js";
import { aPartOfEach, give, idsOf, LISTS } from "./kit.js";

const server = await aServer();

test.each([
  ["users with all that they belong to", `{ users { nodes { name ${LISTS} } } }`],
  [
    "the whole structure, each list one",
    "{ departments { name userCount } skills { name userCount } projects { name userCount } channels { name managers { name } } chatGroups { name channel { name managers { name } } participants { name roles { name } } } }",
    5,
  ],
  ["there and back", "{ chatGroups { participants { channels { managers { name } } } } }"],
])("%s is one statement", async (_, query, count = 1) => {
  const { account, admin } = await anAccount(server);
  const parts = await aPartOfEach(admin);
  for (const user of [await aMember(account), await aMember(account)]) await give(admin, user, idsOf(parts));
  await admin.must(untyped(query));
  const statements = await server.statements(() => admin.must(untyped(query)));
  expect(statements.filter((text) => text.includes("::text as json"))).toHaveLength(count);
});

test("changing the structure of 200 users takes as many statements as of one", async () => {
  const { account, admin } = await anAccount(server, { seats: 300 });
  const parts = await aPartOfEach(admin);
  await server.sql(
    `insert into app_user (account_id, id, first_name, last_name, email, language)
     select $1, gen_random_uuid(), 'N', i::text, i || '@many.example', 'EN' from generate_series(1, 200) i`,
    [account.id],
  );
  const rows = await server.sql<{ id: string }>("select id from app_user where account_id = $1 and first_name = 'N'", [
    account.id,
  ]);
  const [first, ...ids] = rows.map(({ id }) => id);
  const update = async (some: string[]) => {
    const statements = await server.statements(() =>
      admin.must(
        graphql(
          `mutation ($input: UpdateUsersInput!) { updateUsers(input: $input) { results { id } userErrors { code } } }`,
        ),
        { input: { ids: some, patch: idsOf(parts) } },
      ),
    );
    return statements.filter((text) => text.includes("skill"));
  };
  // What is asked for, what is held, and what is given.
  expect(await update([first!])).toHaveLength(3);
  expect(await update(ids)).toHaveLength(3);
  const [{ count }] = (await server.sql("select count(*)::int as count from user_chat_group where account_id = $1", [
    account.id,
  ])) as [{ count: number }];
  expect(count).toBe(200);
});
