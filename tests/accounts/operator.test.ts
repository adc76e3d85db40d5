import { expect, test } from "vitest";
import { anAccount, aServer, graphql, nobody, type VariablesOf } from "../kit/index.js";
import { refusalsIn, stateOf, withToken } from "../sessions/kit.js";

const OPERATOR_TOKEN = "an-operator-token-of-the-tests";
const server = await aServer({ operatorToken: OPERATOR_TOKEN });
const operator = withToken(server, OPERATOR_TOKEN);

const UPDATE = graphql(`mutation ($input: OperatorUpdateAccountInput!) {
  operatorUpdateAccount(input: $input) {
    account { slug features campaignCredits seats { limit used available } }
    userErrors { code path }
  }
}`);
type Input = VariablesOf<typeof UPDATE>["input"];

test("the operator sets what an account pays for and what is released to it, each as an event of its own", async () => {
  const { account } = await anAccount(server, { seats: 5 });
  const { operatorUpdateAccount } = await operator.must(UPDATE, {
    input: { slug: account.slug, seatLimit: 50, campaignCredits: 1_000, enableFeatures: ["CUSTOM_ROLES"] },
  });
  expect(operatorUpdateAccount.account).toEqual({
    slug: account.slug,
    features: ["CUSTOM_ROLES"],
    campaignCredits: 1_000,
    seats: { limit: 50, used: 1, available: 49 },
  });
  const byOperator = { actor_id: null, actor_name: "operator" };
  expect(await server.eventsOf(account.id)).toMatchObject([
    {
      ...byOperator,
      kind: "ACCOUNT_UPDATED",
      changes: [
        { field: "seatLimit", before: "5", after: "50" },
        { field: "campaignCredits", before: "0", after: "1000" },
      ],
    },
    {
      ...byOperator,
      kind: "ACCOUNT_FEATURES_CHANGED",
      changes: [{ field: "features", before: "[]", after: '["CUSTOM_ROLES"]' }],
    },
  ]);
  await operator.must(UPDATE, { input: { slug: account.slug, disableFeatures: ["CUSTOM_ROLES"] } });
  expect((await server.eventsOf(account.id)).slice(2)).toMatchObject([
    { kind: "ACCOUNT_FEATURES_CHANGED", changes: [{ before: '["CUSTOM_ROLES"]', after: "[]" }] },
  ]);
});

test("what is as it was is no event", async () => {
  const { account } = await anAccount(server, { seats: 5 });
  const before = await stateOf(server);
  const same: Partial<Input>[] = [
    {},
    { seatLimit: 5, campaignCredits: 0, disableFeatures: ["CUSTOM_ROLES"] },
    { enableFeatures: null },
  ];
  for (const more of same) await operator.must(UPDATE, { input: { slug: account.slug, ...more } });
  expect(await stateOf(server)).toEqual(before);
});

test("a lowered limit leaves everybody in", async () => {
  const { account } = await anAccount(server);
  const { operatorUpdateAccount } = await operator.must(UPDATE, { input: { slug: account.slug, seatLimit: 0 } });
  expect(operatorUpdateAccount.account!.seats).toEqual({ limit: 0, used: 1, available: 0 });
});

test.each<[code: string, field: string, input: Partial<Input>]>([
  ["NOT_FOUND", "slug", { slug: "no-such-account" }],
  ["INVALID", "seatLimit", { seatLimit: -1 }],
  ["INVALID", "seatLimit", { seatLimit: 1_000_001 }],
  ["BLANK", "seatLimit", { seatLimit: null }],
  ["INVALID", "campaignCredits", { campaignCredits: -1 }],
  ["INVALID", "disableFeatures", { enableFeatures: ["CUSTOM_ROLES"], disableFeatures: ["CUSTOM_ROLES"] }],
])("%s for %s, and nothing changes", async (code, field, input) => {
  const { account } = await anAccount(server);
  const before = await stateOf(server);
  const answer = await operator.graphql(UPDATE, { input: { slug: account.slug, campaignCredits: 7, ...input } });
  expect(refusalsIn(answer)).toEqual([{ code, path: ["input", field] }]);
  expect(await stateOf(server)).toEqual(before);
});

test("nobody else is the operator, and the operator is nobody else", async () => {
  const { account, admin } = await anAccount(server);
  const before = await stateOf(server);
  const input = { slug: account.slug, seatLimit: 500 };
  for (const other of [admin, nobody(server)]) {
    const { data, errors } = await other.graphql(UPDATE, { input });
    expect(data).toEqual({ operatorUpdateAccount: null });
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  }
  const { errors } = await withToken(server, `${OPERATOR_TOKEN}x`).graphql(UPDATE, { input });
  expect(errors).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  const { data, errors: denied } = await operator.graphql(
    graphql(`{ viewer { account { id } } users { nodes { id } } }`),
  );
  expect(data).toEqual({ viewer: null, users: null });
  expect(denied).toMatchObject([{ extensions: { code: "UNAUTHENTICATED" } }]);
  expect(await stateOf(server)).toEqual(before);
});
