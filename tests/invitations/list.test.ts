import { expect, test } from "vitest";
import {
  type AccountScene,
  aMember,
  anAccount,
  aServer,
  type Console,
  graphql,
  nobody,
  type VariablesOf,
} from "../kit/index.js";
import { anAddress, anInvitation, atOnce, DECLINE, invite } from "./kit.js";

const server = await aServer();

const LIST =
  graphql(`query ($first: Int, $after: String, $last: Int, $before: String, $filter: InvitationFilter, $orderBy: InvitationOrder) {
  invitations(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    nodes { email } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`);

const emailsOf = (nodes: { email: string }[]) => nodes.map(({ email }) => email);
const list = async (who: Console, variables: VariablesOf<typeof LIST> = {}) =>
  emailsOf((await who.must(LIST, variables)).invitations.nodes);

/** Invitations to these addresses, each sent a second after the one before it. */
async function invited(admin: Console, account: AccountScene, emails: string[]) {
  await invite(admin, account, emails);
  for (const [i, email] of emails.entries())
    await server.sql(
      "update invitation set created_at = created_at + $3 * interval '1 second', sent_at = sent_at - $3 * interval '1 second' where account_id = $1 and email = $2",
      [account.id, email, i],
    );
}

test("newest first, or in any order asked for, with pages that fit together both ways", async () => {
  const { account, admin } = await anAccount(server);
  const emails = ["b", "d", "a", "e", "c"].map((name) => `${name}@example.com`);
  await invited(admin, account, emails);
  expect(await list(admin)).toEqual([...emails].reverse());
  const orders = [
    ["CREATED_AT", emails],
    ["SENT_AT", [...emails].reverse()],
    ["EMAIL", [...emails].sort()],
  ] as const;
  for (const [field, ascending] of orders) {
    expect(await list(admin, { orderBy: { field, direction: "ASC" } })).toEqual(ascending);
    expect(await list(admin, { orderBy: { field, direction: "DESC" } })).toEqual([...ascending].reverse());
  }
  const orderBy = { field: "EXPIRES_AT", direction: "ASC" } as const;
  const all = await list(admin, { orderBy });
  const forwards: string[] = [];
  let page = (await admin.must(LIST, { first: 2, orderBy })).invitations;
  expect(page).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
  for (;;) {
    forwards.push(...emailsOf(page.nodes));
    if (!page.pageInfo.hasNextPage) break;
    page = (await admin.must(LIST, { first: 2, after: page.pageInfo.endCursor, orderBy })).invitations;
  }
  expect(forwards).toEqual(all);
  const back = (await admin.must(LIST, { last: 2, before: page.pageInfo.startCursor, orderBy })).invitations;
  expect(emailsOf(back.nodes)).toEqual(all.slice(2, 4));
  const elsewhere = await admin.graphql(LIST, { first: 2, after: page.pageInfo.endCursor });
  expect(elsewhere.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
});

test("filters by status, role and parts of the address, whatever case, accents and signs", async () => {
  const { account, admin } = await anAccount(server);
  const { EDITOR, AGENT } = account.roleIds;
  const special = `100%_${anAddress()}`;
  const editor = await anInvitation(admin, account, { roleIds: [EDITOR] });
  const both = await anInvitation(admin, account, { roleIds: [EDITOR, AGENT], email: special });
  const declined = await anInvitation(admin, account);
  await nobody(server).must(DECLINE, { token: declined.token });
  const found = (filter: VariablesOf<typeof LIST>["filter"]) => list(admin, { filter });
  expect(await found({ status: ["PENDING"] })).toEqual([both.email, editor.email]);
  expect(await found({ status: ["DECLINED", "REVOKED"] })).toEqual([declined.email]);
  expect(await found({ status: [] })).toEqual([]);
  expect(await found({ roleIds: [EDITOR] })).toEqual([both.email, editor.email]);
  expect(await found({ roleIds: [AGENT.toUpperCase()], status: ["PENDING"] })).toEqual([both.email]);
  expect(await found({ search: "0%_NÉWCOMER-" })).toEqual([both.email]);
  expect(await found({ search: "%" })).toEqual([both.email]);
  expect(await found({ search: "_" })).toEqual([both.email]);
  expect(await found({ search: " " })).toHaveLength(3);
  expect(await found({ status: null, search: null, roleIds: null })).toHaveLength(3);
  for (const filter of [{ roleIds: ["x"] }, { search: "x".repeat(301) }]) {
    const { errors } = await admin.graphql(LIST, { filter });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  }
});

test("nobody without USERS_INVITE reads invitations, and nobody those of another account", async () => {
  const [{ account, admin }, other] = await Promise.all([anAccount(server), anAccount(server)]);
  const { id } = await anInvitation(admin, account);
  expect(await list(other.admin)).toEqual([]);
  expect(
    (await other.admin.must(graphql(`query ($id: ID!) { invitation(id: $id) { id } }`), { id })).invitation,
  ).toBeNull();
  const agent = await aMember(account);
  const answers = [
    await agent.graphql(graphql(`{ invitations { totalCount } }`)),
    await agent.graphql(graphql(`query ($id: ID!) { invitation(id: $id) { email } }`), { id }),
  ];
  for (const { data, errors } of answers) {
    expect(Object.values(data!)).toEqual([null]);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_INVITE" } }]);
  }
});

test("a page with roles, departments and people is one statement", async () => {
  const { account, admin } = await anAccount(server);
  await atOnce(3, () => anInvitation(admin, account));
  const statements = await server.statements(() =>
    admin.must(
      graphql(`{ invitations(first: 10) { totalCount nodes {
      email roles { name permissions } departments { name } invitedBy { name email roles { name } } acceptedBy { name }
    } } }`),
    ),
  );
  expect(statements.filter((text) => text.includes("row_to_json"))).toHaveLength(1);
});

test("who was erased invited nobody by name", async () => {
  const { account, admin } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const { id } = await anInvitation(manager, account);
  const inviter = async () =>
    (await admin.must(graphql(`query ($id: ID!) { invitation(id: $id) { invitedBy { id } } }`), { id })).invitation
      .invitedBy;
  await server.sql("update app_user set status = 'DELETED', deleted_at = now() where id = $1", [manager.userId]);
  expect(await inviter()).toEqual({ id: manager.userId });
  await server.sql("update app_user set erased_at = now() where id = $1", [manager.userId]);
  expect(await inviter()).toBeNull();
});
