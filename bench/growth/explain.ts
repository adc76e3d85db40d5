import pg from "pg";
import type { RunningApp } from "../../src/app.js";

/** A statement as the product sends it. */
export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A plan's node after it ran, as far as it matters here. */
export interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: PlanNode[];
}

/** The statements by which the server reads what is asked for, while `work` does. */
export async function readingsOf({ db }: RunningApp, work: () => Promise<unknown>): Promise<Asked[]> {
  const read: Asked[] = [];
  db.onStatement = (text, values) => {
    if (text.includes("::text as json")) read.push({ text, values });
  };
  try {
    await work();
  } finally {
    db.onStatement = null;
  }
  return read;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (value instanceof Date) return `'${value.toISOString()}'`;
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((item) => JSON.stringify(String(item))).join()}}`);
  return typeof value === "string" ? pg.escapeLiteral(value) : String(value);
}

/** How PostgreSQL plans a prepared statement: for its values, for any, or as it sees fit after it ran a few times. */
export type Planning = "force_custom_plan" | "force_generic_plan" | "auto";

const TRIED = 6;

/** Runs the statement as a prepared one, and answers how it ran. */
export async function executed(client: pg.ClientBase, { text, values }: Asked, planning: Planning): Promise<PlanNode> {
  const execute = `execute asked${values.length ? `(${values.map(literal).join(", ")})` : ""}`;
  await client.query(`set plan_cache_mode = ${planning}; prepare asked as ${text}`);
  try {
    if (planning === "auto") for (let i = 0; i < TRIED; i++) await client.query(execute);
    const { rows } = await client.query(`explain (analyze, buffers, timing off, format json) ${execute}`);
    return rows[0]["QUERY PLAN"][0].Plan;
  } finally {
    await client.query("deallocate asked");
  }
}

export const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

/** Pages of tables and indexes that were looked at, each time counted. */
export const buffersOf = (plan: PlanNode): number => plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];

/** Rows of tables that were looked at, also those that were thrown away. */
export const rowsTouched = (plan: PlanNode): number =>
  nodesOf(plan)
    .filter((node) => node["Relation Name"])
    .reduce((sum, node) => {
      const { "Rows Removed by Filter": filtered = 0, "Rows Removed by Index Recheck": rechecked = 0 } = node;
      return sum + Math.round((node["Actual Rows"] + filtered + rechecked) * node["Actual Loops"]);
    }, 0);
