import { loadConfig } from "./config.js";
import { migrate } from "./database/migrate.js";
import { openDatabaseServer } from "./database/server.js";
import { oneLine } from "./errors/one-line.js";
import { installQueue } from "./jobs/queue.js";

/* Brings the database to this version and ends: for deployments that do so before they start their servers. */
try {
  const config = loadConfig();
  const database = await openDatabaseServer(config);
  try {
    const names = await migrate(config.databaseListenUrl ?? database.url, installQueue);
    for (const name of names) console.log(`Ran ${name}`);
    if (!names.length) console.log("Nothing to run: the database is up to date");
  } finally {
    await database.stop();
  }
} catch (error) {
  console.error(oneLine(error));
  process.exitCode = 1;
}
