import { expect, test } from "vitest";
import { aDesk, aRow, fromContact } from "../conversations/kit.js";
import { aServer } from "../kit/index.js";
import { erase, withPassword } from "./kit.js";

const server = await aServer();

/** What a desk has of each: more than one transaction erases. */
const MANY = 12_000;

test("what hangs on a few goes before them, a bounded number of rows at a time, and nothing is left when it is answered", async () => {
  const desk = await aDesk(server);
  const { account, admin, channelId, contactId } = desk;
  await withPassword(account, admin);
  const { id } = await fromContact(desk);
  const [group, other] = [await aRow(desk, "contact_group", "Clube"), await fromContact(await aDesk(server))];
  await server.sql(
    `insert into message (account_id, id, conversation_id, author, text)
     select $1, gen_random_uuid(), $2, 'CONTACT', 'Bom dia!' from generate_series(1, $3::int)`,
    [account.id, id, MANY],
  );
  await server.sql(
    `insert into milestone (account_id, conversation_id, kind, user_id, at)
     select $1, $2, 'RECEIVED', $3, now() - i * interval '1 second' from generate_series(1, $4::int) i`,
    [account.id, id, admin.userId, MANY],
  );
  // One contact waits in many campaigns, one campaign for many contacts.
  await server.sql(
    `with made as (
       insert into campaign (account_id, id, name, status, channel_id, contact_group_id, text, recipient_count, launched_at)
       select $1, gen_random_uuid(), 'Natal', 'LAUNCHED', $2, $3, 'Feliz Natal!', 1, now() from generate_series(1, 3) returning id),
     people as (insert into contact (account_id, id, name) select $1, gen_random_uuid(), 'Rosa' from generate_series(1, $5::int) returning id)
     insert into campaign_recipient (account_id, campaign_id, contact_id)
       select $1, made.id, people.id from (select id from made limit 1) made, people union all select $1, id, $4 from made`,
    [account.id, channelId, group, contactId, MANY],
  );
  const statements = await server.statements(async () =>
    expect(await erase(admin, { data: ["CAMPAIGNS", "CONVERSATIONS"], confirm: account.slug })).toMatchObject({
      userErrors: [],
    }),
  );
  // Some at a time, and what they belong to only once nothing hangs on it any more.
  for (const [hanging, of] of [
    ["message", "conversation"],
    ["milestone", "conversation"],
    ["campaign_recipient", "campaign"],
  ] as const) {
    const clears = statements.flatMap((text, i) => (text.includes(`delete from "${hanging}"`) ? [i] : []));
    expect(clears.length).toBeGreaterThan(1);
    expect(statements.findIndex((text) => text.startsWith(`delete from ${of} `))).toBeGreaterThan(clears.at(-1)!);
  }
  expect(
    await server.sql(
      `select from conversation where account_id = $1 union all select from message where account_id = $1
       union all select from milestone where account_id = $1 union all select from campaign where account_id = $1
       union all select from campaign_recipient where account_id = $1`,
      [account.id],
    ),
  ).toEqual([]);
  expect(await server.sql("select from contact where account_id = $1", [account.id])).toHaveLength(MANY + 1);
  expect(await server.sql("select id from conversation where id = $1", [other.id])).toHaveLength(1);
});
