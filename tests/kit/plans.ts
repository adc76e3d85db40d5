import { expect } from "vitest";
import type { Console } from "./console.js";
import { untyped } from "./graphql.js";
import type { TestServer } from "./server.js";
import { type Statement, statementsOf } from "./statements.js";

/** The plans of the one statement that an operation reads by: with its values, and without knowing them. */
export async function plansOf(
  server: TestServer,
  viewer: Console,
  operation: string,
  variables: object = {},
): Promise<string[]> {
  const ran = await statementsOf(server.app.db, () => viewer.must(untyped(operation), variables));
  const read = ran.filter(({ text }) => text.includes("::text as json"));
  expect(read).toHaveLength(1);
  const [{ text, values }] = read as [Statement];
  const planOf = async (explained: string, given?: readonly unknown[]) =>
    (await server.sql<{ "QUERY PLAN": string }>(`explain ${explained}`, given && [...given]))
      .map((row) => row["QUERY PLAN"])
      .join("\n");
  return Promise.all([planOf(text, values), planOf(`(generic_plan) ${text}`)]);
}
