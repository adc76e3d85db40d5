import { expect, test } from "vitest";
import { anAccount, aServer } from "../kit/index.js";
import { anAddress, codes, invite, kindsOf, RESEND, REVOKE, resultsOf, SEATS } from "./kit.js";

const server = await aServer();

/** Who asks, the lock, a few readings, a few writes, the log, and the answer; and as many again for sweeps that come meanwhile. */
const A_HANDFUL = 30;
/** What became of the mails is recorded meanwhile, one by one. */
const ofTheCall = (statements: string[]) =>
  statements.filter(
    (text) => !text.includes("set delivery") && !text.includes("_private_jobs") && !text.includes("mailbox"),
  );

test("500 addresses are invited, resent and revoked in one call each, of a handful of statements", async () => {
  const { account, admin } = await anAccount(server, { seats: 501 });
  const emails = Array.from({ length: 500 }, anAddress);
  let ids: string[] = [];
  const inviting = await server.statements(async () => {
    const results = await invite(admin, account, emails.join(", "), { message: "x".repeat(1_000) });
    expect(results.map(({ email }) => email)).toEqual(emails);
    ids = results.map(({ invitation }) => invitation!.id);
  });
  expect(new Set(ids).size).toBe(500);
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 500, available: 0 });
  expect(await kindsOf(account)).toEqual(Array(500).fill("INVITATION_SENT"));
  expect((await invite(admin, account, anAddress()))[0]!.userErrors).toMatchObject([{ code: "SEATS_EXHAUSTED" }]);

  await server.sql(
    "update invitation set sent_at = sent_at - interval '1 hour', status = case when id = any($2) then 'EXPIRED' else status end where account_id = $1",
    [account.id, ids.slice(0, 250)],
  );
  const input = { ids };
  const resending = await server.statements(async () => {
    expect(new Set(codes(resultsOf(await admin.graphql(RESEND, { input }))))).toEqual(new Set(["done"]));
  });
  const revoking = await server.statements(async () => {
    expect(new Set(codes(resultsOf(await admin.graphql(REVOKE, { input }))))).toEqual(new Set(["done"]));
  });
  for (const statements of [inviting, resending, revoking])
    expect(ofTheCall(statements).length).toBeLessThanOrEqual(A_HANDFUL);
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ reserved: 0 });
  const delivered = () =>
    server.sql("select count(*)::int from invitation where account_id = $1 and send_count = 2 and delivery = 'SENT'", [
      account.id,
    ]);
  await expect.poll(delivered, { timeout: 50_000 }).toEqual([{ count: 500 }]);
});
