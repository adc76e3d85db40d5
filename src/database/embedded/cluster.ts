import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdtemp, readdir, readFile, realpath, rename, rm, stat, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { makeDataDir } from "../../data-dir.js";
import { type Binaries, findBinaries } from "./binaries.js";
import { exists, makeSharedFolder, reachable } from "./folders.js";
import { databaseOwner, type Owner } from "./owner.js";
import { isRunning } from "./postmaster.js";

/** A database made by initdb, and what it takes to run it. */
export interface Cluster {
  binaries: Binaries;
  owner: Owner | null;
  /** PostgreSQL's data folder, without symbolic links. */
  data: string;
  /** What the server says, kept where its own user cannot replace it. */
  log: string;
  password: string;
}

/** PostgreSQL's name for the role that owns the database. */
export const superuser = "roster";

const draftPrefix = "initdb-";

/** Finds the database below the data folder, making it where there is none. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await makeDataDir(dataDir);
  const folder = path.join(dataDir, "postgresql");
  const owner = await databaseOwner(folder);
  const binaries = await findBinaries(owner);
  if (!(await exists(folder))) await makeCluster(dataDir, folder, binaries, owner);
  const data = path.join(await realpath(folder), "data");
  await refuseForeign(folder, data, owner);
  const version = (await readFile(path.join(data, "PG_VERSION"), "utf8")).trim();
  if (version !== binaries.majorVersion) {
    throw new Error(
      `DATA_DIR must hold a database of PostgreSQL ${binaries.majorVersion}, not ${version}: dump it with the Roster that made it and restore it here.`,
    );
  }
  const password = await readFile(path.join(folder, "password"), "utf8");
  return { binaries, owner, data, log: path.join(dataDir, "postgresql.log"), password };
}

/**
 * The database is made beside its place and moved there when complete, so that a start killed in between leaves nothing
 * that the next could take for a database. Of two nodes that make one at once, the first to move it wins.
 */
async function makeCluster(dataDir: string, folder: string, binaries: Binaries, owner: Owner | null): Promise<void> {
  const near = !owner || (await reachable(await realpath(dataDir), owner));
  const home = near ? dataDir : await makeSharedFolder();
  await removeAbandoned(home);
  const draft = await mkdtemp(path.join(home, `${draftPrefix}${process.pid}-`));
  try {
    await initdb(draft, binaries, owner);
    if (near) {
      await rename(draft, folder);
    } else {
      const kept = path.join(home, `postgresql-${randomBytes(8).toString("hex")}`);
      await rename(draft, kept);
      await symlink(kept, folder);
    }
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
}

/** Removes what killed starts left; a draft carries the process that makes it in its name. */
async function removeAbandoned(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const abandoned =
      name.startsWith(draftPrefix) && !(await isRunning(Number.parseInt(name.slice(draftPrefix.length), 10)));
    // An initdb that has outlived its node may write on while we remove: what stays is in nobody's way, and goes next time.
    if (abandoned) await rm(path.join(home, name), { recursive: true, force: true }).catch(() => {});
  }
}

/** Other users of this machine can reach the port, so that the database asks for a password that only the owner can read. */
async function initdb(folder: string, binaries: Binaries, owner: Owner | null): Promise<void> {
  const password = path.join(folder, "password");
  await writeFile(password, randomBytes(32).toString("base64url"), { mode: 0o600 });
  if (owner) {
    await chown(folder, owner.uid, owner.gid);
    await chown(password, owner.uid, owner.gid);
  }
  const options = [
    `--pgdata=${path.join(folder, "data")}`,
    `--username=${superuser}`,
    `--pwfile=${password}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // The built-in provider sorts alike on every machine; pg_trgm still asks the C library what a letter is.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--lc-collate=C",
    `--lc-ctype=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
    "--no-instructions",
  ];
  await promisify(execFile)(binaries.initdb, options, { ...owner, cwd: folder, env: serverEnvironment }).catch(
    (error: { stderr?: string }) => {
      throw new Error(
        `DATA_DIR must be a folder in which initdb can make a database: ${error.stderr?.trim() || error}`,
      );
    },
  );
}

/** Nothing of ours: PostgreSQL would take its defaults from the environment. */
export const serverEnvironment = { LC_ALL: "C", TZ: "UTC" };

async function refuseForeign(folder: string, data: string, owner: Owner | null): Promise<void> {
  const self = process.getuid?.();
  if (!owner && self !== undefined && (await stat(folder)).uid !== self) {
    throw new Error("DATA_DIR must belong to the user who starts Roster.");
  }
  if (owner && !(await reachable(data, owner))) {
    throw new Error(`DATA_DIR must lie in folders that the owner of its database, user ${owner.uid}, may enter.`);
  }
}
