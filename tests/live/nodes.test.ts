import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql } from "../kit/index.js";

const server = await aServer();
const second = await server.anotherNode();
const secondUrl = `${second.url}/graphql`;

const EVENTS = graphql(`subscription ($after: String) { events(after: $after) { sequence kind } }`);
const cursorOf = async (console: Console) =>
  (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
const department = (console: Console, name: string) =>
  console.must(
    graphql(
      `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
    ),
    { name },
  );

test("what one node does, a console at another sees", async () => {
  const { admin } = await anAccount(server);
  const stream = admin.subscribe(EVENTS, { after: await cursorOf(admin) }, { url: secondUrl });
  for (const name of ["a", "b", "c"]) await department(admin, name);
  for (const sequence of [1, 2, 3]) expect((await stream.next()).data!.events.sequence).toBe(sequence);
});

test("a suspension at one node closes sockets at the other", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  const tab = agent.subscribe(
    graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`),
    { after: await cursorOf(admin) },
    { url: secondUrl },
  );
  await agent.must(graphql(`mutation { updateProfile(input: { webchatName: "Bru" }) { userErrors { code } } }`));
  expect((await tab.next()).data!.viewerEvents.kind).toBe("USER_UPDATED");
  await admin.must(
    graphql(
      `mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { id: agent.userId },
  );
  expect((await tab.next()).data!.viewerEvents.kind).toBe("USER_SUSPENDED");
  expect(await tab.ended).toEqual({ code: 4401, reason: "USER_SUSPENDED" });
  const answer = await fetch(secondUrl, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${agent.token}` },
    body: JSON.stringify({ query: "{ viewer { user { id } } }" }),
  });
  expect(((await answer.json()) as { errors: { extensions: { code: string } }[] }).errors[0]!.extensions.code).toBe(
    "UNAUTHENTICATED",
  );
});

test("nothing is lost where notifications are: the log itself is compared", async () => {
  const { account, admin } = await anAccount(server);
  const stream = admin.subscribe(EVENTS, { after: await cursorOf(admin) }, { url: secondUrl });
  await department(admin, "first");
  await stream.next();
  // An event that nobody is notified of.
  await server.sql(
    `with numbered as (update account set event_sequence = event_sequence + 1 where id = $1 returning event_sequence)
     insert into event (account_id, sequence, id, kind, at, actor_name, subject_id, subject_name, structure_kind)
     select $1, event_sequence, gen_random_uuid(), 'STRUCTURE_CREATED', now(), 'system', gen_random_uuid(), 'x', 'DEPARTMENT' from numbered`,
    [account.id],
  );
  expect((await stream.next()).data!.events.sequence).toBe(2);
});

test("writers at two nodes and consoles that come and go: every event once, in order", async () => {
  const { admin } = await anAccount(server);
  const start = await cursorOf(admin);
  const rounds = 40;
  const elsewhere = new (admin.constructor as typeof Console)(
    secondUrl,
    admin.token,
    admin.userId,
    admin.sessionId,
    "",
  );
  const write = async (console: Console, name: string) => {
    for (let i = 0; i < rounds; i++) await department(console, `${name} ${i}`);
  };
  const total = rounds * 4;
  const watch = async (url: string, stay: number) => {
    const seen: number[] = [];
    let after = start;
    while (seen.length < total) {
      const stream = admin.subscribe(
        graphql(`subscription ($after: String) { events(after: $after) { sequence cursor } }`),
        { after },
        { url },
      );
      for (let i = 0; i < stay && seen.length < total; i++) {
        const { sequence, cursor } = (await stream.next()).data!.events;
        seen.push(sequence);
        after = cursor;
      }
      stream.unsubscribe();
    }
    return seen;
  };
  const expected = Array.from({ length: total }, (_, i) => i + 1);
  const watching = [
    watch(server.graphqlUrl, 3),
    watch(secondUrl, 7),
    watch(secondUrl, 1000),
    watch(server.graphqlUrl, 1),
  ];
  await Promise.all([write(admin, "a"), write(elsewhere, "b"), write(admin, "c"), write(elsewhere, "d")]);
  for (const seen of await Promise.all(watching)) expect(seen).toEqual(expected);
});
