import { expect, test } from "vitest";
import { anAccount, aServer, type Console, graphql, idle, nobody } from "../kit/index.js";
import { codeOf, refusalsIn, stateOf, tokenMailed } from "./kit.js";

const server = await aServer();

const RESEND = graphql(`mutation { resendVerification { sent userErrors { code path retryAfter } } }`);
const VERIFY = graphql(
  `mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { code path } } }`,
);

const verify = (token: string) => nobody(server).graphql(VERIFY, { token });
const resend = async (console: Console) => (await console.graphql(RESEND)).data!.resendVerification!;
const INVALID = [{ code: "INVALID_TOKEN", path: ["token"] }];

async function anUnverifiedUser() {
  const { account, admin } = await anAccount(server);
  await server.sql("update app_user set email_verified_at = null where id = $1", [admin.userId]);
  return { account, admin };
}

test("a link is mailed again, and verifies the address once", async () => {
  const { account, admin } = await anUnverifiedUser();
  expect(await resend(admin)).toEqual({ sent: true, userErrors: [] });
  const token = await tokenMailed(server, admin.email);
  expect((await verify(token)).data).toEqual({ verifyEmail: { verified: true, userErrors: [] } });
  const { viewer } = await admin.must(graphql(`{ viewer { user { emailVerified version } } }`));
  expect(viewer.user).toEqual({ emailVerified: true, version: 2 });
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      kind: "USER_UPDATED",
      actor_id: admin.userId,
      user_id: admin.userId,
      changes: [{ field: "emailVerified", before: "false", after: "true" }],
    },
  ]);
  const before = await stateOf(server);
  expect(refusalsIn(await verify(token))).toEqual(INVALID);
  expect(await stateOf(server)).toEqual(before);
});

test("of ten who ask for another link at once one gets it, and after a minute the next", async () => {
  const { admin } = await anUnverifiedUser();
  const answers = await Promise.all(Array.from({ length: 10 }, () => resend(admin)));
  expect(answers.filter(({ sent }) => sent)).toHaveLength(1);
  const refused = answers.filter((answer) => codeOf(answer) === "TOO_MANY_ATTEMPTS");
  expect(refused).toHaveLength(9);
  expect(refused[0]!.userErrors[0]!.retryAfter).toBeLessThanOrEqual(60);
  const older = await tokenMailed(server, admin.email);
  await server.sql("update throttle set ends_at = now()");
  expect(await resend(admin)).toMatchObject({ sent: true });
  const newer = await tokenMailed(server, admin.email, 2);
  expect(refusalsIn(await verify(older))).toEqual(INVALID);
  expect(refusalsIn(await verify(newer))).toEqual([]);
});

test("an address that is verified needs no link", async () => {
  const { admin } = await anAccount(server);
  const before = await stateOf(server);
  for (let i = 0; i < 2; i++)
    expect(await resend(admin)).toMatchObject({ sent: false, userErrors: [{ code: "INVALID_STATE" }] });
  expect(await stateOf(server)).toEqual(before);
});

test.each([
  ["expired", "update link_token set expires_at = now() where user_id = $1"],
  ["for a new password", "update link_token set purpose = 'RESET_PASSWORD' where user_id = $1"],
  ["of somebody suspended", "update app_user set status = 'SUSPENDED', suspended_at = now() where id = $1"],
  [
    "mailed to an address that has changed since",
    "update app_user set email = 'moved-' || id || '@example.com' where id = $1",
  ],
])("a link that is %s verifies nothing", async (_, statement) => {
  const { admin } = await anUnverifiedUser();
  await resend(admin);
  const token = await tokenMailed(server, admin.email);
  await idle(server);
  await server.sql(statement, [admin.userId]);
  const before = await stateOf(server);
  expect(refusalsIn(await verify(token))).toEqual(INVALID);
  expect(await stateOf(server)).toEqual(before);
});

test.each(["", "A".repeat(64), "é"])("what nobody was mailed verifies nothing: %j", async (token) => {
  expect(refusalsIn(await verify(token))).toEqual(INVALID);
});
