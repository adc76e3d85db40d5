import { expect, test } from "vitest";
import { demo } from "../../src/demo/demo.js";
import { anAccount, aServerOfItsOwn, graphql, nobody, signedIn, type TestServer } from "../kit/index.js";

const PASSWORD = "fornada-das-sete";
const filled = await aServerOfItsOwn();
const welcomed = ({ app }: TestServer) => demo(app.db, app.outbox, app.url);

test("of ten nodes that start at once on an empty database, one makes the account, and all say how to sign in", async () => {
  const told = await Promise.all(Array.from({ length: 10 }, () => welcomed(filled)));
  expect(told.filter((text) => text.includes("was made"))).toHaveLength(1);
  expect(new Set(told.map((text) => text.slice(text.indexOf("Demo account:"))))).toHaveLength(1);
  expect(told[0]).toContain(PASSWORD);
  expect(await filled.sql("select slug, seat_limit from account")).toEqual([
    { slug: "padaria-aurora", seat_limit: 40 },
  ]);

  expect(await welcomed(filled)).not.toContain("was made");
});

test("everybody who is named can sign in, in every role", async () => {
  const named = (await welcomed(filled)).match(/\S+@padaria-aurora\.example +\w+/g)!.map((line) => line.split(/ +/));
  const roles = await Promise.all(
    named.map(async ([email]) => {
      const { signIn } = await nobody(filled).must(
        graphql(
          `mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename ... on SignedIn { viewer { user { roles { systemRole } } } } } userErrors { code } } }`,
        ),
        { input: { email: email!, password: PASSWORD } },
      );
      return signedIn(signIn.result).viewer.user!.roles![0]!.systemRole;
    }),
  );
  expect(roles).toEqual(["ADMINISTRATOR", "MANAGER", "AGENT", "DISPATCHER", "EDITOR", "ATTENDANT"]);
  expect(named.map(([, role]) => role.toUpperCase())).toEqual(roles);
});

test("it holds people, departments and invitations in every state, and a log without gaps that tells of them in order", async () => {
  const statuses = (table: string) =>
    filled.sql(`select status, count(*)::int as count from ${table} group by status order by status`);
  expect(await statuses("app_user")).toEqual([
    { status: "ACTIVE", count: 10 },
    { status: "SUSPENDED", count: 2 },
  ]);
  expect(await statuses("invitation")).toEqual([
    { status: "ACCEPTED", count: 11 },
    { status: "DECLINED", count: 1 },
    { status: "EXPIRED", count: 1 },
    { status: "PENDING", count: 2 },
    { status: "REVOKED", count: 1 },
  ]);
  expect(await filled.sql("select count(*)::int from department")).toEqual([{ count: 5 }]);
  for (const [table, count] of Object.entries({
    skill: 4,
    project: 2,
    channel: 4,
    chat_group: 2,
    organization: 3,
    contact_group: 4,
    contact: 10,
    label: 3,
    quick_reply: 2,
    conversation: 6,
    message: 13,
    feedback: 2,
  }))
    expect(await filled.sql(`select count(*)::int from ${table}`), table).toEqual([{ count }]);
  for (const table of ["user_skill", "user_project", "user_channel", "user_chat_group", "organization_contact_group"])
    expect((await filled.sql(`select from ${table}`)).length, table).toBeGreaterThan(3);
  expect(await filled.sql("select event_sequence::int from account")).toEqual(
    await filled.sql("select max(sequence)::int as event_sequence from event having count(*) = max(sequence)"),
  );
  const late = await filled.sql(
    "select from (select at < lag(at) over (order by sequence) as late from event where kind <> 'USER_SIGNED_IN') e where late",
  );
  expect(late).toEqual([]);
});

test("its pending invitations lie in the mailbox, with links that work", async () => {
  const [mail] = await filled.mails("isabela@padaria-aurora.example");
  const token = /token=(\S+)/.exec(mail.text)![1]!;
  const { acceptInvitation } = await nobody(filled).must(
    graphql(
      `mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { result { ... on SignedIn { viewer { user { name departments { name } } } } } userErrors { code } } }`,
    ),
    { input: { token, firstName: "Isabela", lastName: "Cardoso", password: "correct-horse-battery-41" } },
  );
  expect(acceptInvitation.result).toEqual({
    viewer: { user: { name: "Isabela Cardoso", departments: [{ name: "Encomendas" }] } },
  });
});

test("where there is an account already, none is made and no password told", async () => {
  const used = await aServerOfItsOwn();
  await anAccount(used);
  expect(await welcomed(used)).toBe(`In a browser: ${used.url}/graphql and ${used.url}/dev/mailbox`);
  expect(await used.sql("select count(*)::int from account")).toEqual([{ count: 1 }]);
});
