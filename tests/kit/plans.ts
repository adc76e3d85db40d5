import { expect } from "vitest";
import type { Console } from "./console.js";
import { untyped } from "./graphql.js";
import type { TestServer } from "./server.js";

/** The plans of the one statement that an operation reads by: with its values, and without knowing them. */
export async function plansOf(
  server: TestServer,
  viewer: Console,
  operation: string,
  variables: object = {},
): Promise<string[]> {
  const { db } = server.app;
  const read: { text: string; values: readonly unknown[] }[] = [];
  const query = db.query.bind(db);
  db.query = (text, values = []) => {
    if (text.includes("::text as json")) read.push({ text, values });
    return query(text, values);
  };
  try {
    await viewer.must(untyped(operation), variables);
  } finally {
    db.query = query;
  }
  expect(read).toHaveLength(1);
  const [{ text, values }] = read as [(typeof read)[0]];
  const planOf = async (explained: string, given?: readonly unknown[]) =>
    (await server.sql<{ "QUERY PLAN": string }>(`explain ${explained}`, given && [...given]))
      .map((row) => row["QUERY PLAN"])
      .join("\n");
  return Promise.all([planOf(text, values), planOf(`(generic_plan) ${text}`)]);
}
