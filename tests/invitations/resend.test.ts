import { expect, test } from "vitest";
import { aMember, anAccount, aServer, nobody } from "../kit/index.js";
import {
  ACCEPT,
  acceptance,
  age,
  anInvitation,
  atOnce,
  codes,
  DECLINE,
  GET,
  invite,
  leavesNothing,
  PREVIEW,
  RESEND,
  REVOKE,
  resultsOf,
  SEATS,
  tokenFor,
} from "./kit.js";

const server = await aServer();
const somebody = nobody(server);

type Asker = Awaited<ReturnType<typeof aMember>>;
const resend = async (who: Asker, ids: string[], atomic = false) =>
  resultsOf(await who.graphql(RESEND, { input: { ids, atomic } }));

/** As the sweep leaves behind an invitation that nobody answered. */
const expire = (ids: string[]) =>
  server.sql(
    "update invitation set status = 'EXPIRED', ended_at = now(), expires_at = now(), sent_at = sent_at - interval '7 days' where id = any($1)",
    [ids],
  );

test("resending makes a new link and a new term, and the old link dies", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER", firstName: "Mia", lastName: "Reis" });
  const { id, email, token } = await anInvitation(admin, account, { message: "Hello" });
  await age(server, [id], "3 days");
  const before = (await admin.must(GET, { id })).invitation;
  const [result] = await resend(manager, [id]);
  expect(result).toEqual({ id, invitation: { id, status: "PENDING", sendCount: 2, version: 2 }, userErrors: [] });
  const renewed = await tokenFor(server, email, 2);
  const [, mail] = await server.mails(email, 2);
  expect(mail!.subject).toContain("Ana Souza");
  expect(mail!.text).toContain("> Hello");
  const after = (await admin.must(GET, { id })).invitation;
  expect(Date.parse(after.expiresAt) - Date.parse(after.sentAt)).toBe(7 * 24 * 3600 * 1000);
  expect(after).toMatchObject({ createdAt: before.createdAt, invitedBy: { id: admin.userId } });
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "INVITATION_RESENT",
    actor_id: manager.userId,
    subject_id: id,
    subject_name: email,
    changes: [
      { field: "sendCount", before: "1", after: "2" },
      { field: "expiresAt", before: JSON.stringify(before.expiresAt), after: JSON.stringify(after.expiresAt) },
    ],
  });
  expect((await somebody.must(PREVIEW, { token })).invitationPreview).toBeNull();
  const old = await leavesNothing(account, () => somebody.graphql(ACCEPT, acceptance(token)));
  expect(old.data!.acceptInvitation!.userErrors).toMatchObject([{ code: "INVALID_TOKEN" }]);
  await somebody.must(ACCEPT, acceptance(renewed));
});

test("within a minute of the last sending it is too early, and said for how long", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await anInvitation(admin, account);
  const [early] = await leavesNothing(account, () => resend(admin, [id]));
  expect(early).toMatchObject({
    invitation: null,
    userErrors: [{ code: "TOO_MANY_ATTEMPTS", path: ["input", "ids", "0"] }],
  });
  expect(early!.userErrors[0]!.retryAfter).toBeGreaterThan(0);
  expect(early!.userErrors[0]!.retryAfter).toBeLessThanOrEqual(60);
  await age(server, [id], "1 minute");
  expect(codes(await resend(admin, [id]))).toEqual(["done"]);
  expect(codes(await resend(admin, [id]))).toEqual(["TOO_MANY_ATTEMPTS"]);
});

test("final ones can neither be resent nor revoked, which is said before anything else", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const roleIds = [account.roleIds.ADMINISTRATOR];
  const [accepted, declined, revoked] = await atOnce(3, () => anInvitation(admin, account, { roleIds }));
  await somebody.must(ACCEPT, acceptance(accepted!.token));
  await somebody.must(DECLINE, { token: declined!.token });
  await admin.must(REVOKE, { input: { ids: [revoked!.id] } });
  const ids = [accepted!.id, declined!.id, revoked!.id];
  await leavesNothing(account, async () => {
    expect(codes(await resend(manager, ids))).toEqual(Array(3).fill("INVALID_STATE"));
    expect(codes(resultsOf(await manager.graphql(REVOKE, { input: { ids } })))).toEqual(Array(3).fill("INVALID_STATE"));
  });
});

test("an expired one is revived, and stands from then on behind who revived it", async () => {
  const { account, admin } = await anAccount(server, { seats: 3 });
  const manager = await aMember(account, { role: "MANAGER", firstName: "Mia", lastName: "Reis" });
  const { id, email, token } = await anInvitation(admin, account);
  await expire([id]);
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 0, available: 1 });
  expect((await resend(manager, [id]))[0]!.invitation).toMatchObject({ status: "PENDING", sendCount: 2 });
  expect((await admin.must(GET, { id })).invitation.invitedBy).toEqual({ id: manager.userId, name: "Mia Reis" });
  expect((await server.mails(email, 2))[1]!.subject).toContain("Mia Reis");
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 1, available: 0 });
  expect((await server.eventsOf(account.id)).at(-1)!.changes.map(({ field }) => field)).toEqual([
    "status",
    "sendCount",
    "expiresAt",
  ]);
  expect((await somebody.must(PREVIEW, { token })).invitationPreview).toBeNull();
  await somebody.must(ACCEPT, acceptance(await tokenFor(server, email, 2)));
});

test("reviving needs a seat, an address that is free, and a role that is left", async () => {
  const { account, admin } = await anAccount(server, { seats: 7 });
  const made = await atOnce(5, () => anInvitation(admin, account));
  const [joined, invitedAgain, roleless, fits, late] = made.map(({ id }) => id);
  await expire(made.map(({ id }) => id));
  await aMember(account, { email: made[0]!.email });
  await server.sql("delete from invitation_role where invitation_id = $1", [roleless]);
  await invite(admin, account, made[1]!.email);
  await server.sql("update account set seat_limit = 4 where id = $1", [account.id]);
  const ids = [joined!, invitedAgain!, roleless!, fits!, late!];
  const expected = ["ALREADY_MEMBER", "ALREADY_INVITED", "INVALID_STATE"];
  const atomic = await leavesNothing(account, () => resend(admin, ids, true));
  expect(codes(atomic)).toEqual([...expected, "ABORTED", "SEATS_EXHAUSTED"]);
  expect(codes(await resend(admin, ids))).toEqual([...expected, "done", "SEATS_EXHAUSTED"]);
});

test("of two expired ones to the same address, one is revived", async () => {
  const { account, admin } = await anAccount(server);
  const first = await anInvitation(admin, account);
  await expire([first.id]);
  const [second] = await invite(admin, account, first.email);
  await expire([second!.invitation!.id]);
  expect(codes(await resend(admin, [second!.invitation!.id, first.id]))).toEqual(["done", "ALREADY_INVITED"]);
});

test("who could not have sent it can neither resend nor revoke it", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const { id } = await anInvitation(admin, account, { roleIds: [account.roleIds.AGENT, account.roleIds.EDITOR] });
  const own = await anInvitation(manager, account);
  await age(server, [id, own.id], "5 minutes");
  for (const document of [RESEND, REVOKE]) {
    const ask = async (ids: string[], atomic: boolean) =>
      resultsOf<{ userErrors: { code: string }[] }>(await manager.graphql(document, { input: { ids, atomic } }));
    const refused = {
      code: "ESCALATION",
      path: ["input", "ids", "0"],
      permissions: ["CAMPAIGNS_MANAGE"],
      retryAfter: null,
    };
    expect(await leavesNothing(account, () => ask([id, own.id], true))).toMatchObject([
      { id, invitation: null, userErrors: [refused] },
      { id: own.id, invitation: null, userErrors: [{ code: "ABORTED" }] },
    ]);
    expect(codes(await ask([id, own.id], false))).toEqual(["ESCALATION", "done"]);
  }
});

test("revoking ends invitations, frees their seats and addresses, and is told", async () => {
  const { account, admin } = await anAccount(server, { seats: 3 });
  const [one, two] = await atOnce(2, () => anInvitation(admin, account));
  const { data } = await admin.graphql(REVOKE, { input: { ids: [two!.id, one!.id, two!.id.toUpperCase()] } });
  expect(data!.revokeInvitations!.results).toEqual(
    [two!, one!].map(({ id }) => ({
      id,
      invitation: { id, status: "REVOKED", sendCount: 1, version: 2 },
      userErrors: [],
    })),
  );
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 0, available: 2 });
  expect((await server.eventsOf(account.id)).slice(-2)).toMatchObject(
    [two!, one!].map(() => ({
      kind: "INVITATION_REVOKED",
      actor_id: admin.userId,
      changes: [{ field: "status", before: '"PENDING"', after: '"REVOKED"' }],
    })),
  );
  expect((await somebody.must(PREVIEW, { token: one!.token })).invitationPreview.status).toBe("REVOKED");
  expect(codes(await invite(admin, account, [one!.email, two!.email]))).toEqual(["done", "done"]);
});

test("unknown and foreign ids are NOT_FOUND, malformed ones an error, and 501 too many", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const foreign = await anInvitation(other.admin, other.account);
  const uuid = (i: number) => `01900000-0000-7000-8000-${String(i).padStart(12, "0")}`;
  for (const document of [RESEND, REVOKE]) {
    const ask = (ids: string[]) => leavesNothing(account, () => admin.graphql(document, { input: { ids } }));
    const [payload] = Object.values((await ask([foreign.id, uuid(0)])).data!);
    expect(codes(payload!.results)).toEqual(["NOT_FOUND", "NOT_FOUND"]);
    expect((await ask(["x"])).errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
    const [tooMany] = Object.values((await ask(Array.from({ length: 501 }, (_, i) => uuid(i)))).data!);
    expect(tooMany).toEqual({ results: [], userErrors: [{ code: "TOO_MANY", path: ["input", "ids"] }] });
  }
  expect((await other.admin.must(GET, { id: foreign.id })).invitation.status).toBe("PENDING");
  expect((await admin.must(GET, { id: foreign.id })).invitation).toBeNull();
});
