import { beforeAll, expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  type TestServer,
  untyped,
} from "../kit/index.js";

const MEMBERS = 40;

let server: TestServer;
let account: AccountScene;
let agent: Console;

/** A team in which everybody takes part in every group: lists of lists lead back to where they came from. */
beforeAll(async () => {
  server = await aServer();
  ({ account } = await anAccount(server));
  agent = await aMember(account);
  await server.sql(
    `with members as (
       insert into app_user (account_id, id, first_name, last_name, email, language)
       select $1::uuid, gen_random_uuid(), 'Member', 'Nº ' || n, 'member-' || n || '@example.com', 'EN' from generate_series(1, ${MEMBERS}) n returning id
     ), channels as (
       insert into channel (account_id, id, name, kind, status) values ($1, gen_random_uuid(), 'WhatsApp', 'WHATSAPP', 'CONNECTED') returning id
     ), groups as (
       insert into chat_group (account_id, id, name, channel_id)
       select $1, gen_random_uuid(), 'Group ' || n, channels.id from channels, generate_series(1, ${MEMBERS}) n returning id
     )
     select from members, groups`,
    [account.id],
  );
  await server.sql(
    `insert into user_chat_group (account_id, user_id, chat_group_id)
     select u.account_id, u.id, g.id from app_user u join chat_group g on g.account_id = u.account_id where u.account_id = $1`,
    [account.id],
  );
});

const DEEP = "participants { chatGroups { participants { id } } }";

test.each([
  ["a list", `{ chatGroups { ${DEEP} } }`],
  ["a page", `{ users(first: 5) { nodes { chatGroups { ${DEEP} } } } }`],
  ["one row", `{ viewer { user { chatGroups { ${DEEP} } } } }`],
])(
  "lists of lists in %s that would grow beyond all measure are refused, and its neighbours answered",
  async (_, query) => {
    const { data, errors } = await agent.graphql(untyped(query.replace(/}$/, "roles { systemRole } }")));
    expect(errors).toMatchObject([{ extensions: { code: "QUERY_TOO_COMPLEX" } }]);
    expect(data?.roles ?? []).toHaveLength(data ? 6 : 0);
  },
);

test("who selects one list less is answered, in one statement", async () => {
  const query = graphql(`{ chatGroups { name participants { name chatGroups { id } } } }`);
  const { chatGroups } = await agent.must(untyped(query));
  expect(chatGroups).toHaveLength(MEMBERS);
  const participants = chatGroups[0].participants as { chatGroups: unknown[] }[];
  expect(participants.find(({ chatGroups: groups }) => groups.length)!.chatGroups).toHaveLength(MEMBERS);
});

test("texts that anybody may select again and again are refused by their size, before they are sent", async () => {
  await server.sql(
    "insert into quick_reply (account_id, id, shortcut, text) select $1, gen_random_uuid(), 'r' || n, repeat('x', 10000) from generate_series(1, 900) n",
    [account.id],
  );
  const refused = { extensions: { code: "QUERY_TOO_COMPLEX" } };
  const once = await agent.must(graphql(`{ quickReplies { text } }`));
  expect(once.quickReplies).toHaveLength(900);
  // Twice in one list is past 16 MiB, and four lists of 9 MB are past 32 MiB together.
  expect((await agent.graphql(untyped("{ quickReplies { a: text b: text } }"))).errors).toMatchObject([refused]);
  const { data, errors } = await agent.graphql(
    untyped(`{ ${[1, 2, 3, 4].map((n) => `l${n}: quickReplies { text }`).join(" ")} roles { systemRole } }`),
  );
  expect(errors).toMatchObject([refused]);
  expect(data!.roles).toHaveLength(6);
});
