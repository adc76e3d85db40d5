import { expect, test } from "vitest";
import { seatsOf } from "../../src/modules/accounts/account.seats.js";
import { aMember, anAccount, aServer, graphql, idle } from "../kit/index.js";
import { codeOf, refusalsIn, stateOf } from "../sessions/kit.js";

const server = await aServer({ operatorEmail: "operator@roster.example" });

const REQUEST = graphql(`mutation ($input: RequestSeatsInput!) {
  requestSeats(input: $input) { accepted userErrors { code path retryAfter } }
}`);

test("active and suspended members and pending invitations of members take seats, and nobody else does", async () => {
  const { account, admin } = await anAccount(server, { seats: 5 });
  const suspended = await aMember(account);
  await server.sql("update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1", [suspended.userId]);
  const deleted = await aMember(account);
  await server.sql("update app_user set status = 'DELETED', deleted_at = now() where id = $1", [deleted.userId]);
  const client = await aMember(account);
  await server.sql("update app_user set kind = 'CLIENT' where id = $1", [client.userId]);
  await server.sql(
    `insert into invitation (account_id, id, kind, email, status, language, token_hash, expires_at)
     select $1, gen_random_uuid(), kind, 'i' || n || '@example.com', status, 'EN', sha256(n::text::bytea), now()
     from unnest(array['MEMBER', 'CLIENT', 'MEMBER', 'MEMBER'], array['PENDING', 'PENDING', 'REVOKED', 'EXPIRED'])
       with ordinality as made (kind, status, n)`,
    [account.id],
  );
  const seats = { limit: 5, used: 2, reserved: 1, available: 2 };
  expect(await seatsOf(server.app.db, { id: account.id, seatLimit: 5 })).toEqual(seats);
  const { viewer } = await admin.must(graphql(`{ viewer { account { seats { limit used reserved available } } } }`));
  expect(viewer.account.seats).toEqual(seats);
  expect(await seatsOf(server.app.db, { id: account.id, seatLimit: 1 })).toMatchObject({ limit: 1, available: 0 });
});

test("a request for seats is kept, told to the operator and logged", async () => {
  const { account, admin } = await anAccount(server, { seats: 5, name: "Padaria Estrela" });
  const note = "Vamos abrir\numa filial.";
  expect(await admin.must(REQUEST, { input: { seats: 20, note: ` ${note} ` } })).toEqual({
    requestSeats: { accepted: true, userErrors: [] },
  });
  expect(
    await server.sql("select seats, note, requested_by from seat_request where account_id = $1", [account.id]),
  ).toEqual([{ seats: 20, note, requested_by: admin.userId }]);
  const [mail] = await server.mails("operator@roster.example");
  expect(mail!.subject).toBe("Padaria Estrela asks for 20 seats");
  expect(mail!.text).toContain("Vamos abrir");
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "SEATS_REQUESTED",
      actor_id: admin.userId,
      changes: [
        { field: "seats", before: "5", after: "20" },
        { field: "note", before: null, after: JSON.stringify(note) },
      ],
    },
  ]);
});

test("who invites may ask too", async () => {
  const { account } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  expect(refusalsIn(await manager.graphql(REQUEST, { input: { seats: 1 } }))).toEqual([]);
});

test.each([
  ["INVALID", "seats", { seats: 0 }],
  ["INVALID", "seats", { seats: 1_000_001 }],
  ["TOO_LONG", "note", { note: "x".repeat(1_001) }],
  ["INVALID", "note", { note: "\0" }],
])("%s for %s: nothing is kept and nobody is told", async (code, field, input) => {
  const { admin } = await anAccount(server);
  const before = await stateOf(server);
  expect(refusalsIn(await admin.graphql(REQUEST, { input: { seats: 9, ...input } }))).toMatchObject([
    { code, path: ["input", field] },
  ]);
  expect(await stateOf(server)).toEqual(before);
});

test("an Agent may not ask", async () => {
  const { account } = await anAccount(server);
  const agent = await aMember(account);
  const before = await stateOf(server);
  const { data, errors } = await agent.graphql(REQUEST, { input: { seats: 9 } });
  expect(data).toEqual({ requestSeats: null });
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  expect(await stateOf(server)).toEqual(before);
});

test("of 30 requests of an account at once ten are accepted", async () => {
  const { account, admin } = await anAccount(server);
  const answers = await Promise.all(
    Array.from({ length: 30 }, async () => (await admin.graphql(REQUEST, { input: { seats: 9 } })).data!.requestSeats!),
  );
  expect(answers.filter(({ accepted }) => accepted)).toHaveLength(10);
  expect(answers.filter((answer) => codeOf(answer) === "TOO_MANY_ATTEMPTS")).toHaveLength(20);
  expect(await server.eventsOf(account.id)).toHaveLength(10);
  await idle(server);
});

test("without an operator's address a request is kept all the same", async () => {
  const quiet = await server.anotherNode({ operatorEmail: null });
  const { account, admin } = await anAccount({ ...server, graphqlUrl: `${quiet.url}/graphql` });
  const before = await server.sql("select count(*) from mailbox");
  expect(refusalsIn(await admin.graphql(REQUEST, { input: { seats: 9 } }))).toEqual([]);
  expect(await server.sql("select seats from seat_request where account_id = $1", [account.id])).toEqual([
    { seats: 9 },
  ]);
  await idle(server);
  expect(await server.sql("select count(*) from mailbox")).toEqual(before);
});
