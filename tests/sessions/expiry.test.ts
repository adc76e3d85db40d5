import { expect, test } from "vitest";
import { endExpiredChallenges, endExpiredLinks, endExpiredSessions } from "../../src/modules/sessions/expired.js";
import { aMember, anAccount, aServer, aSession, graphql } from "../kit/index.js";
import { aMemberWithPassword, isAlive, signIn } from "./kit.js";

const server = await aServer({ sessionIdleHours: 2, sessionMaxDays: 3 });
const hours = (count: number) => `interval '${count} hours'`;
const sessionIds = async (accountId: string) =>
  (await server.sql<{ id: string }>("select id from session where account_id = $1", [accountId])).map(({ id }) => id);

test("a session begins with the lifetime of the settings", async () => {
  const { account } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  const { result } = await signIn(server, { email });
  const left = new Date(result!.expiresAt!).getTime() - Date.now();
  expect(left / 86_400_000).toBeCloseTo(3, 2);
});

test.each([
  ["idle for less than the setting", "last_used_at", `now() - ${hours(1.99)}`, true],
  ["idle for longer", "last_used_at", `now() - ${hours(2.01)}`, false],
  ["at its end, however busy", "expires_at", "now()", false],
])("a session that is %s: alive is %s", async (_, column, at, alive) => {
  const { admin } = await anAccount(server);
  await server.sql(`update session set ${column} = ${at} where id = $1`, [admin.sessionId]);
  if (alive) return expect(await isAlive(admin)).toBe(true);
  const { errors } = await admin.graphql(graphql(`{ viewer { session { id } } }`));
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
});

test("a request is a use: it begins the idle time anew, and its user was seen", async () => {
  const { admin } = await anAccount(server);
  await server.sql("update session set last_used_at = now() - interval '1 hour' where id = $1", [admin.sessionId]);
  expect(await isAlive(admin)).toBe(true);
  const [used] = await server.sql(
    `select s.last_used_at > now() - interval '1 minute' as used, u.last_seen_at > now() - interval '1 minute' as seen
     from session s join last_seen u on u.user_id = s.user_id where s.id = $1`,
    [admin.sessionId],
  );
  expect(used).toEqual({ used: true, seen: true });
});

test("a dead session is not among the viewer's", async () => {
  const { account, admin } = await anAccount(server);
  const other = await aSession(account, admin.userId);
  await server.sql("update session set expires_at = now() where id = $1", [other.sessionId]);
  const { viewer } = await admin.must(graphql(`{ viewer { sessions { id current } } }`));
  expect(viewer.sessions).toEqual([{ id: admin.sessionId, current: true }]);
});

test("the sweep forgets sessions that are over by time, in batches, and no others", async () => {
  const { account, admin } = await anAccount(server);
  const idle = await aSession(account, admin.userId);
  await server.sql(`update session set last_used_at = now() - ${hours(3)} where id = $1`, [idle.sessionId]);
  await server.sql(
    `insert into session (account_id, id, user_id, token_hash, expires_at)
     select $1, gen_random_uuid(), $2, sha256(i::text::bytea), now() from generate_series(1, 2500) i`,
    [account.id, admin.userId],
  );
  await endExpiredSessions(server.app.db, 2);
  expect(await sessionIds(account.id)).toEqual([admin.sessionId]);
  const [putOff] = await server.sql(
    "select check_at = last_used_at + interval '2 hours' as to_its_end from session where id = $1",
    [admin.sessionId],
  );
  expect(putOff).toEqual({ to_its_end: true });
  expect(await server.eventsOf(account.id)).toEqual([]);
});

test("the sweep forgets links that nobody opened in time", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await server.sql(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at) values
       ($1, gen_random_uuid(), $2, 'RESET_PASSWORD', 'a@example.com', sha256('a'), now()),
       ($1, gen_random_uuid(), $3, 'RESET_PASSWORD', 'b@example.com', sha256('b'), now() + interval '1 minute')`,
    [account.id, admin.userId, agent.userId],
  );
  await endExpiredLinks(server.app.db);
  expect(await server.sql("select user_id from link_token where account_id = $1", [account.id])).toEqual([
    { user_id: agent.userId },
  ]);
});

test("the sweep forgets sign-ins and enrolments that were begun, and not done in time", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account);
  await server.sql(
    `insert into sign_in_challenge (account_id, token_hash, user_id, kind, second_factor, cookie, expires_at)
     select $1::uuid, sha256(i::text::bytea), $2::uuid, 'TWO_FACTOR', false, false, now() from generate_series(1, 2500) i
     union all select $1, sha256('b'), $2, 'TWO_FACTOR', false, false, now() + interval '1 minute'`,
    [account.id, admin.userId],
  );
  await server.sql(
    `insert into two_factor_enrolment (account_id, user_id, secret, expires_at) values
       ($1, $2, 'x', now()), ($1, $3, 'y', now() + interval '1 minute')`,
    [account.id, admin.userId, agent.userId],
  );
  await endExpiredChallenges(server.app.db);
  const left = "select user_id from %s where account_id = $1";
  expect(await server.sql(left.replace("%s", "sign_in_challenge"), [account.id])).toEqual([{ user_id: admin.userId }]);
  expect(await server.sql(left.replace("%s", "two_factor_enrolment"), [account.id])).toEqual([
    { user_id: agent.userId },
  ]);
});
