import { expect, test } from "vitest";
import { anAccount, aServer, graphql, nobody } from "../kit/index.js";
import {
  ACCEPT,
  acceptance,
  anAddress,
  anInvitation,
  atOnce,
  codes,
  DECLINE,
  GET,
  invite,
  PREVIEW,
  RESEND,
  REVOKE,
  resultsOf,
  SEATS,
} from "./kit.js";

const server = await aServer();
const somebody = nobody(server);

const makeOverdue = (ids: string[]) =>
  server.sql("update invitation set expires_at = now(), sent_at = sent_at - interval '7 days' where id = any($1)", [
    ids,
  ]);

test("an invitation that nobody answers expires by itself, as an event like any other", async () => {
  const { account, admin } = await anAccount(server, { seats: 3 });
  const [due, later] = await atOnce(2, () => anInvitation(admin, account));
  const { eventCursor } = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer;
  const live = admin.subscribe(
    graphql(`subscription ($after: String) { invitationEvents(after: $after) {
      kind actor { id } actorName email changes { field before after } invitation { id status version }
    } }`),
    { after: eventCursor },
  );
  await makeOverdue([due!.id]);
  await server.sweep();
  expect((await live.next()).data!.invitationEvents).toEqual({
    kind: "INVITATION_EXPIRED",
    actor: null,
    actorName: "system",
    email: due!.email,
    changes: [{ field: "status", before: '"PENDING"', after: '"EXPIRED"' }],
    invitation: { id: due!.id, status: "EXPIRED", version: 2 },
  });
  admin.close();
  expect((await admin.must(GET, { id: later!.id })).invitation.status).toBe("PENDING");
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 1, available: 1 });
  expect((await somebody.must(PREVIEW, { token: due!.token })).invitationPreview.status).toBe("EXPIRED");
  expect(codes(await invite(admin, account, due!.email))).toEqual(["done"]);
});

test("hundreds expire together, one event each, in a few statements", async () => {
  const { account, admin } = await anAccount(server, { seats: 1_000 });
  const results = await invite(admin, account, Array.from({ length: 500 }, anAddress));
  const ids = results.map(({ invitation }) => invitation!.id);
  await makeOverdue(ids);
  const statements = await server.statements(() => server.sweep());
  const expired = (await server.eventsOf(account.id)).filter(({ kind }) => kind === "INVITATION_EXPIRED");
  expect(expired.map(({ subject_id }) => subject_id!).sort()).toEqual(ids.sort());
  expect(statements.filter((text) => text.includes("update invitation set status")).length).toBe(1);
});

test("addresses of invitations that made no user are erased when they have been over for long enough", async () => {
  const { account, admin } = await anAccount(server);
  await server.sql("update account set retention_days = 1 where id = $1", [account.id]);
  const made = await atOnce(5, () => anInvitation(admin, account, { message: "Dear Carla" }));
  const [declined, revoked, expired, accepted, recent] = made;
  await somebody.must(DECLINE, { token: declined!.token });
  await somebody.must(ACCEPT, acceptance(accepted!.token));
  await admin.must(REVOKE, { input: { ids: [revoked!.id, recent!.id] } });
  await server.sql("update invitation set status = 'EXPIRED', ended_at = now() where id = $1", [expired!.id]);
  const ids = [declined!.id, revoked!.id, expired!.id];
  await server.sql("update invitation set ended_at = ended_at - interval '25 hours' where id = any($1)", [
    [...ids, accepted!.id],
  ]);
  const shown = async (id: string) => (await admin.must(GET, { id })).invitation;
  await server.sweep();
  for (const id of ids)
    expect(await shown(id)).toMatchObject({ email: `erased-${id}@invalid`, message: null, roles: [{ name: "Agent" }] });
  expect(await shown(accepted!.id)).toMatchObject({ email: accepted!.email, message: "Dear Carla" });
  expect(await shown(recent!.id)).toMatchObject({ email: recent!.email });

  const events = await server.eventsOf(account.id);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, i) => i + 1));
  const log = JSON.stringify(events);
  const erased = [declined!, revoked!, expired!];
  for (const { id, email } of erased) {
    expect(log).not.toContain(email);
    expect(log).toContain(`erased-${id}@invalid`);
    expect(await server.sql("select id from mailbox where recipient = $1", [email])).toEqual([]);
  }
  for (const { email } of [accepted!, recent!]) expect(log).toContain(email);
  const resent = resultsOf(await admin.graphql(RESEND, { input: { ids: [expired!.id] } }));
  expect(codes(resent)).toEqual(["INVALID_STATE"]);
});

test("an erased invitation's waiting mail is forgotten, and those of other accounts to the same address are not", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const email = anAddress();
  const { id } = await anInvitation(admin, account, { email });
  await anInvitation(other.admin, other.account, { email });
  const waiting = (accountId: string, invitationId: string) =>
    server.sql(
      "select graphile_worker.add_job('mail', json_build_object('to', $1::text, 'delivery', json_build_object('accountId', $2::text, 'invitationId', $3::text)), run_at => now() + interval '1 hour')",
      [email, accountId, invitationId],
    );
  await waiting(account.id, id);
  await waiting(other.account.id, other.account.id);
  await server.sql("update account set retention_days = 0 where id = $1", [account.id]);
  await admin.must(REVOKE, { input: { ids: [id] } });
  const left = () =>
    server.sql(
      "select payload #>> '{delivery,accountId}' as account from graphile_worker._private_jobs where payload ->> 'to' = $1",
      [email],
    );
  await server.sweep();
  expect(await left()).toEqual([{ account: other.account.id }]);
});
