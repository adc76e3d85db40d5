import { expect, test } from "vitest";
import { aKey } from "../api-keys/kit.js";
import { aMember, anAccount, aServer, type Console, graphql, untyped } from "../kit/index.js";
import { ask, bearer, codesOf } from "./kit.js";

const server = await aServer();

const QUERY = "query Known { viewer { user { id } permissions } departments { id } }";

const asking = (console: { token: string | null }, query = QUERY) => ask(server, { query }, bearer(console));

/** Has the server know both the query and the caller. */
async function known<Caller extends { token: string | null }>(caller: Caller, query = QUERY): Promise<Caller> {
  for (let time = 0; time < 3; time++) expect((await asking(caller, query)).status).toBe(200);
  return caller;
}

const suspend = (admin: Console, { userId }: Console) =>
  admin.must(
    graphql(
      `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
    ),
    { ids: [userId] },
  );

const refused = async (console: { token: string | null }) => {
  const { status, json } = await asking(console);
  expect([status, codesOf(json!.errors)]).toEqual([401, ["UNAUTHENTICATED"]]);
};

test("who asks again is found and answered on one connection", async () => {
  const admin = await known((await anAccount(server)).admin);
  const { pool } = server.app.db;
  let taken = 0;
  const take = () => taken++;
  pool.on("acquire", take);
  const statements = await server.statements(async () => {
    expect((await asking(admin)).json!.data!.viewer.user.id).toBe(admin.userId);
  });
  pool.off("acquire", take);
  expect(statements.map((text) => text.includes("token_hash"))).toEqual([true, false, false]);
  expect(taken).toBe(1);
});

test("who is suspended or has signed out is nobody with the next request", async () => {
  const { account, admin } = await anAccount(server);
  const [suspended, gone] = [await known(await aMember(account)), await known(await aMember(account))];
  await suspend(admin, suspended);
  await gone.must(untyped(`mutation { signOut { __typename } }`));
  await refused(suspended);
  await refused(gone);
});

test("rights that were given or taken count with the next request", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await known(
    await aMember(account, { role: "AGENT" }),
    "{ invitations { totalCount } viewer { permissions } }",
  );
  const may = async () => (await asking(agent, "{ invitations { totalCount } viewer { permissions } }")).json!;
  expect(codesOf((await may()).errors)).toEqual(["FORBIDDEN"]);
  const hold = (role: "AGENT" | "ADMINISTRATOR") =>
    admin.must(
      graphql(
        `mutation ($id: ID!, $roles: [ID!]) { updateUser(input: { id: $id, patch: { roleIds: $roles } }) { userErrors { code } } }`,
      ),
      { id: agent.userId, roles: [account.roleIds[role]] },
    );
  await hold("ADMINISTRATOR");
  const { data, errors } = await may();
  expect([errors, data!.invitations]).toEqual([undefined, { totalCount: 0 }]);
  expect(data!.viewer.permissions.length).toBeGreaterThan(20);
  await known(agent, "{ invitations { totalCount } }");
  await hold("AGENT");
  const { json } = await asking(agent, "{ invitations { totalCount } }");
  expect([codesOf(json!.errors), json!.data]).toEqual([["FORBIDDEN"], { invitations: null }]);
});

test("a cookie is known as its page is, and cleared once it is dead", async () => {
  const { account } = await anAccount(server);
  const { token, sessionId } = await aMember(account);
  const cookie = { cookie: `roster_session=${token}` };
  const query = "{ viewer { user { id } } }";
  for (let time = 0; time < 3; time++) expect((await ask(server, { query }, cookie)).json!.data!.viewer).toBeTruthy();
  const foreign = await ask(server, { query }, { ...cookie, origin: "https://evil.example" });
  expect([foreign.status, codesOf(foreign.json!.errors)]).toEqual([403, ["FORBIDDEN"]]);
  await server.sql("delete from session where account_id = $1 and id = $2", [account.id, sessionId]);
  const { text, headers } = await ask(server, { query }, cookie);
  expect(text).toBe('{"data":{"viewer":null}}\n');
  expect(headers.get("set-cookie")).toMatch(/^roster_session=;/);
});

test("an API key is known too, and rests with who made it", async () => {
  const { account, admin } = await anAccount(server);
  const creator = await aMember(account, { role: "ADMINISTRATOR" });
  const { console: key } = await aKey(creator, ["USERS_READ"]);
  const query = "{ viewer { permissions } users { totalCount } }";
  await known(key, query);
  expect((await asking(key, query)).json!.data!.users.totalCount).toBe(2);
  await suspend(admin, creator);
  await refused(key);
});

test("what goes wrong is told alike each time", async () => {
  const { admin } = await anAccount(server);
  const query = '{ roles { kind } users(after: "nonsense") { totalCount } }';
  const answers = [];
  for (let time = 0; time < 3; time++) answers.push(await asking(admin, query));
  for (const { status, text, headers } of answers) {
    expect([status, text]).toEqual([200, answers[0]!.text]);
    expect(headers.get("content-type")).toBe(answers[0]!.headers.get("content-type"));
  }
  expect(codesOf(answers[2]!.json!.errors)).toEqual(["BAD_USER_INPUT"]);
  expect(answers[2]!.json!.data!.roles).toHaveLength(6);
});

test("answers have the media type that a request accepts", async () => {
  const { admin } = await anAccount(server);
  const accepting = async (accept: string) => {
    const { headers } = await ask(server, { query: QUERY }, { ...bearer(admin), accept });
    return headers.get("content-type");
  };
  for (let time = 0; time < 3; time++) {
    expect(await accepting("application/graphql-response+json")).toBe(
      "application/graphql-response+json; charset=utf-8",
    );
    expect(await accepting("application/json")).toBe("application/json; charset=utf-8");
    expect(await accepting("*/*")).toBe("application/json; charset=utf-8");
  }
});

test("nobody is answered who asked behind the answer to its suspension, however many ask", async () => {
  const { account, admin } = await anAccount(server, { seats: 30 });
  for (let round = 0; round < 20; round++) {
    const agent = await known(await aMember(account));
    let answered = false;
    const hammer = async () => {
      for (;;) {
        const late = answered;
        const { status } = await asking(agent);
        if (status !== 200) return expect(status).toBe(401);
        expect(late).toBe(false);
      }
    };
    const hammers = Array.from({ length: 10 }, hammer);
    await suspend(admin, agent);
    answered = true;
    await Promise.all(hammers);
  }
});
