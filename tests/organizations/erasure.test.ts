import { expect, test } from "vitest";
import { removeClosed } from "../../src/modules/erasure/removal.js";
import { done } from "../contacts/kit.js";
import { aMember, anAccount, aServerOfItsOwn } from "../kit/index.js";

const server = await aServerOfItsOwn();

test("nothing is left of a closed account's organizations, groups and contacts, and another's stay", async () => {
  const { account, admin } = await anAccount(server);
  const { account: other, admin: neighbour } = await anAccount(server);
  for (const console of [admin, neighbour]) {
    const { id } = await done(console, "create", "Organization", { name: "Cafés" });
    const { id: contact } = await done(console, "create", "Contact", { name: "Zélia" });
    await done(console, "create", "ContactGroup", { name: "Sul", organizationIds: [id], contactIds: [contact] });
    const client = await aMember(console === admin ? account : other, { roles: [] });
    await server.sql("update app_user set kind = 'CLIENT', organization_id = $2 where id = $1", [client.userId, id]);
  }
  await server.sql("update account set closed_at = now() - interval '1 hour' where id = $1", [account.id]);
  await removeClosed(server.app.db, async () => true);
  for (const table of [
    ...["organization", "contact_group", "contact", "organization_contact_group", "contact_group_contact"],
    ...["app_user", "event"],
  ]) {
    const rows = await server.sql<{ account_id: string }>(`select distinct account_id from ${table}`);
    expect(rows, table).toEqual([{ account_id: other.id }]);
  }
});
