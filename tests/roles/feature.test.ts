import { expect, test } from "vitest";
import { OPERATOR_TOKEN, operatorOf } from "../accounts/rollout-kit.js";
import { aMember, anAccount, aServer, graphql, leavingNoTrace } from "../kit/index.js";
import { aRole, CREATE, DELETE, give, payloadOf, refusalOf, UPDATE } from "./kit.js";

const server = await aServer({ operatorToken: OPERATOR_TOKEN });
const { rollOut, decide } = operatorOf(server);
const LATER = ["FEATURE_NOT_ENABLED input"];

test("a rollout brings custom roles, and when it is taken back those that exist go on working", async () => {
  const { account, admin } = await anAccount(server);
  const make = (name: string) => refusalOf(admin, CREATE, { name, permissions: ["EVENTS_READ"] });
  expect(await leavingNoTrace(account, () => make("Early"))).toEqual(LATER);
  await rollOut(100);
  expect(await make("Auditor")).toEqual([]);
  const id = await aRole(admin, "Lead", ["USERS_READ"]);
  const member = await aMember(account, { roles: [] });
  await give(account, member.userId, id);

  await rollOut(0);
  expect(await leavingNoTrace(account, () => make("Late"))).toEqual(LATER);
  for (const change of [{ name: "Leader" }, { permissions: [] }, {}])
    expect(await leavingNoTrace(account, () => refusalOf(admin, UPDATE, { id, ...change }))).toEqual(LATER);
  expect(
    (await member.must(graphql(`{ viewer { permissions } users { nodes { email } } }`))).viewer.permissions,
  ).toEqual(["USERS_READ"]);
  expect((await payloadOf(admin, DELETE, { id, moveToRoleId: account.roleIds.AGENT })).userErrors).toEqual([]);
});

test("the operator gives them to one account and takes them again", async () => {
  const { account, admin } = await anAccount(server);
  const { admin: other } = await anAccount(server);
  await decide(account, "enableFeatures");
  await aRole(admin, "Lead", []);
  expect(await refusalOf(other, CREATE, { name: "Lead", permissions: [] })).toEqual(LATER);
  await decide(account, "disableFeatures");
  expect(await refusalOf(admin, CREATE, { name: "Second", permissions: [] })).toEqual(LATER);
});

test("whoever makes roles while the feature is taken makes them before, or is told that it will come", async () => {
  for (let round = 0; round < 20; round++) {
    const { account, admin } = await anAccount(server);
    await decide(account, "enableFeatures");
    const [outcomes] = await Promise.all([
      Promise.all(
        Array.from({ length: 10 }, (_, i) => refusalOf(admin, CREATE, { name: `Role ${i}`, permissions: [] })),
      ),
      decide(account, "disableFeatures"),
    ]);
    for (const outcome of outcomes) expect([[], LATER]).toContainEqual(outcome);
    const kinds = (await server.eventsOf(account.id)).map(({ kind }) => kind);
    const made = outcomes.filter((outcome) => !outcome.length).length;
    expect(kinds).toEqual([
      "ACCOUNT_FEATURES_CHANGED",
      ...Array(made).fill("ROLE_CREATED"),
      "ACCOUNT_FEATURES_CHANGED",
    ]);
  }
});
