import { expect, test } from "vitest";
import { anAccount, aServer, aSession, graphql } from "../kit/index.js";
import {
  aMemberWithPassword,
  codeOf,
  isAlive,
  NEW_PASSWORD,
  PASSWORD,
  refusalsIn,
  signIn,
  stateOf,
  withPassword,
} from "./kit.js";

const server = await aServer();

const CHANGE = graphql(`mutation ($input: ChangePasswordInput!) {
  changePassword(input: $input) { changed userErrors { code path } }
}`);
const input = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD };

test("a changed password ends every other session and the links that were out, and its owner is told", async () => {
  const { account, admin } = await anAccount(server, { language: "EN" });
  await withPassword(server, admin);
  const other = await aSession(account, admin.userId);
  const colleague = await aMemberWithPassword(account);
  await server.sql(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
     select $1, gen_random_uuid(), $2, purpose, 'x@example.com', sha256(purpose::bytea), now() + interval '1 hour'
     from unnest(array['VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL']) purpose`,
    [account.id, admin.userId],
  );
  expect(await admin.must(CHANGE, { input })).toEqual({ changePassword: { changed: true, userErrors: [] } });

  expect(await Promise.all([admin, other, colleague].map(isAlive))).toEqual([true, false, true]);
  expect(codeOf(await signIn(server, { email: admin.email }))).toBe("INVALID_CREDENTIALS");
  expect(codeOf(await signIn(server, { email: admin.email, password: NEW_PASSWORD }))).toBe(null);
  expect(codeOf(await signIn(server, { email: colleague.email }))).toBe(null);
  expect(await server.sql("select purpose from link_token where user_id = $1", [admin.userId])).toEqual([
    { purpose: "VERIFY_EMAIL" },
  ]);
  const [event] = await server.eventsOf(account.id);
  expect(event).toMatchObject({
    kind: "USER_PASSWORD_CHANGED",
    actor_id: admin.userId,
    user_id: admin.userId,
    changes: [],
    ended_sessions: [other.sessionId],
    end_reason: "PASSWORD_CHANGED",
  });
  expect((await server.mails(admin.email))[0]!.subject).toBe("Your password was changed");
});

test.each([
  ["INVALID_CREDENTIALS", "currentPassword", { currentPassword: "wrong" }],
  ["INVALID_CREDENTIALS", "currentPassword", { currentPassword: "" }],
  ["PASSWORD_TOO_WEAK", "newPassword", { newPassword: "short" }],
  ["PASSWORD_TOO_WEAK", "newPassword", { newPassword: "ana souza ana" }],
  ["TOO_LONG", "newPassword", { newPassword: "x".repeat(257) }],
])("%s for %s, and nothing changes", async (code, field, more) => {
  const { account, admin } = await anAccount(server);
  await withPassword(server, admin);
  await aSession(account, admin.userId);
  const before = await stateOf(server);
  expect(refusalsIn(await admin.graphql(CHANGE, { input: { ...input, ...more } }))).toEqual([
    { code, path: ["input", field] },
  ]);
  expect(await stateOf(server)).toEqual(before);
});

test("who has no password changes none", async () => {
  const { admin } = await anAccount(server);
  expect(refusalsIn(await admin.graphql(CHANGE, { input }))).toMatchObject([{ code: "INVALID_CREDENTIALS" }]);
});
