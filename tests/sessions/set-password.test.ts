import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { aMember, anAccount, aServer, aSession, graphql, idle } from "../kit/index.js";
import { aMemberWithPassword, isAlive, NEW_PASSWORD, PASSWORD, codeOf as refusalOf, signIn, stateOf } from "./kit.js";
import { anonymously, challengeOf, payloadOf } from "./two-factor.js";

const server = await aServer();

test("a password that an administrator sets signs the user out everywhere, tells it, and opens only the choice of another", async () => {
  const { account, admin } = await anAccount(server, { name: "Padaria Aurora" });
  const member = await aMemberWithPassword(account, { firstName: "Bia", lastName: "Reis", language: "PT_BR" });
  const elsewhere = await aSession(account, member.userId);
  await server.sql("update app_user set must_change_password = true where id = $1", [member.userId]);
  const open = await challengeOf(server, member);
  await server.sql("update app_user set must_change_password = false where id = $1", [member.userId]);
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  await member.must(graphql(`mutation { updateProfile(input: { webchatName: "B" }) { userErrors { code } } }`));
  const stream = member.subscribe(graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`), {
    after,
  });
  await stream.next();

  expect(await payloadOf(admin, "setUserPassword", { id: member.userId, password: NEW_PASSWORD })).toEqual({
    user: { id: member.userId, mustChangePassword: true },
    userErrors: [],
  });
  expect((await stream.next()).data).toEqual({ viewerEvents: { kind: "USER_PASSWORD_CHANGED" } });
  expect(await stream.ended).toMatchObject({ code: 4401, reason: "PASSWORD_CHANGED" });
  expect(await Promise.all([admin, member, elsewhere].map(isAlive))).toEqual([true, false, false]);
  const event = (await server.eventsOf(account.id)).at(-1)!;
  expect(event).toMatchObject({
    kind: "USER_PASSWORD_CHANGED",
    actor_id: admin.userId,
    user_id: member.userId,
    subject_name: "Bia Reis",
    changes: [{ field: "mustChangePassword", before: "false", after: "true" }],
    end_reason: "PASSWORD_CHANGED",
  });
  expect(event.ended_sessions!.sort()).toEqual([member.sessionId, elsewhere.sessionId].sort());
  const [mail] = await server.mails(member.email);
  expect(mail).toMatchObject({ subject: "Você recebeu uma nova senha" });
  expect(mail!.text).toContain("Padaria Aurora");
  expect(mail!.text + mail!.html).not.toContain(NEW_PASSWORD);

  expect(
    refusalOf(await anonymously(server, "signInWithNewPassword", { challenge: open, newPassword: PASSWORD })),
  ).toBe("INVALID_TOKEN");
  expect(refusalOf(await signIn(server, { email: member.email }))).toBe("INVALID_CREDENTIALS");
  expect((await signIn(server, { email: member.email, password: NEW_PASSWORD })).result).toMatchObject({
    __typename: "PasswordChangeChallenge",
  });
});

test("somebody who never had a password, and somebody suspended, may be given one", async () => {
  const { account, admin } = await anAccount(server);
  const [without, suspended] = [await aMember(account), await aMemberWithPassword(account)];
  await server.sql("update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1", [suspended.userId]);
  for (const { userId: id, email } of [without, suspended]) {
    expect(refusalOf(await payloadOf(admin, "setUserPassword", { id, password: NEW_PASSWORD }))).toBe(null);
    const { result, userErrors } = await signIn(server, { email, password: NEW_PASSWORD });
    if (id === suspended.userId) expect(userErrors).toMatchObject([{ code: "USER_SUSPENDED" }]);
    else expect(result).toMatchObject({ __typename: "PasswordChangeChallenge" });
  }
});

test("links that were mailed for the old password open nothing any more", async () => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithPassword(account);
  await member.must(
    graphql(
      `mutation ($email: String!) { requestPasswordReset(input: { email: $email }) { accepted userErrors { code } } }`,
    ),
    { email: member.email },
  );
  await server.mails(member.email);
  await payloadOf(admin, "setUserPassword", { id: member.userId, password: NEW_PASSWORD });
  expect(await server.sql("select purpose from link_token where user_id = $1", [member.userId])).toEqual([]);
});

test.each([
  ["short 1", "PASSWORD_TOO_WEAK"],
  ["password1234", "PASSWORD_TOO_WEAK"],
  ["bia.reis.2026", "PASSWORD_TOO_WEAK"],
  ["x".repeat(257), "TOO_LONG"],
])("%j is refused with %s, and nothing changes", async (password, code) => {
  const { account, admin } = await anAccount(server);
  const member = await aMemberWithPassword(account, { firstName: "Bia", lastName: "Reis" });
  const before = await stateOf(server);
  expect(await payloadOf(admin, "setUserPassword", { id: member.userId, password })).toEqual({
    user: null,
    userErrors: [{ code, path: ["input", "password"], permissions: null }],
  });
  expect(await stateOf(server)).toEqual(before);
  expect(await isAlive(member)).toBe(true);
});

test("only for users below one, of one's own account, and not for oneself", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: stranger } = await anAccount(server);
  const manager = await aMember(account, { role: "MANAGER" });
  const peer = await aMember(account, { role: "MANAGER" });
  const editor = await aMember(account, { role: "EDITOR" });
  const agent = await aMember(account);
  const gone = await aMember(account);
  await admin.must(graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: gone.userId,
  });
  await idle(server);
  const before = await stateOf(server);
  const refused = async (who: typeof admin, id: string, expected: object) =>
    expect(await payloadOf(who, "setUserPassword", { id, password: NEW_PASSWORD })).toMatchObject({
      user: null,
      userErrors: [expected],
    });
  const at = { path: ["input", "id"] };
  for (const id of [randomUUID(), stranger.userId, gone.userId]) await refused(admin, id, { code: "NOT_FOUND", ...at });
  await refused(admin, admin.userId, { code: "CANNOT_TARGET_SELF", ...at });
  await refused(manager, manager.userId, { code: "CANNOT_TARGET_SELF", ...at });
  await refused(manager, editor.userId, { code: "ESCALATION", ...at, permissions: ["CAMPAIGNS_MANAGE"] });
  for (const { userId } of [peer, admin]) await refused(manager, userId, { code: "ESCALATION", ...at });
  const { errors } = await agent.graphql(
    graphql(`mutation ($input: SetUserPasswordInput!) { setUserPassword(input: $input) { user { id } } }`),
    { input: { id: editor.userId, password: NEW_PASSWORD } },
  );
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_MANAGE" } }]);
  expect(await stateOf(server)).toEqual(before);
  expect(refusalOf(await payloadOf(manager, "setUserPassword", { id: agent.userId, password: NEW_PASSWORD }))).toBe(
    null,
  );
});
