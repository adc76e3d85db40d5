import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { startQueue } from "../../src/jobs/queue.js";
import { type DeliveryOptions, deliverMail } from "../../src/mail/deliver.js";
import type { Delivery } from "../../src/mail/mail.js";
import { createOutbox, eraseMailJobs, MAIL_ATTEMPTS, MAIL_TASK } from "../../src/mail/outbox.js";
import { smtpTransport } from "../../src/mail/smtp.js";
import type { Message, Transport } from "../../src/mail/transport.js";
import { aDatabase, Collected, eventually, quiet, type TestDatabase } from "../jobs/kit.js";
import { aMail } from "./samples.js";
import { aMailServer, headerOf, refusal } from "./smtp.js";

const secretKeys = [randomBytes(32)];
const outbox = createOutbox({ secretKeys });
const delivery: Delivery = { accountId: "a-1", invitationId: "i-1", sendCount: 1 };

let db: TestDatabase;
beforeAll(async () => {
  db = await aDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query("delete from graphile_worker._private_jobs");
});

// Connections are let go of before the servers that would wait for them.
const nodes: (() => Promise<void>)[] = [];
const servers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of nodes.splice(0)) await close();
  for (const close of servers.splice(0)) await close();
});

type Report = readonly [Delivery, "SENT" | "FAILED"];

/** A node that delivers; whatever it reports is collected. */
function aNode(transport: Transport, options: Partial<DeliveryOptions> = {}) {
  const reports = new Collected<Report>();
  const task = deliverMail({
    secretKeys,
    appUrl: "https://app.example.com",
    transport,
    transaction: db.transaction,
    onDelivered: async (_tx, of, outcome) => reports.add([of, outcome]),
    log: quiet,
    ...options,
  });
  const queue = startQueue(db.pool, { [MAIL_TASK]: task }, quiet);
  nodes.push(async () => {
    await queue.stop();
    transport.close();
  });
  return reports;
}

const aServer = async (...options: Parameters<typeof aMailServer>) => {
  const server = await aMailServer(...options);
  servers.push(server.close);
  return { ...server, transport: smtpTransport(server.url, "no-reply@example.com") };
};

/** A transport that is given each mail and decides. */
const aTransport = (send: (message: Message) => Promise<void>): Transport => ({ send, close() {} });

const idle = () => eventually(async () => (await db.jobs()).length === 0);
const hasten = () => db.pool.query("update graphile_worker._private_jobs set run_at = now() where locked_at is null");

test("what waits in the queue shows the address and the account, and nothing else", async () => {
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  const [{ payload, max_attempts }] = await db.jobs();
  expect(payload).toEqual({
    to: "maria@example.com",
    addressee: `${aMail("INVITATION").accountId} maria@example.com`,
    id: expect.any(String),
    sealed: expect.any(String),
    delivery,
  });
  expect(JSON.stringify(payload)).not.toMatch(/TOKEN|Açaí|Neil|Welcome/);
  expect(max_attempts).toBeGreaterThan(MAIL_ATTEMPTS);
});

test("a mail is sent, reported and forgotten", async () => {
  const server = await aServer();
  const reports = aNode(server.transport);
  await db.transaction((tx) => outbox.sendMail(tx, aMail("INVITATION"), { delivery }));
  const [{ recipients, source }] = await server.received.until(1);
  expect(recipients).toEqual(["maria@example.com"]);
  expect(headerOf(source, "Message-ID")).toMatch(/^<[0-9a-f-]{36}@app\.example\.com>$/);
  expect(await reports.until(1)).toEqual([[delivery, "SENT"]]);
  await idle();
});

test("a mail whose transaction is rolled back is not sent", async () => {
  const sent = new Collected<string>();
  aNode(aTransport(async ({ to }) => sent.add(to)));
  await db
    .transaction(async (tx) => {
      await outbox.sendMail(tx, aMail("VERIFY_EMAIL", { to: "rolled-back@example.com" }));
      throw new Error("refused");
    })
    .catch(() => {});
  await outbox.sendMail(db.sql, aMail("VERIFY_EMAIL", { to: "committed@example.com" }));
  expect(await sent.until(1)).toEqual(["committed@example.com"]);
  await idle();
});

test("500 mails of one transaction go out", async () => {
  const sent = new Collected<string>();
  aNode(aTransport(async ({ to }) => sent.add(to)));
  const mails = Array.from({ length: 500 }, (_, n) => ({ mail: aMail("INVITATION", { to: `user-${n}@example.com` }) }));
  await db.transaction((tx) => outbox.sendMails(tx, mails));
  expect(new Set(await sent.until(500)).size).toBe(500);
  await idle();
});

test("while the server is down mails wait, and go out when it is back", async () => {
  const down = await aMailServer();
  await down.close();
  const reports = aNode(smtpTransport(down.url, "no-reply@example.com"));
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  await eventually(async () => (await db.jobs())[0].last_error !== null);
  const [{ last_error }] = await db.jobs();
  expect(last_error).toContain("ECONNREFUSED");

  const up = await aMailServer({}, down.port);
  servers.push(up.close);
  await hasten();
  expect(await up.received.until(1)).toHaveLength(1);
  expect(await reports.until(1)).toEqual([[delivery, "SENT"]]);
});

test("a mail that is refused for good is reported and forgotten, and its address is in no error", async () => {
  const server = await aServer({ onRcptTo: (_address, _session, done) => done(refusal(550)) });
  const logged: object[] = [];
  const reports = aNode(server.transport, { log: { warn: (fields) => logged.push(fields) } });
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  expect(await reports.until(1)).toEqual([[delivery, "FAILED"]]);
  await idle();
  expect(logged).toEqual([{ jobId: expect.any(String), reason: "RCPT TO: 550" }]);
});

test.each([
  [MAIL_ATTEMPTS - 2, "waits for the next attempt"],
  [MAIL_ATTEMPTS - 1, "is given up"],
  [MAIL_ATTEMPTS, "is given up even if the last attempt crashed"],
])("a mail that failed %i times and fails again %s", async (attempts, what) => {
  const tried = new Collected<number>();
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  await db.pool.query("update graphile_worker._private_jobs set attempts = $1", [attempts]);
  const reports = aNode(
    aTransport(async () => {
      tried.add(1);
      throw new Error("not now");
    }),
  );
  if (what.startsWith("is given up")) {
    expect(await reports.until(1)).toEqual([[delivery, "FAILED"]]);
    await idle();
  } else {
    await tried.until(1);
    await eventually(async () => (await db.jobs())[0].last_error === "not now");
    expect(reports.items).toEqual([]);
  }
});

test("a mail whose acceptance could not be recorded at once is not sent again", async () => {
  const sent = new Collected<string>();
  let failures = 1;
  const reports = aNode(
    aTransport(async ({ messageId }) => sent.add(messageId)),
    {
      async transaction(work) {
        if (failures-- > 0) throw new Error("no connection");
        return db.transaction(work);
      },
    },
  );
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  expect(await reports.until(1)).toEqual([[delivery, "SENT"]]);
  await idle();
  expect(sent.items).toHaveLength(1);
});

test("a crash between acceptance and record sends the mail twice, with one Message-ID", async () => {
  const sent = new Collected<string>();
  await outbox.sendMail(db.sql, aMail("INVITATION"), { delivery });
  const crashed = new Promise<never>(() => {});
  const node = deliverMail({
    secretKeys,
    appUrl: "https://app.example.com",
    transport: aTransport(async ({ messageId }) => sent.add(messageId)),
    transaction: () => crashed,
    onDelivered: async () => {},
    log: quiet,
  });
  const [job] = await db.jobs();
  void node(job.payload, { job } as never);
  await sent.until(1);

  const reports = aNode(aTransport(async ({ messageId }) => sent.add(messageId)));
  expect(await reports.until(1)).toEqual([[delivery, "SENT"]]);
  expect(sent.items).toHaveLength(2);
  expect(new Set(sent.items).size).toBe(1);
});

test("a mail that cannot be unsealed waits for the right key", async () => {
  await createOutbox({ secretKeys: [randomBytes(32)] }).sendMail(db.sql, aMail("INVITATION"), { delivery });
  const sent = new Collected<string>();
  const reports = aNode(aTransport(async ({ to }) => sent.add(to)));
  await eventually(async () => (await db.jobs())[0].last_error !== null);
  expect([...sent.items, ...reports.items]).toEqual([]);
});

test("erasing a person forgets its account's mails to it, those that are being tried too, and nobody else's", async () => {
  const held = new Collected<() => void>();
  aNode(
    aTransport(
      ({ to }) =>
        new Promise((_resolve, reject) => {
          if (to === "gone@example.com") held.add(() => reject(new Error("not now")));
        }),
    ),
  );
  await outbox.sendMail(db.sql, aMail("VERIFY_EMAIL", { to: "gone@example.com" }));
  const [fail] = await held.until(1);
  await db.pool.query(
    "insert into mailbox (message_id, recipient, subject, body_text, body_html) values ('m', 'gone@example.com', '', '', '')",
  );
  await eraseMailJobs(db.sql, randomUUID(), ["gone@example.com"]);
  expect(await db.jobs()).toHaveLength(1);
  await eraseMailJobs(db.sql, aMail("VERIFY_EMAIL").accountId, ["gone@example.com"]);
  fail!();
  await outbox.sendMail(db.sql, aMail("VERIFY_EMAIL", { to: "gone@example.com" }));
  await held.until(2);
  expect(await db.jobs()).toHaveLength(1);
  expect(await db.sql.query("select 1 from mailbox")).toEqual([]);
  held.items[1]!();
});
