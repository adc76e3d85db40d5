import { expect, test } from "vitest";
import { anAccount, aServer, graphql, type ResultOf } from "../kit/index.js";
import { aMemberWithPassword, signIn, withToken } from "./kit.js";

const server = await aServer({ trustProxy: 1 });

const SESSIONS = graphql(
  `{ viewer { session { id } sessions { id createdAt lastUsedAt expiresAt ipAddress userAgent current } } }`,
);
type Session = NonNullable<ResultOf<typeof SESSIONS>["viewer"]>["sessions"][number];

test("the viewer's sessions say from where and with what they began; ending one closes its sockets", async () => {
  const { account, admin } = await anAccount(server);
  const { email } = await aMemberWithPassword(account);
  const at = async (agent: string, address: string) => {
    const headers = { "user-agent": agent, "x-forwarded-for": address };
    const { result } = await signIn(server, { email }, headers);
    const { token } = result as unknown as { token: string };
    return withToken(server, token);
  };
  const desk = await at("Mozilla/5.0 (Windows NT 10.0) Firefox/145.0", "203.0.113.7");
  const phone = await at("Mozilla/5.0 (iPhone) Version/18.1 Safari/604.1", "2001:db8::17");
  await desk.must(graphql(`{ viewer { user { id } } }`));
  const { viewer } = await desk.must(SESSIONS);
  expect(viewer.sessions).toHaveLength(3);
  const [own, other] = ["203.0.113.7", "2001:db8::17"].map(
    (address) => viewer.sessions.find(({ ipAddress }) => ipAddress === address)!,
  ) as [Session, Session];
  expect(own).toMatchObject({
    id: viewer.session!.id,
    userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/145.0",
    current: true,
  });
  expect(other).toMatchObject({ userAgent: "Mozilla/5.0 (iPhone) Version/18.1 Safari/604.1", current: false });
  for (const { createdAt, lastUsedAt, expiresAt } of [own, other]) {
    expect(Date.parse(lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(createdAt));
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  }

  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  await admin.must(graphql(`mutation { updateAccount(input: { name: "Aurora" }) { userErrors { code } } }`));
  const tab = phone.subscribe(graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`), {
    after,
  });
  await tab.next();
  await desk.must(
    graphql(`mutation ($id: ID!) { revokeSessions(input: { ids: [$id] }) { revokedIds userErrors { code } } }`),
    { id: other.id },
  );
  expect(await tab.ended).toEqual({ code: 4401, reason: "SESSION_REVOKED" });
});
