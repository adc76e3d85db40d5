import { expect, test } from "vitest";
import { type AccountScene, aMember, anAccount, aServer, graphql } from "../kit/index.js";
import { agents, anAddress, anInvitation, atOnce, GET, INVITE, kindsOf } from "./kit.js";

const server = await aServer();

const DELETE = graphql(`mutation ($ids: [ID!]!) {
  deleteUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } }
}`);
const SUSPEND = graphql(`mutation ($ids: [ID!]!, $until: DateTime) {
  suspendUsers(input: { ids: $ids, until: $until }) { results { userErrors { code } } userErrors { code } }
}`);
const GIVE = graphql(`mutation ($ids: [ID!]!, $roleIds: [ID!]) {
  updateUsers(input: { ids: $ids, patch: { roleIds: $roleIds } }) { results { userErrors { code } } userErrors { code } }
}`);

const statuses = async (account: AccountScene) => {
  const rows = await server.sql<{ status: string }>("select status from invitation where account_id = $1", [
    account.id,
  ]);
  return rows.map(({ status }) => status);
};

interface Change {
  what: string;
  document: typeof DELETE | typeof SUSPEND | typeof GIVE;
  roles?: ("AGENT" | "MANAGER" | "EDITOR")[];
  until?: string;
}
const variablesOf = ({ roles, until }: Change, account: AccountScene, userId: string) => ({
  ids: [userId],
  roleIds: roles?.map((role) => account.roleIds[role]),
  until,
});

test.each<Change>([
  { what: "is deleted", document: DELETE },
  { what: "is suspended without an end", document: SUSPEND },
  { what: "may no longer invite", document: GIVE, roles: ["AGENT"] },
])("who $what loses the pending invitations that it sent", async (change) => {
  const { account, admin } = await anAccount(server);
  const [manager, colleague] = await atOnce(2, () => aMember(account, { role: "MANAGER" }));
  const sent = await atOnce(3, () => anInvitation(manager!, account));
  const other = await anInvitation(colleague!, account);
  const events = (await kindsOf(account)).length;
  await admin.must(change.document, variablesOf(change, account, manager!.userId));
  for (const { id } of sent) expect((await admin.must(GET, { id })).invitation.status).toBe("REVOKED");
  expect((await admin.must(GET, { id: other.id })).invitation.status).toBe("PENDING");
  const told = (await server.eventsOf(account.id)).slice(events + 1);
  expect(told.map(({ kind, actor_id, subject_name }) => [kind, actor_id, subject_name]).sort()).toEqual(
    sent.map(({ email }) => ["INVITATION_REVOKED", admin.userId, email]).sort(),
  );
});

test.each<Change>([
  { what: "is suspended for a while", document: SUSPEND, until: new Date(Date.now() + 86_400_000).toISOString() },
  { what: "changes its roles and may still invite", document: GIVE, roles: ["MANAGER", "EDITOR"] },
])("who $what keeps them", async (change) => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  await anInvitation(manager, account);
  await admin.must(change.document, variablesOf(change, account, manager.userId));
  expect(await statuses(account)).toEqual(["PENDING"]);
});

test("invitations of who loses the right while inviting are refused or revoked", async () => {
  for (let round = 0; round < 20; round++) {
    const { account, admin } = await anAccount(server);
    const manager = await aMember(account, { role: "MANAGER" });
    await Promise.all([
      atOnce(9, () => manager.graphql(INVITE, agents(account, anAddress()))),
      admin.must(GIVE, { ids: [manager.userId], roleIds: [account.roleIds.AGENT] }),
    ]);
    expect((await statuses(account)).filter((status) => status === "PENDING")).toEqual([]);
  }
});
