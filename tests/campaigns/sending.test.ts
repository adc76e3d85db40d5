import pg from "pg";
import { beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { Authenticator } from "../../src/access/authenticate.js";
import type { RunningApp } from "../../src/app.js";
import { SYSTEM } from "../../src/events/event.js";
import { Write } from "../../src/events/write.js";
import { CAMPAIGN_TASK, eraseCampaigns, openConversations } from "../../src/modules/campaigns/index.js";
import { aServerOfItsOwn, leavingNoTrace, type TestServer, untyped } from "../kit/index.js";
import { aCampaignScene, aDraft, allSent, type CampaignScene, codeOf, payloadOf, timesWritten } from "./kit.js";

let server: TestServer;
let second: RunningApp;
beforeAll(async () => {
  server = await aServerOfItsOwn();
  second = await server.anotherNode();
  // Whoever is named Trouble has the conversation wait until the test lets go of a lock, and then fail where the test says so.
  await server.sql(`
    create table trouble (fails boolean not null);
    create function make_trouble() returns trigger language plpgsql as $$ begin
      if exists (select from contact where account_id = new.account_id and id = new.contact_id and name = 'Trouble') then
        perform pg_advisory_xact_lock(77);
        if exists (select from trouble where fails) then raise 'trouble'; end if;
      end if;
      return new;
    end $$;
    create trigger make_trouble before insert on conversation for each row execute function make_trouble();`);
});

const jobOf = (scene: CampaignScene, campaignId: string) => ({ accountId: scene.account.id, campaignId });

const jobsOf = (campaignId: string) =>
  server.sql<{ attempts: number; last_error: string | null }>(
    "select attempts, last_error from graphile_worker._private_jobs where payload ->> 'campaignId' = $1",
    [campaignId],
  );

/** Does not wait for the delay after a failure. */
const retryNow = (campaignId: string) =>
  server.sql(
    `update graphile_worker._private_jobs set run_at = now() where payload ->> 'campaignId' = $1 and locked_at is null`,
    [campaignId],
  );

/** Who is written to in the batch after the first becomes trouble. */
const troubleInSecondBatch = ({ account }: CampaignScene) =>
  server.sql(
    `update contact set name = 'Trouble' where account_id = $1 and id = (select id from contact where account_id = $1 order by id offset 250 limit 1)`,
    [account.id],
  );

/** Another program's connection, for as long as the test runs. */
async function elsewhere(): Promise<pg.Client> {
  const client = new pg.Client(server.databaseUrl);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** A launched campaign whose jobs the test runs itself. */
async function aLaunched(scene: CampaignScene): Promise<string> {
  const id = await aDraft(scene);
  await server.sql(
    `with added as (
       insert into campaign_recipient (account_id, campaign_id, contact_id)
       select account_id, $2, contact_id from contact_group_contact where account_id = $1 returning contact_id)
     update campaign set status = 'LAUNCHED', launched_at = now(), recipient_count = (select count(*) from added) where account_id = $1 and id = $2`,
    [scene.account.id, id],
  );
  return id;
}

test("a group of 1,000 is written to in a few batches of a few statements", async () => {
  const scene = await aCampaignScene(server, { contacts: 1_000, credits: 1_000 });
  const id = await aDraft(scene);
  const launching = await server.statements(() => payloadOf(scene.editor, "launch", id));
  expect(launching.length).toBeLessThan(16);
  await allSent(scene);
  expect(await timesWritten(scene)).toEqual({ 1: 1_000 });

  const again = await aLaunched(scene);
  const batch = await server.statements(() => openConversations(server.app.db, jobOf(scene, again)));
  expect(batch.length).toBeLessThan(10);
  await allSent(scene);
  expect(await timesWritten(scene)).toEqual({ 2: 1_000 });
});

test("what failed in the middle is resumed where it failed: every contact is written to once", async () => {
  const scene = await aCampaignScene(server, { contacts: 450, credits: 450 });
  await troubleInSecondBatch(scene);
  await server.sql("insert into trouble values (true)");
  const id = await aDraft(scene);
  await payloadOf(scene.editor, "launch", id);
  await vi.waitUntil(async () => (await jobsOf(id)).some((job) => job.last_error?.includes("trouble")), 60_000);
  expect(await timesWritten(scene)).toEqual({ 0: 250, 1: 200 });
  await leavingNoTrace(scene.account, async () => {
    expect(codeOf(await payloadOf(scene.editor, "delete", id))).toBe("INVALID_STATE");
  });
  await server.sql("delete from trouble");
  await retryNow(id);
  await allSent(scene);
  expect(await timesWritten(scene)).toEqual({ 1: 450 });
  await vi.waitUntil(async () => !(await jobsOf(id)).length, 60_000);
});

test("a connection that breaks in the middle of a batch neither loses nor doubles any", async () => {
  const scene = await aCampaignScene(server, { contacts: 450, credits: 450 });
  await troubleInSecondBatch(scene);
  const holder = await elsewhere();
  await holder.query("select pg_advisory_lock(77)");
  const id = await aDraft(scene);
  await payloadOf(scene.editor, "launch", id);
  await vi.waitUntil(
    async () =>
      (
        await server.sql<{ ended: boolean }>(
          "select pg_terminate_backend(pid) as ended from pg_locks where locktype = 'advisory' and not granted and objid = 77",
        )
      ).length,
    60_000,
  );
  await vi.waitUntil(async () => (await jobsOf(id)).some((job) => job.last_error), 60_000);
  expect(await timesWritten(scene)).toEqual({ 0: 250, 1: 200 });
  await holder.query("select pg_advisory_unlock(77)");
  await retryNow(id);
  await allSent(scene);
  expect(await timesWritten(scene)).toEqual({ 1: 450 });
});

test("nodes that have the same job at once take turns", async () => {
  const scene = await aCampaignScene(server, { contacts: 250 });
  for (let round = 1; round <= 20; round++) {
    const id = await aLaunched(scene);
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => openConversations(i % 2 ? second.db : server.app.db, jobOf(scene, id))),
    );
    expect(await timesWritten(scene)).toEqual({ [round]: 250 });
  }
});

test("a contact that is being deleted is left out until that is decided, and keeps nobody waiting", async () => {
  const scene = await aCampaignScene(server, { contacts: 5 });
  const [gone, kept] = await server.sql<{ id: string }>("select id from contact where account_id = $1 order by id", [
    scene.account.id,
  ]);
  const id = await aLaunched(scene);
  const [deleting, undecided] = [await elsewhere(), await elsewhere()];
  for (const [client, contact] of [
    [deleting, gone],
    [undecided, kept],
  ] as const) {
    await client.query("begin");
    await client.query("delete from contact where account_id = $1 and id = $2", [scene.account.id, contact!.id]);
  }
  await openConversations(server.app.db, jobOf(scene, id));
  expect(await timesWritten(scene)).toEqual({ 0: 2, 1: 3 });
  await deleting.query("commit");
  await undecided.query("rollback");
  await allSent(scene);
  expect(await timesWritten(scene)).toEqual({ 1: 4 });
});

test("deleting a contact through the API while a campaign writes to it ends in one of the two", async () => {
  for (let round = 0; round < 20; round++) {
    const scene = await aCampaignScene(server, { contacts: 10 });
    const contacts = await server.sql<{ id: string }>("select id from contact where account_id = $1", [
      scene.account.id,
    ]);
    const id = await aDraft(scene);
    const launching = payloadOf(scene.editor, "launch", id);
    if (round % 2) await launching;
    const deleting = contacts.map(async (contact) => {
      const { data, errors } = await scene.admin.graphql(
        untyped("mutation ($id: ID!) { deleteContact(id: $id) { userErrors { code } } }"),
        { id: contact.id },
      );
      expect(errors).toBeUndefined();
      return codeOf(data!.deleteContact);
    });
    const codes = await Promise.all(deleting);
    // Where they were all gone first, there was nobody left to write to.
    const launched = codeOf(await launching);
    await allSent(scene);
    const left = codes.filter((code) => code === "IN_USE").length;
    expect(codes.filter((code) => code === "done")).toHaveLength(10 - left);
    expect(await timesWritten(scene)).toEqual(left ? { 1: left } : {});
    expect(left ? ["done"] : ["done", "INVALID_STATE"]).toContain(launched);
  }
});

test("erased campaigns end where they are; so do those of an account that has been closed", async () => {
  const scene = await aCampaignScene(server, { contacts: 300 });
  const { id: accountId } = scene.account;
  const erased = await aLaunched(scene);
  const write = new Write(server.app.db, new Authenticator(12), null);
  const before = new Date(Date.now() + 60_000).toISOString();
  const erase = (clear: () => Promise<boolean>) =>
    write.as(SYSTEM, accountId, (tx) => eraseCampaigns(tx, accountId, { before, most: 10, clear }));
  // From the first transaction on, whether or not it has to leave something to others.
  expect(await erase(async () => false)).toBe(false);
  await openConversations(server.app.db, jobOf(scene, erased));
  expect(await timesWritten(scene)).toEqual({ 0: 300 });
  await server.sql("delete from campaign_recipient where account_id = $1", [accountId]);
  expect(await erase(async () => true)).toBe(true);
  await openConversations(server.app.db, jobOf(scene, erased));
  const left = await server.sql(
    "select from campaign where account_id = $1 union all select from campaign_recipient where account_id = $1",
    [accountId],
  );
  expect(left).toEqual([]);

  const closed = await aLaunched(scene);
  await server.sql("update account set closed_at = now() where id = $1", [accountId]);
  await openConversations(server.app.db, jobOf(scene, closed));
  expect(await timesWritten(scene)).toEqual({ 0: 300 });
  expect(await server.sql("select from graphile_worker.jobs where task_identifier = $1", [CAMPAIGN_TASK])).toEqual([]);
});
