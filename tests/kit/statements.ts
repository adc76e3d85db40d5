import type { Database } from "../../src/database/database.js";

export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** That a node is alive, and how long the logs are of accounts with sockets open: told and asked every few seconds, whatever else it does. */
const BY_THE_CLOCK = /^update node set beat_at|^select id as "accountId", event_sequence::int as "end" from account/;

/** What is run on the database while `work` is, and not by the clock. */
export async function statementsOf(db: Database, work: () => Promise<unknown>): Promise<Statement[]> {
  const seen: Statement[] = [];
  db.onStatement = (text, values) => {
    if (!BY_THE_CLOCK.test(text)) seen.push({ text, values });
  };
  try {
    await work();
  } finally {
    db.onStatement = null;
  }
  return seen;
}
