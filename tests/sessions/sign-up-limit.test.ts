import { expect, test } from "vitest";
import { aServer, graphql, nobody } from "../kit/index.js";
import { codeOf, NEW_PASSWORD } from "./kit.js";

const server = await aServer({ signUpsPerHour: 3, trustProxy: 1 });

let signUps = 0;
async function signUp(client: string, more: object = {}) {
  const { data } = await nobody(server).graphql(
    graphql(
      `mutation ($input: CreateAccountInput!) { createAccount(input: $input) { result { __typename } userErrors { code retryAfter } } }`,
    ),
    {
      input: {
        accountName: `Account ${++signUps}`,
        firstName: "Ana",
        lastName: "Souza",
        email: `ana-${signUps}@example.com`,
        password: NEW_PASSWORD,
        ...more,
      },
    },
    { "x-forwarded-for": client },
  );
  return data!.createAccount!;
}

test("of 20 sign-ups of one client at once three succeed, and others are not concerned", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => signUp("10.0.0.1")));
  expect(answers.filter(({ result }) => result)).toHaveLength(3);
  expect(answers.filter((answer) => codeOf(answer) === "TOO_MANY_ATTEMPTS")).toHaveLength(17);
  expect(await server.sql("select count(*)::int as accounts from account")).toEqual([{ accounts: 3 }]);
  expect(codeOf(await signUp("10.0.0.2"))).toBe(null);
});

test("what was refused is no new account", async () => {
  await signUp("10.0.1.1", { slug: "taken" });
  for (let i = 0; i < 5; i++) expect(codeOf(await signUp("10.0.1.1", { slug: "taken" }))).toBe("ALREADY_EXISTS");
  for (let i = 0; i < 5; i++) expect(codeOf(await signUp("10.0.1.1", { firstName: "" }))).toBe("BLANK");
  expect(codeOf(await signUp("10.0.1.1"))).toBe(null);
  expect(codeOf(await signUp("10.0.1.1"))).toBe(null);
  expect(codeOf(await signUp("10.0.1.1"))).toBe("TOO_MANY_ATTEMPTS");
});
