import { expect, test } from "vitest";
import { type Console, graphql, type ResultOf, untyped, type VariablesOf } from "./kit/index.js";

const USER = graphql(`query ($id: ID!) { user(id: $id) { name status } }`);

test("a typed document is its own text", () => {
  expect(USER).toBe("query ($id: ID!) { user(id: $id) { name status } }");
  expect(untyped("{ nothing }")).toBe("{ nothing }");
});

// Nothing of this is run: it is the compiler that has to find the mistakes.
test("the compiler knows what a document takes and what it answers", () => {
  const variables: VariablesOf<typeof USER> = { id: "an id" };
  const result: ResultOf<typeof USER> = { user: { name: "Ana", status: "ACTIVE" } };
  expect([variables, result]).toHaveLength(2);

  return async (console: Console) => {
    // @ts-expect-error There is no such field.
    graphql("{ user { nickname } }");
    // @ts-expect-error There is no such status.
    result.user!.status = "ASLEEP";
    // @ts-expect-error The id is missing.
    await console.must(USER);
    // @ts-expect-error The id is no number.
    await console.must(USER, { id: 1 });
    // @ts-expect-error The address was not selected.
    (await console.must(USER, variables)).user.email;
    // @ts-expect-error Nothing is selected but live events.
    (await console.subscribe(graphql(`subscription { userEvents { kind } }`)).next()).data!.userEvents.cursor;
  };
});
