import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";
import pg from "pg";
import { register } from "tsx/esm/api";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../src/database/embedded/embedded.js";
import { migrate } from "../../src/database/migrate.js";
import { installQueue } from "../../src/jobs/queue.js";
import { aRunsFolder } from "./folder.js";
import { TEMPLATE } from "./postgres.js";

declare module "vitest" {
  export interface ProvidedContext {
    databaseUrl: string;
    /** What the names of this run's databases begin with. */
    databasePrefix: string;
    /** A folder of this run alone, for what its servers keep. */
    folder: string;
  }
}

/** One PostgreSQL for all test files, and a migrated database in it that theirs are copies of. `TEST_DATABASE_URL` names another server. */
export default async function setup(project: TestProject) {
  // TypeORM imports migrations by their paths, past vitest.
  register();
  const folder = await aRunsFolder();
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startEmbedded(folder);
  const databasePrefix = `roster_test_${randomBytes(3).toString("hex")}_`;
  const teardown = async () => {
    if (given) await dropDatabases(given, databasePrefix);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (!given) await forgetCrashes(server.url);
    await makeTemplate(server.url);
  } catch (error) {
    await teardown();
    throw error;
  }
  project.provide("databaseUrl", server.url);
  project.provide("databasePrefix", databasePrefix);
  project.provide("folder", folder);
  return teardown;
}

/** Nothing here has to outlive a crash of the machine, and waiting for the disk is most of what a small change costs. */
async function forgetCrashes(url: string) {
  const admin = new pg.Client(url);
  await admin.connect();
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await admin.query(`alter system set ${setting} = off`);
  await admin.query("select pg_reload_conf()");
  await admin.end();
}

/** Workers end without closing the servers that their files have shared. */
async function dropDatabases(url: string, prefix: string) {
  const admin = new pg.Client(url);
  await admin.connect();
  const { rows } = await admin.query<{ name: string }>(
    "select datname as name from pg_database where starts_with(datname, $1)",
    [prefix],
  );
  for (const { name } of rows) await admin.query(`drop database ${name} with (force)`);
  await admin.end();
}

async function makeTemplate(url: string) {
  const admin = new pg.Client(url);
  await admin.connect();
  await admin.query(`drop database if exists ${TEMPLATE}`);
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  await migrate(Object.assign(new URL(url), { pathname: `/${TEMPLATE}` }).href, installQueue);
}
