import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, type Console, graphql, untyped } from "../kit/index.js";

const server = await aServer();

const EVENTS = graphql(`subscription ($after: String) {
  events(after: $after) { __typename id kind sequence cursor actorName actor { name } changes { field before after } ... on StructureEvent { name structureKind } }
}`);
const VIEWER_EVENTS = graphql(
  `subscription ($after: String) { viewerEvents(after: $after) { kind sequence ... on UserEvent { user { name roles { name } } } } }`,
);
const CURSOR = graphql(`{ viewer { eventCursor } }`);

const department = (console: Console, name: string) =>
  console.must(
    graphql(
      `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
    ),
    { name },
  );
const cursorOf = async (console: Console) => (await console.must(CURSOR)).viewer.eventCursor;

test("a change is delivered live, as what was selected of it", async () => {
  const { admin } = await anAccount(server);
  const stream = admin.subscribe(EVENTS, { after: await cursorOf(admin) });
  await department(admin, "Vendas");
  const { data } = await stream.next();
  expect(data!.events).toMatchObject({
    __typename: "StructureEvent",
    kind: "STRUCTURE_CREATED",
    sequence: 1,
    actorName: "Ana Souza",
    actor: { name: "Ana Souza" },
    changes: [{ field: "name", before: null, after: '"Vendas"' }],
    name: "Vendas",
    structureKind: "DEPARTMENT",
  });
  expect(data!.events.cursor).toBe(await cursorOf(admin));
});

test("a console resumes behind the last event it saw: nothing is missing, nothing comes twice", async () => {
  const { admin } = await anAccount(server);
  const start = await cursorOf(admin);
  for (let i = 0; i < 5; i++) await department(admin, `before ${i}`);
  const stream = admin.subscribe(EVENTS, { after: start });
  for (let i = 0; i < 5; i++) await department(admin, `after ${i}`);
  const sequences: number[] = [];
  let cursor = "";
  for (let i = 0; i < 10; i++) {
    const { data } = await stream.next();
    sequences.push(data!.events.sequence);
    if (i === 6) cursor = data!.events.cursor;
  }
  expect(sequences).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  stream.unsubscribe();
  const resumed = admin.subscribe(EVENTS, { after: cursor });
  expect([
    (await resumed.next()).data!.events.sequence,
    (await resumed.next()).data!.events.sequence,
    (await resumed.next()).data!.events.sequence,
  ]).toEqual([8, 9, 10]);
});

test("without a cursor a subscription starts now", async () => {
  const { account, admin } = await anAccount(server);
  await department(admin, "before");
  const stream = admin.subscribe(EVENTS);
  // A subscription is not acknowledged: it runs when something that is asked for comes through.
  let made = 0;
  const first = stream.next();
  let seen: number | null = null;
  void first.then(({ data }) => {
    seen = data!.events.sequence;
  });
  while (seen === null) await department(admin, `after ${made++}`);
  expect(seen).toBeGreaterThan(1);
  expect((await server.eventsOf(account.id)).length).toBeGreaterThanOrEqual(2);
});

test("the list is the same log, newest first, with the same cursors", async () => {
  const { admin } = await anAccount(server);
  for (const name of ["a", "b", "c"]) await department(admin, name);
  const page = (
    await admin.must(
      graphql(
        `{ events(first: 2) { totalCount nodes { sequence cursor kind ... on StructureEvent { name } } pageInfo { hasNextPage endCursor } } }`,
      ),
    )
  ).events;
  expect(page).toMatchObject({
    totalCount: 3,
    nodes: [
      { sequence: 3, name: "c" },
      { sequence: 2, name: "b" },
    ],
    pageInfo: { hasNextPage: true },
  });
  expect(page.pageInfo.endCursor).toBe(page.nodes[1].cursor);
  const stream = admin.subscribe(EVENTS, { after: page.nodes[1].cursor });
  expect((await stream.next()).data!.events.sequence).toBe(3);
});

test("a cursor of another account, and a malformed one, are refused", async () => {
  const { admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  for (const after of [await cursorOf(stranger), "nonsense"]) {
    const { errors } = await admin.subscribe(EVENTS, { after }).next();
    expect(errors![0]!.extensions.code).toBe("BAD_USER_INPUT");
  }
});

test("a cursor that lies too far back, or that the log no longer holds, has expired", async () => {
  const { account, admin } = await anAccount(server);
  const start = await cursorOf(admin);
  await server.sql(
    `insert into event (account_id, sequence, id, kind, at, actor_name, subject_id, subject_name, structure_kind)
     select $1, n, gen_random_uuid(), 'STRUCTURE_CREATED', now(), 'system', gen_random_uuid(), 'x', 'DEPARTMENT' from generate_series(1, 10001) n`,
    [account.id],
  );
  await server.sql("update account set event_sequence = 10001 where id = $1", [account.id]);
  const expired = async (after: string) =>
    ((await admin.subscribe(EVENTS, { after }).ended).errors as { extensions: { code: string } }[])[0]!.extensions.code;
  expect(await expired(start)).toBe("CURSOR_EXPIRED");

  const { account: trimmed, admin: other } = await anAccount(server);
  const early = await cursorOf(other);
  for (const name of ["a", "b", "c"]) await department(other, name);
  await server.sql("delete from event where account_id = $1 and sequence < 3", [trimmed.id]);
  const stream = other.subscribe(EVENTS, { after: early });
  expect(((await stream.ended).errors as { extensions: { code: string } }[])[0]!.extensions.code).toBe(
    "CURSOR_EXPIRED",
  );
});

test.each([
  ["events", "EVENTS_READ", "AGENT"],
  ["invitationEvents", "USERS_INVITE", "AGENT"],
  ["userEvents", "USERS_READ", "AGENT"],
] as const)("%s needs %s", async (field, permission, role) => {
  const { account } = await anAccount(server);
  const member = await aMember(account, { role });
  const { errors } = await member.subscribe(untyped(`subscription { ${field} { kind } }`)).next();
  expect(errors![0]!.extensions).toMatchObject({ code: "FORBIDDEN", permission });
});

test("who loses the permission gets one FORBIDDEN error on that subscription, and nothing after", async () => {
  const { account, admin } = await anAccount(server);
  const other = await aMember(account, { role: "ADMINISTRATOR" });
  const stream = other.subscribe(EVENTS, { after: await cursorOf(admin) });
  await department(admin, "before");
  await stream.next();
  await admin.must(
    graphql(
      `mutation ($id: ID!, $roles: [ID!]!) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { user { id } userErrors { code } } }`,
    ),
    { id: other.userId, roles: [account.roleIds.AGENT] },
  );
  await department(admin, "after");
  const { errors } = await stream.ended;
  expect((errors as { extensions: object }[])[0]!.extensions).toMatchObject({
    code: "FORBIDDEN",
    permission: "EVENTS_READ",
  });
  expect(stream.waiting).toEqual([]);
});

test("a suspension throws its user out of every tab, after a last event to viewerEvents", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { role: "MANAGER" });
  const tab = await aSession(account, agent.userId);
  const after = await cursorOf(admin);
  const [first, second] = [
    agent.subscribe(VIEWER_EVENTS, { after }),
    tab.subscribe(graphql(`subscription ($after: String) { userEvents(after: $after) { kind } }`), { after }),
  ];
  // Both are connected once they have told of this; whom the suspension overtakes is refused instead.
  await agent.must(graphql(`mutation { updateProfile(input: { webchatName: "Ana" }) { userErrors { code } } }`));
  for (const stream of [first, second]) await stream.next();
  await admin.must(
    graphql(
      `mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { id: agent.userId },
  );
  expect((await first.next()).data!.viewerEvents).toMatchObject({ kind: "USER_SUSPENDED" });
  for (const stream of [first, second])
    expect(await stream.ended).toMatchObject({ code: 4401, reason: "USER_SUSPENDED" });
  expect(second.waiting).toEqual([]);
  expect((await agent.graphql(graphql(`{ viewer { user { id } } }`))).errors![0]!.extensions.code).toBe(
    "UNAUTHENTICATED",
  );
});

test("consoles with equal rights share one execution, and others do not see what they may not", async () => {
  const { account, admin } = await anAccount(server);
  const managers = await Promise.all(Array.from({ length: 5 }, () => aMember(account, { role: "MANAGER" })));
  const document = graphql(
    `subscription ($after: String) { userEvents(after: $after) { user { name email manageable account: webchatName } } }`,
  );
  const after = await cursorOf(admin);
  const streams = managers.map((manager) =>
    manager.subscribe(graphql(`subscription ($after: String) { userEvents(after: $after) { user { name email } } }`), {
      after,
    }),
  );
  const personal = admin.subscribe(document, { after });
  const rename = () =>
    admin.must(
      graphql(
        `mutation ($name: String!) { updateProfile(input: { webchatName: $name }) { user { id } userErrors { code } } }`,
      ),
      { name: `Ana ${Math.random()}` },
    );
  await rename();
  await Promise.all([...streams, personal].map((stream) => stream.next()));
  const statements = await server.statements(async () => {
    await rename();
    await Promise.all([...streams, personal].map((stream) => stream.next()));
  });
  expect(statements.filter((text) => text.includes("from event t"))).toHaveLength(2);
});

test("who may read all that is selected shares it, whatever else it may; what depends on who asks is each one's own", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const query = graphql(
    `subscription ($after: String, $mine: Boolean!) { userEvents(after: $after) { user { name roles { name assignable @include(if: $mine) } } } }`,
  );
  const after = await cursorOf(admin);
  const watch = (mine: boolean) => [admin, manager].map((console) => console.subscribe(query, { after, mine }));
  const [alike, own] = [watch(false), watch(true)];
  const rename = graphql(
    `mutation ($name: String!) { updateProfile(input: { webchatName: $name }) { user { id } userErrors { code } } }`,
  );
  for (let i = 0; i < 3; i++) {
    await admin.must(rename, { name: `Ana ${i}` });
    for (const stream of alike)
      expect((await stream.next()).data!.userEvents.user!.roles).toEqual([{ name: "Administrator" }]);
    const answers = await Promise.all(own.map((stream) => stream.next()));
    // A Manager gives no role that allows more than its own.
    expect(answers.map(({ data }) => data!.userEvents.user!.roles![0]!.assignable)).toEqual([true, false]);
  }
});
