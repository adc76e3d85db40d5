import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { codeOf, done, payloadOf } from "../contacts/kit.js";
import {
  ACCEPT,
  acceptance,
  age,
  anAddress,
  codes,
  INVITE,
  leavesNothing,
  outcomes,
  PREVIEW,
  RESEND,
  REVOKE,
  resultsOf,
  SEATS,
  tokenFor,
} from "../invitations/kit.js";
import { type AccountScene, aMember, anAccount, aServer, Console, graphql, nobody, signedIn } from "../kit/index.js";
import { holding } from "../structure/kit.js";

const server = await aServer();

/** Invites a client account; answers the result. */
async function invite(who: Console, organizationId: string, email: string) {
  const input = { emails: [email], kind: "CLIENT" as const, organizationId, message: "Olá" };
  const [result] = resultsOf(await who.graphql(INVITE, { input }));
  return result!;
}

async function anOrganization(admin: Console) {
  return done(admin, "create", "Organization", { name: "Cafés" });
}

/** Somebody who invites, and reads users, but keeps no organizations. */
const aManager = (account: AccountScene) => aMember(account, { role: "MANAGER" });

test("a client account is invited without a seat or a role, and joins its organization", async () => {
  const { account, admin } = await anAccount(server, { seats: 1 });
  await server.sql("update account set allowed_email_domains = '{team.example}' where id = $1", [account.id]);
  const { id: organizationId } = await anOrganization(admin);
  const email = anAddress();
  const { invitation } = await invite(admin, organizationId, email);
  expect((await admin.must(SEATS)).viewer!.account.seats).toEqual({ limit: 1, used: 1, reserved: 0, available: 0 });
  const shown = await admin.must(
    graphql(`query ($id: ID!) { invitation(id: $id) { kind roles { id } organization { name } } }`),
    { id: invitation!.id },
  );
  expect(shown.invitation).toEqual({ kind: "CLIENT", roles: [], organization: { name: "Cafés" } });

  const token = await tokenFor(server, email);
  const { invitationPreview } = await nobody(server).must(PREVIEW, { token });
  expect(invitationPreview).toMatchObject({ email, roleNames: [], organizationName: "Cafés", status: "PENDING" });
  const { acceptInvitation } = await nobody(server).must(ACCEPT, acceptance(token));
  const { token: session, viewer } = signedIn(acceptInvitation.result);
  const client = new Console(server.graphqlUrl, session, viewer.user!.id, "", email);
  const itself = await client.must(
    graphql(`{ viewer { user { kind name roles { id } permissions organization { id name } } } }`),
  );
  expect(itself.viewer!.user).toEqual({
    kind: "CLIENT",
    name: "Carla Dias",
    roles: [],
    permissions: [],
    organization: { id: organizationId, name: "Cafés" },
  });
  expect((await admin.must(SEATS)).viewer!.account.seats).toMatchObject({ used: 1, reserved: 0 });
  expect(codeOf(await payloadOf(admin, "delete", "Organization", { id: organizationId }))).toBe("IN_USE");

  const [sent, , created] = (await server.eventsOf(account.id)).slice(1);
  expect(sent!.changes.slice(0, 3)).toEqual([
    { field: "kind", before: null, after: '"CLIENT"' },
    { field: "organization", before: null, after: '"Cafés"' },
    { field: "language", before: null, after: '"EN"' },
  ]);
  expect(created!.kind).toBe("USER_CREATED");
  expect(created!.changes.slice(3)).toEqual([
    { field: "kind", before: null, after: '"CLIENT"' },
    { field: "organization", before: null, after: '"Cafés"' },
  ]);
});

test("a client account needs an organization and no role, a member the reverse", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const { id: foreign } = await anOrganization(stranger);
  const roleIds = [account.roleIds.AGENT];
  const emails = [anAddress()];
  await leavesNothing(account, async () => {
    for (const [input, code, field] of [
      [{ kind: "CLIENT" }, "BLANK", "organizationId"],
      [{ kind: "CLIENT", organizationId, roleIds }, "INVALID", "roleIds"],
      [{ kind: "CLIENT", organizationId: uuidv7() }, "NOT_FOUND", "organizationId"],
      [{ kind: "CLIENT", organizationId: foreign }, "NOT_FOUND", "organizationId"],
      [{ kind: "MEMBER", organizationId, roleIds }, "INVALID", "organizationId"],
      [{ organizationId, roleIds }, "INVALID", "organizationId"],
    ] as const) {
      const { inviteUsers } = (await admin.graphql(INVITE, { input: { ...input, emails } } as never)).data!;
      expect(inviteUsers!.results).toEqual([]);
      expect(inviteUsers!.userErrors).toMatchObject([{ code, path: ["input", field] }]);
    }
  });
});

test("inviting client accounts needs ORGANIZATIONS_MANAGE, and so does what becomes of their invitations", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const { invitation } = await invite(admin, organizationId, anAddress());
  await age(server, [invitation!.id], "2 hours");
  const manager = await aManager(account);
  const needed = "ORGANIZATIONS_MANAGE";
  await leavesNothing(account, async () => {
    const input = { emails: [anAddress()], kind: "CLIENT" as const, organizationId };
    const { data, errors } = await manager.graphql(INVITE, { input });
    expect(data!.inviteUsers).toBeNull();
    expect(errors!.map(({ extensions }) => extensions)).toEqual([{ code: "FORBIDDEN", permission: needed }]);
    for (const document of [RESEND, REVOKE]) {
      const [result] = resultsOf(
        await manager.graphql(document as typeof RESEND, { input: { ids: [invitation!.id] } }),
      );
      expect(result!.userErrors).toMatchObject([{ code: "ESCALATION", permissions: [needed] }]);
    }
  });
  const keeper = await holding(account, await aMember(account), ["USERS_INVITE", needed]);
  expect(outcomes([await invite(keeper, organizationId, "a@third.example")])).toEqual([["a@third.example", "sent"]]);
  const input = { ids: [invitation!.id] };
  expect(codes(resultsOf(await keeper.graphql(RESEND, { input })))).toEqual(["done"]);
  expect(codes(resultsOf(await keeper.graphql(REVOKE, { input })))).toEqual(["done"]);
});

test("an expired one is revived without a seat, but not without its organization", async () => {
  const { admin } = await anAccount(server, { seats: 1 });
  const { id: organizationId } = await anOrganization(admin);
  const { id: other } = await done(admin, "create", "Organization", { name: "Bares" });
  const ids: string[] = [];
  for (const each of [organizationId, other]) ids.push((await invite(admin, each, anAddress())).invitation!.id);
  await age(server, ids, "30 days");
  await server.sql("update invitation set status = 'EXPIRED', ended_at = now() where id = any($1::uuid[])", [ids]);
  await payloadOf(admin, "delete", "Organization", { id: other });
  expect(codes(resultsOf(await admin.graphql(RESEND, { input: { ids } })))).toEqual(["done", "INVALID_STATE"]);
});

test("with its organization goes the invitation: its link opens nothing any more", async () => {
  const { admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const email = anAddress();
  await invite(admin, organizationId, email);
  const token = await tokenFor(server, email);
  await payloadOf(admin, "delete", "Organization", { id: organizationId });
  const { data } = await nobody(server).graphql(ACCEPT, acceptance(token));
  expect(data!.acceptInvitation!.userErrors).toMatchObject([{ code: "INVALID_STATE" }]);
});

test("of an acceptance and a deletion that race, either the organization has a user or the invitation is revoked", async () => {
  const { account, admin } = await anAccount(server);
  for (let round = 0; round < 20; round++) {
    const { id } = await done(admin, "create", "Organization", { name: `Round ${round}` });
    const email = anAddress();
    await invite(admin, id, email);
    const token = await tokenFor(server, email);
    const deleting = () => payloadOf(admin, "delete", "Organization", { id });
    const accepting = nobody(server).graphql(ACCEPT, acceptance(token));
    if (round % 2) await new Promise((resolve) => setImmediate(resolve));
    const deletions = await Promise.all(Array.from({ length: 10 }, deleting));
    await accepting;
    const [user] = await server.sql("select organization_id from app_user where account_id = $1 and email = $2", [
      account.id,
      email,
    ]);
    const gone = deletions.some((payload) => codeOf(payload) === "done");
    expect(user).toEqual(gone ? undefined : { organization_id: id });
  }
});

test("invitations and users are filtered by organization, for those who may read organizations", async () => {
  const { account, admin } = await anAccount(server);
  const { id: organizationId } = await anOrganization(admin);
  const email = anAddress();
  await invite(admin, organizationId, email);
  await invite(admin, (await done(admin, "create", "Organization", { name: "Bares" })).id, anAddress());
  const client = await aMember(account, { roles: [], firstName: "Clara" });
  await server.sql("update app_user set kind = 'CLIENT', organization_id = $2 where id = $1", [
    client.userId,
    organizationId,
  ]);
  const INVITATIONS = graphql(
    `query ($id: ID!) { invitations(filter: { organizationId: $id }) { totalCount nodes { email organization { id } } } }`,
  );
  const USERS = graphql(
    `query ($id: ID!) { users(filter: { organizationId: $id }) { totalCount nodes { firstName } } }`,
  );
  for (const who of [admin, await aManager(account)]) {
    expect((await who.must(INVITATIONS, { id: organizationId })).invitations).toEqual({
      totalCount: 1,
      nodes: [{ email, organization: { id: organizationId } }],
    });
    expect((await who.must(USERS, { id: organizationId })).users).toEqual({
      totalCount: 1,
      nodes: [{ firstName: "Clara" }],
    });
  }
  const inviter = await holding(account, await aMember(account), ["USERS_INVITE"]);
  for (const document of [INVITATIONS, USERS]) {
    const { errors } = await inviter.graphql(document as typeof USERS, { id: organizationId });
    expect(errors!.map(({ extensions }) => extensions)).toMatchObject([{ code: "FORBIDDEN" }]);
  }
  const { data, errors } = await inviter.graphql(graphql(`{ invitations { nodes { organization { id } } } }`));
  expect(data!.invitations!.nodes).toEqual([{ organization: null }, { organization: null }]);
  expect(errors!.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
});
