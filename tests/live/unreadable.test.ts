import { expect, test } from "vitest";
import { anAccount, aServer, untyped } from "../kit/index.js";

const server = await aServer();

const EVENTS = untyped(`subscription ($after: String) { events(after: $after) { sequence cursor changes { field } } }`);

/** An event that no statement can read: what its changes should be is no list. */
const append = (accountId: string, changes: string) =>
  server.sql(
    `with numbered as (update account set event_sequence = event_sequence + 1 where id = $1 returning event_sequence)
     insert into event (account_id, sequence, id, kind, at, actor_name, subject_id, subject_name, structure_kind, changes)
     select $1, event_sequence, gen_random_uuid(), 'STRUCTURE_CREATED', now(), 'system', gen_random_uuid(), 'x', 'DEPARTMENT', $2 from numbered`,
    [accountId, changes],
  );

test("an event that cannot be read is not passed over: clients come back for it", async () => {
  const { account, admin } = await anAccount(server);
  await append(account.id, "[]");
  const { cursor } = (await admin.must(untyped(`{ events(first: 1) { nodes { cursor } } }`))).events.nodes[0];
  const live = admin.subscribe(EVENTS, { after: cursor });
  await append(account.id, "[]");
  const seen = (await live.next()).data!.events;
  expect(seen.sequence).toBe(2);

  await append(account.id, "5");
  expect(await live.ended).toMatchObject({ code: 1013 });
  expect(live.waiting).toEqual([]);

  // Nor is it by who begins behind it, and so reads it from the log.
  const again = admin.subscribe(EVENTS, { after: seen.cursor });
  expect(await again.ended).toMatchObject({ code: 1013 });
  expect(again.waiting).toEqual([]);

  await server.sql("update event set changes = '[]' where account_id = $1 and event.sequence = 3", [account.id]);
  expect((await admin.subscribe(EVENTS, { after: seen.cursor }).next()).data!.events.sequence).toBe(3);
});
