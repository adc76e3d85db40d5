import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildSync } from "esbuild";

const ROOT = path.join(import.meta.dirname, "../../..");

/** The product as JavaScript, in a folder of its own: what is deployed, but for the types having been checked. */
export interface Program {
  readonly main: string;
  remove(): void;
}

/** Takes a second. `npm run build` checks the types, and takes fifteen; from source, every node would compile what it loads by itself. */
export function compileProduct(): Program {
  const folder = mkdtempSync(path.join(tmpdir(), "roster-nodes-"));
  compile("src", path.join(folder, "dist"));
  compile("migrations", path.join(folder, "dist/migrations"));
  cpSync(path.join(ROOT, "package.json"), path.join(folder, "package.json"));
  symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  return { main: path.join(folder, "dist/main.js"), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function compile(sources: string, outdir: string): void {
  const from = path.join(ROOT, sources);
  const files = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  buildSync({
    entryPoints: files.map((name) => path.join(from, name)),
    outbase: from,
    outdir,
    format: "esm",
    platform: "node",
    target: "node20",
    tsconfig: path.join(ROOT, "tsconfig.json"),
    logLevel: "warning",
  });
}
