import { Client } from "pg";
import type { Config } from "../config.js";
import { startEmbedded } from "./embedded/embedded.js";

/** The PostgreSQL that the settings ask for. */
export interface DatabaseServer {
  /** Where it is, with its password: a secret. */
  url: string;
  /** Gives it up: stops what we started, leaves alone what was given. */
  stop(): Promise<void>;
}

/** Takes the server of `DATABASE_URL`, after making sure that it will do, or starts the embedded one. */
export async function openDatabaseServer({ databaseUrl, dataDir }: Config): Promise<DatabaseServer> {
  if (!databaseUrl) return startEmbedded(dataDir);
  await refuseUnfit(databaseUrl);
  return { url: databaseUrl, stop: async () => {} };
}

/** PostgreSQL's own messages quote parts of the URL, so that only the code of what went wrong is told. */
async function refuseUnfit(url: string): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "roster start",
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ fit: boolean }>(
      "select current_setting('server_version_num')::int >= 150000 as fit",
    );
    if (!rows[0].fit) throw Object.assign(new Error(), { code: "too old" });
  } catch (error) {
    const { code = "no answer" } = error as NodeJS.ErrnoException;
    throw new Error(`DATABASE_URL must lead to a PostgreSQL 15 or later (${code}).`);
  } finally {
    await client.end();
  }
}
