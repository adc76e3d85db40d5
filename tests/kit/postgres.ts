import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

/** The migrated database that those of the tests are copies of. */
export const TEMPLATE = "roster_template";

export interface TemporaryDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own, on the server of this test run: empty, or with the product's tables. */
export async function temporaryDatabase({ migrated = false } = {}): Promise<TemporaryDatabase> {
  const server = inject("databaseUrl");
  const name = `${inject("databasePrefix")}${randomBytes(6).toString("hex")}`;
  const run = async (statement: string) => {
    const admin = new pg.Client(server);
    await admin.connect();
    try {
      await admin.query(statement);
    } finally {
      await admin.end();
    }
  };
  await run(`create database ${name}${migrated ? ` template ${TEMPLATE}` : ""}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}
