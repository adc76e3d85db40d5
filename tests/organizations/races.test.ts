import { expect, test } from "vitest";
import { codeOf, done, payloadOf } from "../contacts/kit.js";
import { anAccount, aServer } from "../kit/index.js";

const server = await aServer();
const ROUNDS = Array.from({ length: 20 }, (_, round) => round);
const TEN = Array.from({ length: 10 }, (_, i) => i);

test("of many who take a name at once, one does", async () => {
  const { admin } = await anAccount(server);
  for (const round of ROUNDS)
    for (const kind of ["Organization", "ContactGroup"] as const) {
      const name = `Round ${round}`;
      const payloads = await Promise.all(TEN.map(() => payloadOf(admin, "create", kind, { name })));
      expect(payloads.map(codeOf).sort()).toEqual([...Array(9).fill("ALREADY_EXISTS"), "done"]);
    }
});

test("of many who change one version, one does", async () => {
  const { account, admin } = await anAccount(server);
  const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
  for (const round of ROUNDS) {
    const input = (i: number) => ({ id, name: `Round ${round} ${i}`, expectedVersion: round + 1 });
    const payloads = await Promise.all(TEN.map((i) => payloadOf(admin, "update", "Organization", input(i))));
    expect(payloads.map(codeOf).sort()).toEqual([...Array(9).fill("CONFLICT"), "done"]);
  }
  expect(await server.eventsOf(account.id)).toHaveLength(21);
});

test("links from both sides at once end as one of them said, told in that order", async () => {
  for (const _ of ROUNDS) {
    const { account, admin } = await anAccount(server);
    const { id } = await done(admin, "create", "Organization", { name: "Cafés" });
    const { id: group } = await done(admin, "create", "ContactGroup", { name: "Sul" });
    await Promise.all(
      TEN.map((i) =>
        i % 2
          ? payloadOf(admin, "update", "Organization", { id, contactGroupIds: i % 4 === 1 ? [group] : [] })
          : payloadOf(admin, "update", "ContactGroup", { id: group, organizationIds: i % 4 ? [id] : [] }),
      ),
    );
    const pairs = await server.sql("select from organization_contact_group where account_id = $1", [account.id]);
    const [before, ...told] = (await server.eventsOf(account.id)).slice(1).map(({ changes }) => changes[0]!);
    expect(before).toMatchObject({ field: "name" });
    // Each change sets what the one before took away.
    expect(told.map(({ after }) => after === "[]")).toEqual(told.map((_, i) => i % 2 === 1));
    expect(pairs).toHaveLength(told.length % 2);
  }
});
