import { expect, test } from "vitest";
import { aMember, anAccount, aServer, type Console, graphql, type ResultOf } from "../kit/index.js";
import { namesOf, page, people } from "./scenes.js";

const server = await aServer();

const STATES = graphql(
  `{ users { nodes { name twoFactor { required enabled recoveryCodesLeft } mustChangePassword } } }`,
);

/** Gives users a second factor with so many recovery codes. */
async function protect(accountId: string, codes: number, ...users: Console[]): Promise<void> {
  const ids = users.map(({ userId }) => userId);
  await server.sql(
    "insert into two_factor (account_id, user_id, secret, last_step) select $1, unnest($2::uuid[]), 'x', 0",
    [accountId, ids],
  );
  await server.sql(
    "insert into recovery_code (account_id, user_id, code_hash) select $1, u, sha256(i::text::bytea) from unnest($2::uuid[]) u, generate_series(1, $3::int) i",
    [accountId, ids, codes],
  );
}

test("lists show who has a second factor, who must have one, and whose password somebody else set, in one statement", async () => {
  const { account, admin } = await anAccount(server);
  const [bia, caio] = (await people(account, "Bia Reis", "Caio Melo", "Davi Nunes")) as [Console, Console, Console];
  await protect(account.id, 7, bia);
  await server.sql("update app_user set two_factor_required = true, must_change_password = true where id = $1", [
    caio.userId,
  ]);
  let answer!: ResultOf<typeof STATES>;
  const statements = await server.statements(async () => {
    answer = await admin.must(STATES);
  });
  // Who asks, and the list.
  expect(statements).toHaveLength(2);
  const state = (required: boolean, enabled: boolean, recoveryCodesLeft: number) => ({
    required,
    enabled,
    recoveryCodesLeft,
  });
  expect(answer.users!.nodes).toEqual([
    { name: "Ana Souza", twoFactor: state(false, false, 0), mustChangePassword: false },
    { name: "Bia Reis", twoFactor: state(false, true, 7), mustChangePassword: false },
    { name: "Caio Melo", twoFactor: state(true, false, 0), mustChangePassword: true },
    { name: "Davi Nunes", twoFactor: state(false, false, 0), mustChangePassword: false },
  ]);
  await server.sql("update account set two_factor_required = true where id = $1", [account.id]);
  const { users } = await admin.must(STATES);
  expect(users.nodes.map(({ twoFactor }) => twoFactor!.required)).toEqual(Array(4).fill(true));
});

test("without USERS_READ they are one's own alone", async () => {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bia", lastName: "Reis" });
  await protect(account.id, 3, agent, admin);
  const { data, errors } = await agent.graphql(STATES);
  expect(data!.users!.nodes).toEqual([
    { name: "Ana Souza", twoFactor: null, mustChangePassword: null },
    {
      name: "Bia Reis",
      twoFactor: { required: false, enabled: true, recoveryCodesLeft: 3 },
      mustChangePassword: false,
    },
  ]);
  expect(errors!.map(({ extensions }) => extensions)).toEqual(
    Array(2).fill({ code: "FORBIDDEN", permission: "USERS_READ" }),
  );
  const filtered = await agent.graphql(graphql(`{ users(filter: { twoFactorEnabled: true }) { totalCount } }`));
  expect(filtered.errors).toMatchObject([{ extensions: { code: "FORBIDDEN", permission: "USERS_READ" } }]);
});

test("the filter finds those with a second factor, and those without", async () => {
  const { account, admin } = await anAccount(server);
  const [bia, , davi] = (await people(account, "Bia Reis", "Caio Melo", "Davi Nunes")) as [Console, Console, Console];
  await protect(account.id, 1, bia, davi);
  const { admin: stranger, account: other } = await anAccount(server);
  await protect(other.id, 1, stranger);
  const found = async (twoFactorEnabled: boolean | null, more: object = {}) => {
    const users = await page(admin, { filter: { twoFactorEnabled, ...more } });
    expect(users.totalCount).toBe(users.edges.length);
    return namesOf(users);
  };
  expect(await found(true)).toEqual(["Bia Reis", "Davi Nunes"]);
  expect(await found(false)).toEqual(["Ana Souza", "Caio Melo"]);
  expect(await found(null)).toHaveLength(4);
  expect(await found(true, { search: "davi" })).toEqual(["Davi Nunes"]);
  expect(await found(false, { roleIds: [account.roleIds.AGENT] })).toEqual(["Caio Melo"]);
});
