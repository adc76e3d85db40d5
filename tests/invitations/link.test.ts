import { expect, test } from "vitest";
import { aMember, anAccount, aServer, Console, graphql, nobody, signedIn } from "../kit/index.js";
import {
  ACCEPT,
  acceptance,
  anAddress,
  anInvitation,
  atOnce,
  DECLINE,
  GET,
  invite,
  leavesNothing,
  PASSWORD,
  PREVIEW,
  REVOKE,
  SEATS,
} from "./kit.js";

const server = await aServer();
const somebody = nobody(server);
const SIGN_IN = graphql(`mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) { result { __typename } userErrors { code } }
}`);

test("a link shows what it is for, in the reader's language, and looking consumes nothing", async () => {
  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const { email, token } = await anInvitation(admin, account, {
    roleIds: [account.roleIds.DISPATCHER, account.roleIds.AGENT],
  });
  const ask = () => somebody.graphql(PREVIEW, { token }, { "accept-language": "pt-BR" });
  const { data } = await leavesNothing(account, ask);
  expect(data!.invitationPreview).toEqual({
    accountName: "Padaria Aurora",
    email,
    invitedByName: "Ana Souza",
    roleNames: ["Agente", "Expedidor"],
    organizationName: null,
    status: "PENDING",
    expiresAt: expect.stringMatching(/Z$/),
  });
  expect((await somebody.must(PREVIEW, { token })).invitationPreview.roleNames).toEqual(["Agent", "Dispatcher"]);
});

const unknown = `${"A".repeat(63)}B`;

test.each([[unknown], ["x"], [""]])("an unknown token (%s) shows nothing and is refused", async (token) => {
  const { account } = await anAccount(server);
  await leavesNothing(account, async () => {
    expect((await somebody.must(PREVIEW, { token })).invitationPreview).toBeNull();
    expect((await somebody.graphql(ACCEPT, acceptance(token))).data!.acceptInvitation).toEqual({
      result: null,
      userErrors: [{ code: "INVALID_TOKEN", path: ["input", "token"] }],
    });
    expect((await somebody.graphql(DECLINE, { token })).data!.declineInvitation).toEqual({
      declined: false,
      userErrors: [{ code: "INVALID_TOKEN", path: ["token"] }],
    });
  });
});

test("accepting makes the user, its session and a verified address, also for whoever is signed in as somebody else", async () => {
  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const { department } = (
    await admin.must(
      graphql(`mutation { createDepartment(input: { name: "Vendas" }) { department { id } userErrors { code } } }`),
    )
  ).createDepartment;
  const { id, email, token } = await anInvitation(admin, account, {
    departmentIds: [department!.id],
    conversationLimit: 3,
    language: "ES",
    message: "Hi",
  });
  const { acceptInvitation } = await admin.must(
    ACCEPT,
    acceptance(token, { firstName: " Carla ", webchatName: "Carlinha" }),
  );
  const { viewer, ...session } = signedIn(acceptInvitation.result);
  const user = viewer.user!;
  expect(session.token).toMatch(/^[\w-]{64}$/);
  expect(user).toEqual({
    id: expect.any(String),
    name: "Carla Dias",
    email,
    emailVerified: true,
    roles: [{ name: "Agente" }],
    departments: [{ name: "Vendas" }],
    conversationLimit: 3,
    language: "ES",
  });
  const carla = new Console(server.graphqlUrl, session.token, user.id, "", email);
  expect((await carla.must(graphql(`{ viewer { user { webchatName } session { current } } }`))).viewer).toEqual({
    user: { webchatName: "Carlinha" },
    session: { current: true },
  });
  expect((await admin.must(graphql(`{ viewer { user { id } } }`))).viewer.user!.id).toBe(admin.userId);
  expect((await admin.must(GET, { id })).invitation).toMatchObject({
    status: "ACCEPTED",
    acceptedBy: { id: user.id, name: "Carla Dias" },
    version: 2,
  });
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ used: 2, reserved: 0 });
  expect((await somebody.must(SIGN_IN, { email, password: PASSWORD })).signIn.result).toEqual({
    __typename: "SignedIn",
  });

  const [accepted, created] = (await server.eventsOf(account.id)).slice(2, 4);
  expect(accepted).toMatchObject({
    kind: "INVITATION_ACCEPTED",
    actor_id: user.id,
    actor_name: "Carla Dias",
    subject_id: id,
    subject_name: email,
    changes: [{ field: "status", before: '"PENDING"', after: '"ACCEPTED"' }],
  });
  expect(created).toMatchObject({
    kind: "USER_CREATED",
    actor_id: user.id,
    user_id: user.id,
    subject_name: "Carla Dias",
  });
});

test("with a cookie, the token is not told", async () => {
  const { account, admin } = await anAccount(server);
  const { token } = await anInvitation(admin, account);
  const response = await fetch(server.graphqlUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: ACCEPT, variables: acceptance(token, { cookie: true }) }),
  });
  const { data } = (await response.json()) as { data: { acceptInvitation: { result: object } } };
  expect(data.acceptInvitation.result).toMatchObject({ token: null, viewer: { user: { name: "Carla Dias" } } });
  expect(response.headers.get("set-cookie")).toMatch(/^roster_session=[\w-]{64};.*HttpOnly/);
});

test("names and passwords that are refused consume nothing", async () => {
  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const { email, token } = await anInvitation(admin, account);
  const wrong = { firstName: " ", lastName: "a\u202eb", webchatName: "x".repeat(121), password: "padariaaurora" };
  for (const [more, expected] of [
    [
      wrong,
      [
        ["BLANK", "firstName"],
        ["INVALID", "lastName"],
        ["TOO_LONG", "webchatName"],
        ["PASSWORD_TOO_WEAK", "password"],
      ],
    ],
    [{ password: "too short" }, [["PASSWORD_TOO_WEAK", "password"]]],
    [{ password: `${email}1` }, [["PASSWORD_TOO_WEAK", "password"]]],
    [{ password: "x".repeat(257) }, [["TOO_LONG", "password"]]],
  ] as const) {
    const { data } = await leavesNothing(account, () => somebody.graphql(ACCEPT, acceptance(token, more)));
    const problems = data!.acceptInvitation!.userErrors.map(({ code, path }) => [code, path![1]]);
    expect(problems).toEqual(expected);
  }
  await somebody.must(ACCEPT, acceptance(token));
});

test("an invitation that was answered, revoked or is overdue cannot be answered, whatever else is wrong", async () => {
  const { account, admin } = await anAccount(server);
  const [accepted, declined, revoked, overdue] = await atOnce(4, () => anInvitation(admin, account));
  await somebody.must(ACCEPT, acceptance(accepted!.token));
  await somebody.must(DECLINE, { token: declined!.token });
  await admin.must(REVOKE, { input: { ids: [revoked!.id] } });
  await server.sql("update invitation set expires_at = now() where id = $1", [overdue!.id]);
  const refusals = async ({ token }: { token: string }) => {
    const { data } = await somebody.graphql(ACCEPT, acceptance(token, { firstName: "", password: "x" }));
    const declining = await somebody.graphql(DECLINE, { token });
    return [data!.acceptInvitation, declining.data!.declineInvitation];
  };
  for (const invitation of [accepted!, declined!, revoked!])
    expect(await leavesNothing(account, () => refusals(invitation))).toEqual([
      { result: null, userErrors: [{ code: "INVALID_STATE", path: ["input", "token"] }] },
      { declined: false, userErrors: [{ code: "INVALID_STATE", path: ["token"] }] },
    ]);
  expect((await refusals(overdue!)).map((payload) => payload!.userErrors[0]!.code)).toEqual([
    "INVALID_STATE",
    "INVALID_STATE",
  ]);
  expect((await somebody.must(PREVIEW, { token: revoked!.token })).invitationPreview.status).toBe("REVOKED");
});

test("declining frees the seat and the address, and is told of nobody by name", async () => {
  const { account, admin } = await anAccount(server);
  const { id, email, token } = await anInvitation(admin, account);
  await somebody.must(DECLINE, { token });
  expect((await admin.must(SEATS)).viewer.account.seats).toMatchObject({ used: 1, reserved: 0 });
  expect((await admin.must(GET, { id })).invitation.status).toBe("DECLINED");
  expect((await server.eventsOf(account.id)).at(-1)).toMatchObject({
    kind: "INVITATION_DECLINED",
    actor_id: null,
    actor_name: "invitee",
    subject_id: id,
    subject_name: email,
  });
  await anInvitation(admin, account, { email: anAddress() });
  expect((await invite(admin, account, email))[0]!.userErrors).toEqual([]);
});

test("an invitation is accepted also where the limit of seats was lowered since", async () => {
  const { account, admin } = await anAccount(server, { seats: 2 });
  const { token } = await anInvitation(admin, account);
  await server.sql("update account set seat_limit = 1 where id = $1", [account.id]);
  await somebody.must(ACCEPT, acceptance(token));
  expect((await admin.must(SEATS)).viewer.account.seats).toEqual({ limit: 1, used: 2, reserved: 0, available: 0 });
});

test("an address that became a user's meanwhile is refused", async () => {
  const { account, admin } = await anAccount(server);
  const { email, token } = await anInvitation(admin, account);
  await aMember(account, { email });
  const { data } = await leavesNothing(account, () => somebody.graphql(ACCEPT, acceptance(token)));
  expect(data!.acceptInvitation!.userErrors).toEqual([{ code: "ALREADY_MEMBER", path: ["input", "token"] }]);
});

test("roles that were deleted meanwhile are left out, but not all of them", async () => {
  const { account, admin } = await anAccount(server);
  const { EDITOR, AGENT } = account.roleIds;
  const [some, none] = await atOnce(2, () => anInvitation(admin, account, { roleIds: [EDITOR, AGENT] }));
  await server.sql("delete from invitation_role where role_id = $1 or invitation_id = $2", [EDITOR, none!.id]);
  const { data } = await leavesNothing(account, () => somebody.graphql(ACCEPT, acceptance(none!.token)));
  expect(data!.acceptInvitation!.userErrors).toEqual([{ code: "INVALID_STATE", path: ["input", "token"] }]);
  const accepted = await somebody.must(ACCEPT, acceptance(some!.token));
  expect(signedIn(accepted.acceptInvitation.result).viewer.user!.roles).toEqual([{ name: "Agent" }]);
});
