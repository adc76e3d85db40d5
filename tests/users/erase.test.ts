import { beforeAll, expect, test } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import { Write } from "../../src/events/write.js";
import { eraseDue } from "../../src/modules/users/index.js";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  leavingNoTrace,
  type TestServer,
} from "../kit/index.js";
import { aPendingInvitation, payloadOf } from "./scenes.js";

let server: TestServer;
let sweep: () => Promise<void>;
beforeAll(async () => {
  server = await aServer();
  const { db } = server.app;
  sweep = () => eraseDue(db, new Write(db, new Authenticator(12), null));
});

/** Every row of every table that says one of these words, whatever the column. */
async function rowsSaying(...words: string[]): Promise<string[]> {
  const tables = await server.sql<{ name: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const found: string[] = [];
  for (const { name } of tables)
    for (const { row } of await server.sql<{ row: string }>(`select t::text as row from ${name} t`))
      if (words.some((word) => row.toLowerCase().includes(word.toLowerCase()))) found.push(`${name}: ${row}`);
  return found;
}

const daysAfterDeletion = (days: number, ...users: Console[]) =>
  server.sql("update app_user set deleted_at = now() - $2 * interval '1 day' where id = any($1::uuid[])", [
    users.map(({ userId }) => userId),
    days,
  ]);

const WORDS = ["Zulmira", "Quixaba", "zuzu", "zulmira.quixaba@example.com", "gone fishing", "her own words"];

/** Somebody whose name and address are wherever the product puts them. */
async function aRichHistory(account: AccountScene, admin: Console): Promise<Console> {
  const [email, now] = ["zulmira.quixaba@example.com", new Date()];
  const person = await aMember(account, { role: "MANAGER", firstName: "Zulmira", lastName: "Quixaba", email });
  const agent = await aMember(account, { firstName: "Bruno", lastName: "Lima" });
  const invitation = await aPendingInvitation(account, admin.userId, email);
  await server.sql(
    "update invitation set status = 'ACCEPTED', ended_at = $2, accepted_by = $3, message = 'Dear Zulmira' where id = $1",
    [invitation, now, person.userId],
  );
  await server.sql(
    `with a as (update account set event_sequence = event_sequence + 2 where id = $1::uuid)
     insert into event (account_id, sequence, id, kind, at, actor_id, actor_name, user_id, subject_id, subject_name, changes) values
       ($1::uuid, 1, gen_random_uuid(), 'INVITATION_SENT', now(), $2::uuid, 'Ana Souza', null, $3::uuid, $4,
         '[{"field": "email", "before": null, "after": "\\"zulmira.quixaba@example.com\\""}, {"field": "message", "before": null, "after": "\\"Dear Zulmira\\""}]'),
       ($1, 2, gen_random_uuid(), 'INVITATION_ACCEPTED', now(), $5::uuid, 'Zulmira Quixaba', $5::uuid, $3::uuid, $4,
         '[{"field": "status", "before": "\\"PENDING\\"", "after": "\\"ACCEPTED\\""}]')`,
    [account.id, admin.userId, invitation, email, person.userId],
  );
  await payloadOf(person, "updateProfile", { webchatName: "Zuzu", absenceMessage: "Gone fishing. Zuzu" });
  await payloadOf(person, "updateUser", { id: agent.userId, patch: { conversationLimit: 3 } });
  await payloadOf(person, "suspendUsers", { ids: [agent.userId] });
  await payloadOf(admin, "updateUser", { id: person.userId, patch: { lastName: "Quixaba Filha" } });
  await payloadOf(admin, "suspendUsers", { ids: [person.userId], reason: "Her own words: Zulmira left" });
  await payloadOf(admin, "reactivateUsers", { ids: [person.userId] });
  await payloadOf(admin, "suspendUsers", { ids: [person.userId], reason: "Her own words, again" });
  await server.sql(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
     values ($1::uuid, gen_random_uuid(), $2, 'CHANGE_EMAIL', 'zuzu@example.com', decode(md5($1::uuid::text), 'hex'), now() + interval '1 hour')`,
    [account.id, person.userId],
  );
  await server.sql(
    `select graphile_worker.add_job('mail', json_build_object('to', $1::text, 'addressee', $2::text || ' ' || $1::text), run_at => now() + interval '1 day')`,
    [email, account.id],
  );
  await server.sql(
    "insert into mailbox (message_id, recipient, subject, body_text, body_html) values ('1', $1, 'Hello Zulmira', '', '')",
    [email],
  );
  return person;
}

test("nothing in the whole database tells who it was; events, their order and their numbers stay", async () => {
  const { account, admin } = await anAccount(server);
  const person = await aRichHistory(account, admin);
  await payloadOf(admin, "deleteUsers", { ids: [person.userId] });
  const before = await server.eventsOf(account.id);
  expect((await rowsSaying(...WORDS)).length).toBeGreaterThan(8);

  await daysAfterDeletion(29, person);
  await leavingNoTrace(account, sweep);
  await daysAfterDeletion(30, person);
  await sweep();

  expect(await rowsSaying(...WORDS)).toEqual([]);
  const after = await server.eventsOf(account.id);
  const skeleton = ({
    sequence,
    kind,
    actor_id,
    user_id,
    subject_id,
    ended_sessions,
    end_reason,
  }: (typeof after)[number]) => ({ sequence, kind, actor_id, user_id, subject_id, ended_sessions, end_reason });
  expect(after.map(skeleton)).toEqual(before.map(skeleton));
  expect(after.map(({ actor_name }) => actor_name)).toEqual(
    before.map(({ actor_id, actor_name }) => (actor_id === person.userId ? "Deleted user" : actor_name)),
  );
  const [row] = await server.sql(
    "select first_name, last_name, webchat_name, email, absence_message, password_hash, status from app_user where id = $1",
    [person.userId],
  );
  expect(row).toEqual({
    first_name: "Deleted",
    last_name: "user",
    webchat_name: null,
    email: `erased-${person.userId}@invalid`,
    absence_message: null,
    password_hash: null,
    status: "DELETED",
  });
});

test("what the log tells of others, and of what is not personal, stays", async () => {
  const { account, admin } = await anAccount(server);
  const person = await aRichHistory(account, admin);
  await payloadOf(admin, "deleteUsers", { ids: [person.userId] });
  const before = await server.eventsOf(account.id);
  await daysAfterDeletion(31, person);
  await sweep();
  const after = await server.eventsOf(account.id);
  const invitation = after[0]!.subject_id;
  const told = (events: typeof after, kind: string, userId: string | null) =>
    events.find((event) => event.kind === kind && event.user_id === userId);
  const agentId = after.find(({ kind, user_id }) => kind === "USER_SUSPENDED" && user_id !== person.userId)!.user_id!;
  for (const kind of ["USER_UPDATED", "USER_SUSPENDED"]) {
    const { actor_name: _, ...event } = told(before, kind, agentId)!;
    expect(told(after, kind, agentId)).toEqual({ ...event, actor_name: "Deleted user" });
  }
  expect(told(after, "INVITATION_SENT", null)).toMatchObject({
    actor_name: "Ana Souza",
    subject_name: `erased-${invitation}@invalid`,
    changes: [
      { field: "email", before: null, after: JSON.stringify(`erased-${invitation}@invalid`) },
      { field: "message", before: null, after: null },
    ],
  });
  expect(told(after, "INVITATION_ACCEPTED", person.userId)).toMatchObject({
    subject_name: `erased-${invitation}@invalid`,
    changes: [{ field: "status", before: '"PENDING"', after: '"ACCEPTED"' }],
  });
  expect(told(after, "USER_SUSPENDED", person.userId)).toMatchObject({
    subject_name: "Deleted user",
    changes: [
      { field: "status", before: '"ACTIVE"', after: '"SUSPENDED"' },
      { field: "reason", before: null, after: null },
    ],
  });
  expect(after.filter(({ user_id }) => user_id === person.userId).flatMap(({ changes }) => changes)).toContainEqual({
    field: "lastName",
    before: '"user"',
    after: '"user"',
  });
});

test("it is done once, and only to who is due; the account's own time counts", async () => {
  const { account, admin } = await anAccount(server);
  await server.sql("update account set retention_days = 2 where id = $1", [account.id]);
  const [due, recent] = [await aMember(account, { firstName: "Due" }), await aMember(account, { firstName: "Recent" })];
  await payloadOf(admin, "deleteUsers", { ids: [due.userId, recent.userId] });
  await daysAfterDeletion(3, due);
  await Promise.all(Array.from({ length: 5 }, sweep));
  expect(await rowsSaying(due.email)).toEqual([]);
  expect((await rowsSaying(recent.email)).length).toBe(1);
  await leavingNoTrace(account, sweep);
});

test("an account that keeps nothing has them erased at the next sweep", async () => {
  const { account, admin } = await anAccount(server);
  await server.sql("update account set retention_days = 0 where id = $1", [account.id]);
  const agent = await aMember(account, { firstName: "Brief", email: "brief@example.com" });
  await payloadOf(admin, "deleteUsers", { ids: [agent.userId] });
  await sweep();
  expect(await rowsSaying("brief@example.com")).toEqual([]);
});
