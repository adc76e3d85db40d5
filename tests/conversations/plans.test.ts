import { beforeAll, describe, expect, test } from "vitest";
import { aServerOfItsOwn, type Console, plansOf, type TestServer } from "../kit/index.js";
import { aClient, aDesk, aRow, aTeam, type Desk, join } from "./kit.js";

const CONVERSATIONS = 100_000;
let server: TestServer;
let desk: Desk;
let viewers: Record<string, Console>;
let parts: { department: string; label: string; contactGroup: string };

/*
 * Most are closed, of one of twenty departments, and somebody's. Every viewer but the Manager sees few of them, and those are among the
 * oldest: what reads from the newest on until it has found a page would read them all.
 */
beforeAll(async () => {
  server = await aServerOfItsOwn();
  desk = await aDesk(server);
  const { id } = desk.account;
  const team = await aTeam(desk);
  const members = Object.values(team);
  const rare = await aRow(desk, "department", "Rare");
  await join(desk, "department", rare, ...members);
  await server.sql(
    `insert into department (account_id, id, name) select $1, gen_random_uuid(), 'D ' || i from generate_series(1, 20) i`,
    [id],
  );
  await server.sql(
    "insert into contact (account_id, id, name) select $1, gen_random_uuid(), 'Cliente ' || i from generate_series(1, 20000) i",
    [id],
  );
  const users = members.map(({ userId }) => `'${userId}'`).join();
  // Without looking up what every row refers to, which would take most of the time.
  await server.sql(`
    begin; set local session_replication_role = replica;
    with c as (select array_agg(id order by id) as ids from contact where account_id = '${id}'),
       d as (select array_agg(id order by id) as ids from department where account_id = '${id}' and id <> '${rare}')
     insert into conversation (account_id, id, protocol, contact_id, channel_id, department_id, assignee_id, status, started_by, created_at, last_message_at, closed_at)
     select '${id}', gen_random_uuid(), (20000000 + i)::text, c.ids[1 + i % 20000], '${desk.channelId}',
       case when i <= 40 then '${rare}' when i % 10 > 0 then d.ids[1 + i % 20] end,
       case when i <= 200 and i % 2 = 0 then (array[${users}]::uuid[])[1 + i / 2 % 5] when i % 50 > 0 then '${desk.admin.userId}' end,
       case when i % 20 > 0 then 'CLOSED' else 'OPEN' end, 'CONTACT', now() - (200000 - i) * interval '1 minute',
       case when i % 7 > 0 then now() - (200000 - i) * interval '1 minute' + interval '30 seconds' end, case when i % 20 > 0 then now() end
     from c, d, generate_series(1, ${CONVERSATIONS}) i;
    insert into message (account_id, id, conversation_id, author, text, created_at)
     select account_id, gen_random_uuid(), id, 'CONTACT', 'Olá', created_at from conversation;
    commit`);
  const [label, organization, contactGroup] = [
    await aRow(desk, "label", "VIP"),
    await aRow(desk, "organization", "Partner"),
    await aRow(desk, "contact_group", "Sul"),
  ];
  await server.sql(
    `insert into conversation_label select account_id, id, $2 from conversation where account_id = $1 and protocol like '%777'`,
    [id, label],
  );
  await server.sql("insert into organization_contact_group values ($1, $2, $3)", [id, organization, contactGroup]);
  await server.sql(
    "insert into contact_group_contact select account_id, $2, id from contact where account_id = $1 and name like '%1234'",
    [id, contactGroup],
  );
  viewers = { ADMINISTRATOR: desk.admin, ...team, CLIENT: await aClient(desk, organization) };
  parts = { department: rare, label, contactGroup };
  await server.sql("vacuum analyze");
}, 120_000);

const list = (selected: string) => `
  query ($filter: ConversationFilter, $orderBy: ConversationOrder, $first: Int, $last: Int) {
    conversations(first: $first, last: $last, filter: $filter, orderBy: $orderBy) {
      nodes { id protocol status contact { name } ${selected} messages(last: 1) { nodes { text author createdAt } } }
      pageInfo { hasNextPage endCursor } } }`;
const PAGE = list("assignee { name } department { name } labels { name color }");
const OF_CLIENTS = list("");

describe.each(["ADMINISTRATOR", "MANAGER", "AGENT", "DISPATCHER", "ATTENDANT", "CLIENT"])("%s", (role) => {
  test("no page of 100,000 conversations reads them all, and each is one statement", async () => {
    const viewer = viewers[role]!;
    const { department, label, contactGroup } = parts;
    const ofTheTeam = [
      { unassigned: true },
      { unassigned: true, status: ["OPEN"] },
      { departmentIds: [department] },
      { labelIds: [label] },
      { contactGroupId: contactGroup },
      { assigneeIds: [viewer.userId] },
    ];
    const asked: object[] = [
      ...[{}, { status: ["OPEN"] }, { search: "1234" }, { search: "nobody" }].map((filter) => ({ filter })),
      ...(role === "CLIENT" ? [] : ofTheTeam.map((filter) => ({ filter }))),
      ...["CREATED_AT", "LAST_MESSAGE_AT"].flatMap((field) =>
        ["ASC", "DESC"].map((direction) => ({ orderBy: { field, direction } })),
      ),
      { last: 50 },
    ];
    for (const variables of asked)
      for (const plan of await plansOf(server, viewer, role === "CLIENT" ? OF_CLIENTS : PAGE, variables))
        expect(/Seq Scan on (conversation|message)\b/.test(plan), `${JSON.stringify(variables)}\n${plan}`).toBe(false);
  });
});
