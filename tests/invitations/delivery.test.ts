import { afterAll, expect, test } from "vitest";
import { recordDelivery } from "../../src/modules/invitations/index.js";
import { anAccount, aServer } from "../kit/index.js";
import { aMailServer, refusal } from "../mail/smtp.js";
import { age, anAddress, GET, invite, kindsOf, RESEND } from "./kit.js";

/** Refuses who is not there, for good. */
const mails = await aMailServer({
  onRcptTo: ({ address }, _session, done) => done(address.startsWith("nobody") ? refusal(550) : null),
});
// Ends after the server, which keeps its connections.
afterAll(() => mails.close());
const server = await aServer({ smtpUrl: mails.url, mailFrom: "Roster <roster@example.com>" });
const mute = await aServer({ developmentTools: false });

const SOON = { timeout: 20_000 };

test("an invitation shows what became of its last mail, which is no edit and no event", async () => {
  const { account, admin } = await anAccount(server);
  const [reached, nobody] = [anAddress(), `nobody-${anAddress()}`];
  const results = await invite(admin, account, [reached, nobody]);
  const [sent, failed] = results.map(({ invitation }) => invitation!.id) as [string, string];
  const shown = async (id: string) => (await admin.must(GET, { id })).invitation;
  await expect.poll(() => shown(sent), SOON).toMatchObject({ delivery: "SENT", version: 1 });
  await expect.poll(() => shown(failed), SOON).toMatchObject({ delivery: "FAILED", version: 1, status: "PENDING" });
  expect(await kindsOf(account)).toEqual(["INVITATION_SENT", "INVITATION_SENT"]);
  expect(mails.received.items.map(({ recipients }) => recipients)).toEqual([[reached]]);

  await age(server, [sent], "5 minutes");
  await admin.must(RESEND, { input: { ids: [sent] } });
  await expect.poll(() => shown(sent), SOON).toMatchObject({ delivery: "SENT", sendCount: 2 });
  await mails.received.until(2);
});

test("the outcome of an earlier sending is ignored", async () => {
  const { account, admin } = await anAccount(server);
  const [result] = await invite(admin, account, anAddress());
  const { id } = result!.invitation!;
  const shown = async () => (await admin.must(GET, { id })).invitation.delivery;
  await expect.poll(shown, SOON).toBe("SENT");
  const delivery = { accountId: account.id, invitationId: id, sendCount: 2 };
  await recordDelivery(server.app.db, delivery, "FAILED");
  expect(await shown()).toBe("SENT");
  await recordDelivery(server.app.db, { ...delivery, sendCount: 1 }, "FAILED");
  expect(await shown()).toBe("FAILED");
});

test("without a mail server and without the development tools, mails wait and no link is kept in clear", async () => {
  const { account, admin } = await anAccount(mute);
  await invite(admin, account, anAddress());
  const waiting = () =>
    mute.sql("select attempts, last_error from graphile_worker.jobs where task_identifier = 'mail'");
  await expect.poll(waiting, SOON).toMatchObject([{ attempts: 1, last_error: "SMTP_URL is not set" }]);
  expect(await mute.sql("select id from mailbox")).toEqual([]);
});
