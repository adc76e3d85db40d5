import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { AutomationEntity } from "./automation.entity.js";

export type Settings = Pick<AutomationEntity, "greeting" | "closing" | "distributionEnabled">;

const AT_FIRST: Settings = { greeting: null, closing: null, distributionEnabled: false };

export const readSettings = async (tx: Tx, accountId: string): Promise<Settings> =>
  (await tx.manager.findOneBy(AutomationEntity, { accountId })) ?? AT_FIRST;

export async function changeSettings(tx: Tx, accountId: string, changes: Partial<Settings>): Promise<void> {
  await tx.query("insert into automation (account_id) values ($1) on conflict do nothing", [accountId]);
  await tx.manager.update(AutomationEntity, { accountId }, changes);
}

const said = (column: "greeting" | "closing") => {
  const text = `select ${column} as said from automation where account_id = $1`;
  return async (sql: Sql, accountId: string): Promise<string | null> => {
    const [row] = await sql.query<{ said: string | null }>(text, [accountId]);
    return row?.said ?? null;
  };
};

/** What is said when a contact begins a conversation; null for nothing. */
export const greeting = said("greeting");

/** What is said when a conversation is closed; null for nothing. */
export const closing = said("closing");
