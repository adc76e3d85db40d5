import pg from "pg";
import { afterAll } from "vitest";
import { Console, graphql, type TestServer, untyped } from "../kit/index.js";

/** What scenes use of a server, where it is nodes that were started elsewhere, behind whatever address. */
export function serverAt(url: string, databaseUrl: string): TestServer {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on("error", () => {});
  afterAll(() => pool.end());
  const sql: TestServer["sql"] = async (text, values) => (await pool.query(text, values)).rows as never;
  const parts: Partial<TestServer> = {
    url,
    graphqlUrl: `${url}/graphql`,
    databaseUrl,
    sql,
    eventsOf: (accountId) =>
      sql("select *, sequence::int as sequence from event where account_id = $1 order by event.sequence", [accountId]),
  };
  return parts as TestServer;
}

/** The same session, asking one node. */
export const at = ({ url }: { url: string }, { token, userId, sessionId, email }: Console) =>
  new Console(`${url}/graphql`, token, userId, sessionId, email);

/** So many things at once, spread over nodes. */
export const overNodes = <Node, T>(
  nodes: readonly Node[],
  count: number,
  work: (node: Node, i: number) => Promise<T>,
): Promise<T[]> => Promise.all(Array.from({ length: count }, (_, i) => work(nodes[i % nodes.length]!, i)));

/** How often each word occurs. */
export function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

export const EVENTS = graphql(`subscription ($after: String) { events(after: $after) { sequence kind } }`);
export const PERSONAL = graphql(`subscription ($after: String) { viewerEvents(after: $after) { kind } }`);

export const cursorOf = async (console: Console) =>
  (await console.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;

/** A change, and so one event. */
export const department = (console: Console, name: string) =>
  console.must(
    graphql(
      `mutation ($name: String!) { createDepartment(input: { name: $name }) { department { id } userErrors { code } } }`,
    ),
    { name },
  );

const SUSPEND = untyped(
  `mutation ($ids: [ID!]!) { suspendUsers(input: { ids: $ids }) { results { userErrors { code } } userErrors { code } } }`,
);

/** What suspending users answers: the codes of what is refused, or `done`. */
export async function suspend(console: Console, ...ids: string[]): Promise<string> {
  const { data, errors } = await console.graphql(SUSPEND, { ids });
  if (errors) return errors.map(({ extensions }) => extensions.code).join();
  const { results, userErrors } = data!.suspendUsers;
  const problems: { code: string }[] = [
    ...userErrors,
    ...results.flatMap((result: { userErrors: object[] }) => result.userErrors),
  ];
  return problems.map(({ code }) => code).join() || "done";
}

/** The sequences of the next so many events of a stream. */
export async function sequencesOf(
  stream: { next(): Promise<{ data?: { events: { sequence: number } } | null }> },
  count: number,
): Promise<number[]> {
  const sequences: number[] = [];
  while (sequences.length < count) sequences.push((await stream.next()).data!.events.sequence);
  return sequences;
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
