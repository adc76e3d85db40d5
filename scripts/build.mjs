// `npm run build`: dist/main.js, dist/migrate.js and the migrations, ready for `node` without development packages.
import { execFileSync } from "node:child_process";
import { cpSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

rmSync(path.join(root, "dist"), { recursive: true, force: true });
for (const project of ["tsconfig.build.json", "migrations/tsconfig.json"]) {
  try {
    execFileSync(process.execPath, [compiler, "--project", project, "--noEmitOnError"], {
      cwd: root,
      stdio: "inherit",
    });
  } catch {
    process.exit(1);
  }
}
// What the sources read beside them, such as scripts for Redis.
cpSync(path.join(root, "src"), path.join(root, "dist"), {
  recursive: true,
  filter: (file) => statSync(file).isDirectory() || !file.endsWith(".ts"),
});
