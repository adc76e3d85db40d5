import { expect, test } from "vitest";
import { agents, anAddress, anInvitation, atOnce, INVITE, invite } from "../invitations/kit.js";
import type { Permission } from "../kit/generated/documents.js";
import { type AccountScene, aServer, type Console, graphql, signedIn } from "../kit/index.js";
import { aMemberWith, anAccountWithRoles, aRole, DELETE, give, payloadOf, UPDATE } from "./kit.js";

const server = await aServer();

/** What a role needs so that its holder may invite agents. */
const INVITING: Permission[] = [
  "USERS_INVITE",
  "CONTACTS_CREATE",
  "CONVERSATIONS_CREATE",
  "CONVERSATIONS_READ_ASSIGNED",
  "REPORTS_READ_OWN",
];
const without = INVITING.slice(1);

const statuses = async (account: AccountScene): Promise<string[]> =>
  (
    await server.sql<{ status: string }>(
      "select status from invitation where account_id = $1 order by created_at, id",
      [account.id],
    )
  ).map(({ status }) => status);

type Taking = (admin: Console, account: AccountScene, roleId: string) => Promise<unknown>;
const edit: Taking = (admin, _, id) => payloadOf(admin, UPDATE, { id, permissions: without });
const move: Taking = (admin, account, id) => payloadOf(admin, DELETE, { id, moveToRoleId: account.roleIds.AGENT });

test.each<[what: string, take: Taking]>([
  ["its role is to invite no longer", edit],
  ["its role is deleted and the other one invites nobody", move],
])("who may invite no longer because %s loses the pending invitations that it sent", async (_, take) => {
  const { account, admin } = await anAccountWithRoles(server);
  const roleId = await aRole(admin, "Inviter", INVITING);
  const { member } = await aMemberWith(account, [], roleId);
  const { member: other } = await aMemberWith(account, INVITING);
  const { member: twice } = await aMemberWith(account, [], roleId);
  await give(account, twice.userId, account.roleIds.MANAGER);
  const mine = await anInvitation(member, account);
  await anInvitation(other, account);
  await anInvitation(twice, account);
  const before = (await server.eventsOf(account.id)).length;
  await take(admin, account, roleId);
  expect(await statuses(account)).toEqual(["REVOKED", "PENDING", "PENDING"]);
  const told = (await server.eventsOf(account.id)).slice(before);
  expect(told.filter(({ kind }) => kind === "INVITATION_REVOKED")).toMatchObject([
    { subject_id: mine.id, subject_name: mine.email, actor_id: admin.userId },
  ]);
});

test("a change that leaves the right revokes nothing", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const roleId = await aRole(admin, "Inviter", INVITING);
  const { member } = await aMemberWith(account, [], roleId);
  await anInvitation(member, account);
  await payloadOf(admin, UPDATE, { id: roleId, permissions: [...INVITING, "USERS_READ"] });
  const kept = await aRole(admin, "Inviter too", INVITING);
  await payloadOf(admin, DELETE, { id: roleId, moveToRoleId: kept });
  expect(await statuses(account)).toEqual(["PENDING"]);
});

test("who accepts is given what the invitation's roles have become", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const old = await aRole(admin, "Old", ["USERS_READ"]);
  const fresh = await aRole(admin, "New", ["CONTACTS_CREATE"]);
  const { token } = await anInvitation(admin, account, { roleIds: [old] });
  await payloadOf(admin, DELETE, { id: old, moveToRoleId: fresh });
  const { acceptInvitation } = await admin.must(
    graphql(`mutation ($token: String!) {
       acceptInvitation(input: { token: $token, firstName: "Eva", lastName: "Luz", password: "correct horse battery staple" }) {
         result { __typename ... on SignedIn { viewer { permissions user { roles { name } } } } } userErrors { code } } }`),
    { token },
  );
  expect(signedIn(acceptInvitation.result).viewer).toEqual({
    permissions: ["CONTACTS_CREATE"],
    user: { roles: [{ name: "New" }] },
  });
});

test("an invitation that is over lets go of a deleted role, and can be sent again no more", async () => {
  const { account, admin } = await anAccountWithRoles(server);
  const role = await aRole(admin, "Old", ["USERS_READ"]);
  const { id } = await anInvitation(admin, account, { roleIds: [role] });
  await server.sql(
    "update invitation set status = 'EXPIRED', ended_at = now(), sent_at = now() - interval '1 day' where id = $1",
    [id],
  );
  expect(await payloadOf(admin, DELETE, { id: role })).toMatchObject({ deletedId: role, movedUserCount: 0 });
  const { resendInvitations } = await admin.must(
    graphql(`mutation ($id: ID!) { resendInvitations(input: { ids: [$id] }) { results { userErrors { code } } } }`),
    { id },
  );
  expect(resendInvitations.results).toEqual([{ userErrors: [{ code: "INVALID_STATE" }] }]);
});

test.each<[what: string, take: Taking]>([
  ["edited", edit],
  ["deleted", move],
])("of those who invite while their role is %s none leaves an invitation pending", async (_, take) => {
  for (let round = 0; round < 20; round++) {
    const { account, admin } = await anAccountWithRoles(server);
    const roleId = await aRole(admin, "Inviter", INVITING);
    const { member } = await aMemberWith(account, [], roleId);
    await Promise.all([
      atOnce(5, () => member.graphql(INVITE, agents(account, anAddress()))),
      take(admin, account, roleId),
      atOnce(5, () => member.graphql(INVITE, agents(account, anAddress()))),
    ]);
    expect((await statuses(account)).filter((status) => status === "PENDING")).toEqual([]);
    expect((await invite(admin, account, anAddress()))[0]!.userErrors).toEqual([]);
  }
});
