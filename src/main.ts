import type { RunningApp } from "./app.js";
import { loadConfig } from "./config.js";
import { type DatabaseServer, openDatabaseServer } from "./database/server.js";
import { oneLine } from "./errors/one-line.js";

/** Milliseconds in which a server that is told to stop finishes what it has begun; then it is ended. */
const patience = 10_000;
/** Milliseconds within which signals are one: a terminal signals npm and us, and npm passes its own on to us. */
const echo = 500;

let database: DatabaseServer | undefined;
let app: RunningApp | undefined;
let stoppingSince: number | null = null;

// The only handler of signals in the product: whoever else closes the database or the listener would do so out of order.
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
const starting = start();
starting.catch(async (error: unknown) => {
  if (stoppingSince) return;
  console.error(explain(error));
  await database?.stop();
  process.exit(1);
});

async function start(): Promise<void> {
  const config = loadConfig();
  database = await openDatabaseServer(config);
  if (stoppingSince) return;
  // The product takes seconds to load: what is wrong with the settings is told before.
  const [{ startApp }, { demo }] = await Promise.all([import("./app.js"), import("./demo/demo.js")]);
  app = await startApp(config, database.url);
  const guide = config.developmentTools ? `\n${await demo(app.db, app.outbox, app.url)}` : "";
  console.log(`Roster listens on ${app.url}${guide}`);
}

async function stop(): Promise<void> {
  if (stoppingSince) return Date.now() - stoppingSince > echo ? abandon() : undefined;
  stoppingSince = Date.now();
  setTimeout(abandon, patience);
  // What a start under way has opened is only known at its end.
  await starting.catch(() => {});
  let status = 0;
  try {
    await app?.close();
  } catch (error) {
    status = 1;
    console.error(oneLine(error));
  }
  await database?.stop();
  process.exit(status);
}

/** At a second signal, or when patience ends: requests are cut off, but the database is still stopped in order. */
async function abandon(): Promise<void> {
  setTimeout(() => process.exit(1), patience);
  await database?.stop();
  process.exit(1);
}

function explain(error: unknown): string {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return syscall === "listen" ? `PORT must be free to listen on at HOST (${code}).` : oneLine(error);
}
