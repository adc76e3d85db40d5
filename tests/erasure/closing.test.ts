import { expect, test } from "vitest";
import { removeClosed } from "../../src/modules/erasure/removal.js";
import { aMember, anAccount, aServer, aSession, type Console, graphql, nobody } from "../kit/index.js";
import { ERASE, erase, PASSWORD, rowsOf, withPassword } from "./kit.js";

const noFiles = async () => true;
const server = await aServer();

async function aLivingAccount() {
  const { account, admin } = await anAccount(server);
  await withPassword(account, admin);
  const agent = await aMember(account);
  return { account, admin, agent };
}

test("closing an account ends every session, key and socket, and nothing gets in again", async () => {
  const { account, admin, agent } = await aLivingAccount();
  const { createApiKey: key } = await admin.must(
    graphql(
      `mutation { createApiKey(input: { name: "CRM", permissions: [USERS_READ] }) { token userErrors { code } } }`,
    ),
  );
  await admin.must(
    graphql(`mutation ($roleId: ID!) {
      inviteUsers(input: { emails: ["rui@example.org"], roleIds: [$roleId] }) { userErrors { code } }
    }`),
    { roleId: account.roleIds.AGENT },
  );
  const program = new (admin.constructor as typeof Console)(server.graphqlUrl, key.token, "", "", "");
  const after = (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  const streams = [
    admin.subscribe(graphql(`subscription ($after: String) { events(after: $after) { kind } }`), { after }),
    agent.subscribe(graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`), { after }),
    program.subscribe(graphql(`subscription ($after: String) { userEvents(after: $after) { kind } }`), { after }),
  ];
  await agent.must(graphql(`mutation { updateProfile(input: { webchatName: "Bia" }) { userErrors { code } } }`));
  for (const stream of streams) await stream.next();

  expect(await erase(admin, { confirm: account.slug })).toEqual({ erased: ["ACCOUNT"], userErrors: [] });

  for (const stream of streams) expect(await stream.ended).toMatchObject({ code: 4401, reason: "ACCOUNT_CLOSED" });
  for (const console of [admin, agent, program])
    expect((await console.graphql(graphql(`{ viewer { permissions } }`))).errors![0]!.extensions.code).toBe(
      "UNAUTHENTICATED",
    );
  const signingIn = await nobody(server)
    .must(
      graphql(
        `mutation ($input: SignInInput!) { signIn(input: $input) { result { __typename } userErrors { code } } }`,
      ),
      { input: { email: admin.email, password: PASSWORD } },
    )
    .catch((error: Error) => error.message);
  expect(signingIn).toContain("INVALID_CREDENTIALS");
  const { data } = await nobody(server).graphql(
    graphql(`query ($slug: String!) { accountPreview(slug: $slug) { name } }`),
    { slug: account.slug },
  );
  expect(data).toEqual({ accountPreview: null });
  expect(await server.eventsOf(account.id)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: "ACCOUNT_DATA_ERASED",
        actor_id: admin.userId,
        changes: [{ field: "erased", before: null, after: '["ACCOUNT"]' }],
      }),
    ]),
  );
});

test("then nothing of it is left, whatever the table, and another account has lost nothing", async () => {
  const { account, admin, agent } = await aLivingAccount();
  const { account: other } = await anAccount(server);
  const before = await rowsOf(other);
  await admin.must(graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`), {
    id: agent.userId,
  });
  await erase(admin, { confirm: account.slug });
  await removeClosed(server.app.db, noFiles);
  // Nodes may still have to read of it.
  expect(await rowsOf(account)).not.toEqual([]);
  await server.sql("update account set closed_at = closed_at - interval '2 minutes' where id = $1", [account.id]);
  await Promise.all([removeClosed(server.app.db, noFiles), removeClosed(server.app.db, noFiles)]);
  expect(await rowsOf(account)).toEqual([]);
  expect(await rowsOf(other)).toEqual(before);
});

test.each([
  ["another slug", { confirm: "another" }, "INVALID", "confirm"],
  ["a wrong password", { password: "fornada-das-oito" }, "INVALID_CREDENTIALS", "password"],
  ["nothing to erase", { data: [] }, "BLANK", "data"],
])("%s erases nothing", async (_about, input, code, field) => {
  const { account, admin } = await aLivingAccount();
  const before = await rowsOf(account);
  expect(await erase(admin, { confirm: account.slug, ...input })).toEqual({
    erased: [],
    userErrors: [{ code, path: ["input", field] }],
  });
  expect(await rowsOf(account)).toEqual(before);
});

test("only who holds ACCOUNT_ERASE may, in person", async () => {
  const { account, admin } = await aLivingAccount();
  const manager = await aMember(account, { role: "MANAGER" });
  const { createApiKey: key } = await admin.must(
    graphql(
      `mutation { createApiKey(input: { name: "CRM", permissions: [ACCOUNT_ERASE] }) { token userErrors { code } } }`,
    ),
  );
  const program = new (admin.constructor as typeof Console)(server.graphqlUrl, key.token, "", "", "");
  // What has been used lately is not noted again.
  await program.must(graphql(`{ viewer { permissions } }`));
  const before = await rowsOf(account);
  for (const console of [manager, program]) {
    const { errors } = await console.graphql(ERASE, {
      input: { data: ["ACCOUNT"], confirm: account.slug, password: PASSWORD },
    });
    expect(errors![0]!.extensions.code).toBe("FORBIDDEN");
  }
  expect(await rowsOf(account)).toEqual(before);
});

test("of changes that race with the closing, each is in the log before it or has failed", async () => {
  for (let round = 0; round < 20; round++) {
    const { account, admin } = await aLivingAccount();
    const tabs = await Promise.all(Array.from({ length: 10 }, () => aSession(account, admin.userId)));
    const [closing, ...creating] = await Promise.all([
      erase(admin, { confirm: account.slug }),
      ...tabs.map((tab, i) =>
        tab.graphql(
          graphql(`mutation ($name: String!) { createDepartment(input: { name: $name }) { userErrors { code } } }`),
          { name: `Sales ${i}` },
        ),
      ),
    ]);
    expect(closing).toMatchObject({ erased: ["ACCOUNT"] });
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe("ACCOUNT_DATA_ERASED");
    const done = creating.filter(({ errors }) => !errors);
    expect(kinds.filter((kind) => kind === "STRUCTURE_CREATED")).toHaveLength(done.length);
  }
});
