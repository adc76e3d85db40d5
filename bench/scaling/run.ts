/** `node --import tsx bench/scaling/run.ts [--measure] [--write]`: with `--write` into docs/scaling.md, where a test wants to find it. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { measure } from "./measure.js";
import { TABLES, withTables } from "./model.js";

const DOCUMENT = path.join(import.meta.dirname, "../../docs/scaling.md");

const { values: options } = parseArgs({
  options: {
    /** Measures what writes take of PostgreSQL. */
    measure: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

if (options.measure) await measure();
else for (const [name, text] of Object.entries(TABLES)) console.log(`${name}\n\n${text}\n`);
if (options.write) await writeFile(DOCUMENT, withTables(await readFile(DOCUMENT, "utf8")));
