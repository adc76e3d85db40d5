import { afterAll, beforeAll, expect, test } from "vitest";
import { mailboxTransport, receivedMails } from "../../src/mail/mailbox.js";
import { aDatabase, type TestDatabase } from "../jobs/kit.js";

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.close());

const message = (subject: string) => ({
  messageId: "id@localhost",
  to: "maria@example.com",
  language: "en",
  subject,
  text: "text",
  html: "<p>html</p>",
});

test("the mailbox shows the newest mail first, and those after one that is known", async () => {
  const { send } = mailboxTransport(db.sql);
  await send(message("first"));
  await send(message("second"));
  const [second, first] = await receivedMails(db.sql);
  expect(second).toEqual({
    id: expect.any(Number),
    messageId: "id@localhost",
    to: "maria@example.com",
    subject: "second",
    text: "text",
    html: "<p>html</p>",
    at: expect.any(Date),
  });
  expect((await receivedMails(db.sql, first!.id)).map(({ subject }) => subject)).toEqual(["second"]);
});

test("it keeps the newest 500", async () => {
  const { send } = mailboxTransport(db.sql);
  for (let n = 0; n < 505; n += 1) await send(message(`mail ${n}`));
  const kept = await receivedMails(db.sql);
  expect(kept).toHaveLength(500);
  expect([kept[0]!.subject, kept[499]!.subject]).toEqual(["mail 504", "mail 5"]);
});
