import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  executed,
  nodesOf,
  type PlanNode,
  type Planning,
  readingsOf,
  rowsTouched,
} from "../../bench/growth/explain.js";
import { documentOf, LISTS, type List, questionsOf, windowsOf } from "../../bench/growth/questions.js";
import { type GrownAccount, grow } from "../../bench/growth/seed.js";
import { aServerOfItsOwn, Console, type TestServer, untyped } from "../kit/index.js";

const SMALL = 2_000;
const LARGE = 8_000;
/** More than a page's rows and their relations are together. */
const MOST_OF_A_PAGE = 600;
const GROWING = [
  ...[
    "app_user",
    "last_seen",
    "user_role",
    "user_department",
    "invitation",
    "invitation_role",
    "organization",
    "event",
  ],
  ...["contact", "conversation", "message"],
];
let server: TestServer;
let pool: pg.Pool;
let client: pg.PoolClient;
let small: GrownAccount;
let large: GrownAccount;

beforeAll(async () => {
  server = await aServerOfItsOwn();
  pool = new pg.Pool({ connectionString: server.databaseUrl, options: "-c jit=off" });
  small = await grow(pool, 1, 1, SMALL);
  large = await grow(pool, 2, 2, LARGE);
  await pool.query(`vacuum analyze role, department, ${GROWING.join()}`);
  client = await pool.connect();
}, 60_000);
afterAll(async () => {
  client?.release();
  await pool?.end();
});

interface Ran {
  planning: Planning;
  plan: PlanNode;
}

/** How the one statement ran by which this is read: planned for its values, and for any. */
async function ranFor(account: GrownAccount, document: string, variables: object = {}): Promise<Ran[]> {
  const console = new Console(server.graphqlUrl, account.token, account.userId, "", "");
  const read = await readingsOf(server.app, () => console.must(untyped(document), variables));
  expect(read).toHaveLength(1);
  const ran = async (planning: Planning) => ({ planning, plan: await executed(client, read[0]!, planning) });
  return [await ran("force_custom_plan"), await ran("force_generic_plan")];
}

async function windows(account: GrownAccount, list: List) {
  const query = async (text: string, values: unknown[]) =>
    (await pool.query({ text, values, rowMode: "array" })).rows as unknown[][];
  return windowsOf(query, account, list);
}

const wholeScans = (plan: PlanNode) =>
  nodesOf(plan).filter((node) => node["Node Type"] === "Seq Scan" && GROWING.includes(node["Relation Name"]!));
const largeSorts = (plan: PlanNode) =>
  nodesOf(plan).filter((node) => {
    const [from] = node.Plans ?? [];
    return /Sort$/.test(node["Node Type"]) && from!["Actual Rows"] * from!["Actual Loops"] > MOST_OF_A_PAGE;
  });

describe.each(LISTS)("$id", (list) => {
  test("a page touches as many rows in an account four times as large: the first, one in the middle, and the last", async () => {
    const [ofSmall, ofLarge] = [await windows(small, list), await windows(large, list)];
    for (const window of ["first", "middle", "last"] as const) {
      const before = await ranFor(small, documentOf(list), ofSmall[window]);
      const after = await ranFor(large, documentOf(list), ofLarge[window]);
      for (const [i, { planning, plan }] of after.entries()) {
        const told = `${window} page, ${planning}\n${JSON.stringify(plan, null, 1)}`;
        expect(wholeScans(plan), told).toEqual([]);
        expect(largeSorts(plan), told).toEqual([]);
        // Names that sort beside one another have other relations in another account.
        expect(rowsTouched(plan), told).toBeLessThanOrEqual(1.2 * rowsTouched(before[i]!.plan) + 50);
      }
    }
  });
});

/** A filter finds its page among others that it passes by: for one row of 25 it looks at 25. */
const MOST_PASSED_BY = 1_500;

test("filters and searches look at a part of the account, however large", async () => {
  // What counts most of a table may as well read all of it.
  for (const { id, query, valued } of questionsOf(large).filter(({ grows }) => !grows))
    for (const { planning, plan } of await ranFor(large, query)) {
      const told = `${id}, ${planning}\n${JSON.stringify(plan, null, 1)}`;
      expect(wholeScans(plan), told).toEqual([]);
      if (!valued || planning === "force_custom_plan") expect(rowsTouched(plan), told).toBeLessThan(MOST_PASSED_BY);
    }
});
