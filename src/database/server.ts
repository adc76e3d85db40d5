import { Client } from "pg";
import type { Config } from "../config.js";
import { startEmbedded } from "./embedded/embedded.js";
import { SESSION } from "./session.js";

/** The PostgreSQL that the settings ask for. */
export interface DatabaseServer {
  /** Where it is, with its password: a secret. */
  url: string;
  /** Gives it up: stops what we started, leaves alone what was given. */
  stop(): Promise<void>;
}

/** Takes the server of `DATABASE_URL`, after making sure that it will do, or starts the embedded one. */
export async function openDatabaseServer(config: Config): Promise<DatabaseServer> {
  const { databaseUrl, databaseListenUrl, preparedStatements, dataDir } = config;
  if (!databaseUrl) return startEmbedded(dataDir);
  await refuseUnfit("DATABASE_URL", databaseUrl, { pooled: !preparedStatements });
  if (databaseListenUrl && (databaseListenUrl !== databaseUrl || !preparedStatements))
    await refuseUnfit("DATABASE_LISTEN_URL", databaseListenUrl, { pooled: false });
  return { url: databaseUrl, stop: async () => {} };
}

/** PostgreSQL's own messages quote parts of the URL, so that only the code of what went wrong is told. */
async function refuseUnfit(setting: string, url: string, { pooled }: { pooled: boolean }): Promise<void> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: "roster start",
    ...(!pooled && SESSION),
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ fit: boolean }>(
      "select current_setting('server_version_num')::int >= 150000 as fit",
    );
    if (!rows[0].fit) throw Object.assign(new Error(), { code: "too old" });
  } catch (error) {
    if (refusesSessions(error)) throw new Error(POOLER);
    const { code = "no answer" } = error as NodeJS.ErrnoException;
    throw new Error(`${setting} must lead to a PostgreSQL 15 or later (${code}).`);
  } finally {
    await client.end();
  }
}

const POOLER =
  "PREPARED_STATEMENTS must be off, and DATABASE_LISTEN_URL lead to PostgreSQL itself, where DATABASE_URL leads to a pooler.";

/** PgBouncer's way of saying that it hands its sessions from one client to another: SQLSTATE 08P01 with these words. */
const refusesSessions = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === "08P01" && /startup parameter/.test((error as Error).message);
