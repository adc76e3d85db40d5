import { expect, test, vi } from "vitest";
import type { Write } from "../../src/events/write.js";
import { eraseInvitationAddresses, expireDue } from "../../src/modules/invitations/index.js";
import { anAccount, aServerOfItsOwn, statementsOf, untyped } from "../kit/index.js";
import { PREVIEW } from "./kit.js";

vi.setConfig({ testTimeout: 180_000 });
const server = await aServerOfItsOwn();

/** A plan's node, as far as it matters here. */
interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** The plans of what the server runs over invitations while `work` does: for these very values, and for any. */
async function plansOf(work: () => Promise<unknown>): Promise<PlanNode[]> {
  const ran = await statementsOf(server.app.db, work);
  const statements = ran.filter(({ text }) => text.includes("invitation"));
  expect(statements.length).toBeGreaterThan(0);
  const explained = statements.flatMap(({ text, values }) => [
    server.sql(`explain (format json) ${text}`, [...values]),
    server.sql(`explain (format json, generic_plan) ${text}`),
  ]);
  const answers = (await Promise.all(explained)) as unknown as [{ "QUERY PLAN": [{ Plan: PlanNode }] }][];
  return answers.flatMap(([row]) => nodesOf(row["QUERY PLAN"][0].Plan));
}

test("among 25,000 invitations every reading goes by an index", async () => {
  const { account, admin } = await anAccount(server);
  const other = await anAccount(server);
  // Two accounts, of 5,000 and 20,000; one in ten pending.
  for (const [{ id, roleIds }, inviter, count] of [
    [account, admin, 5_000],
    [other.account, other.admin, 20_000],
  ] as const) {
    // Without looking up what every row refers to, which would take most of the time.
    await server.sql(
      `begin; set local session_replication_role = replica;
       insert into invitation (account_id, id, email, status, language, invited_by, token_hash, created_at, sent_at, expires_at, ended_at)
       select '${id}', gen_random_uuid(), md5(i::text) || i || '@example.com', case when i % 10 = 0 then 'PENDING' else 'REVOKED' end, 'EN', '${inviter.userId}',
         sha256(i::text::bytea), now() - i * interval '1 minute', now() - i * interval '1 minute', now() + interval '7 days', case when i % 10 > 0 then now() end
       from generate_series(1, ${count}) i;
       insert into invitation_role select account_id, id, '${roleIds.AGENT}' from invitation where account_id = '${id}';
       commit`,
    );
  }
  await server.sql("vacuum analyze invitation");
  await server.sql("vacuum analyze invitation_role");

  const page = (args: string) =>
    untyped(`{ invitations(${args}) { nodes { email roles { name } } pageInfo { hasNextPage endCursor } } }`);
  const after = (await admin.must(page("first: 50"))).invitations.pageInfo.endCursor;
  const [known] = await server.sql<{ id: string }>("select id from invitation where account_id = $1 limit 1", [
    account.id,
  ]);
  const readings = [
    page("first: 50"),
    page(`first: 50, after: "${after}"`),
    page("last: 50"),
    page("first: 50, orderBy: { field: SENT_AT, direction: ASC }"),
    page("first: 50, orderBy: { field: EXPIRES_AT, direction: DESC }"),
    page("first: 50, orderBy: { field: EMAIL, direction: ASC }"),
    page("first: 50, filter: { status: [PENDING] }"),
    page('first: 50, filter: { status: [PENDING, EXPIRED], search: "abcdef" }'),
    page(`first: 50, filter: { roleIds: ["${account.roleIds.AGENT}"] }`),
    untyped(`{ invitations(filter: { search: "abcdef" }) { totalCount nodes { email } } }`),
    untyped(`{ invitation(id: "${known!.id}") { email roles { name } } }`),
    untyped("{ viewer { account { seats { reserved } } } }"),
  ];
  for (const reading of readings) {
    const nodes = await plansOf(() => admin.must(reading));
    const scans = nodes.filter((node) => node["Relation Name"]?.startsWith("invitation"));
    expect(scans.length, reading).toBeGreaterThan(0);
    expect(
      scans.filter((node) => node["Node Type"] === "Seq Scan"),
      reading,
    ).toEqual([]);
  }
  const nothingIsDue = { as: () => expect.unreachable() } as unknown as Write;
  for (const work of [
    () => admin.must(PREVIEW, { token: "A".repeat(64) }),
    () => expireDue(server.app.db, nothingIsDue),
    () => eraseInvitationAddresses(server.app.db, nothingIsDue),
  ]) {
    const scans = (await plansOf(work)).filter((node) => node["Relation Name"] === "invitation");
    expect(scans.filter((node) => node["Node Type"] === "Seq Scan")).toEqual([]);
  }
});
