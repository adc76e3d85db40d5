// Brings node_modules in line with package-lock.json, and says nothing where it is: for `npm start` in a fresh clone.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);

/** The packages of a lock file by their folder; none where there is no such file. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockFile), "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}

/** npm keeps what it installed in a lock file of its own, written when all is in place. */
function inOrder() {
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(([folder, wanted]) => {
    const found = installed[folder];
    // What is optional may be for another platform; the first entry is the project itself.
    return found
      ? found.version === wanted.version && found.integrity === wanted.integrity
      : wanted.optional || !folder;
  });
}

if (!inOrder()) {
  console.error("Installing the packages of package-lock.json …");
  try {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], {
      cwd: root,
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  } catch {
    console.error("The packages could not be installed: run `npm ci` and mend what it says.");
    process.exit(1);
  }
}
