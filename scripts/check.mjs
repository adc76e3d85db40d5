// `npm run check`: what every change has to pass. Each static check counts as one test; the output of what fails is shown.
// With `--contract <check.mjs>` the emitted schema is also held against the API that consoles are built against.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";

const root = path.dirname(import.meta.dirname);
const { contract } = parseArgs({ options: { contract: { type: "string" } } }).values;
const folder = mkdtempSync(path.join(tmpdir(), "roster-check-"));
const report = path.join(folder, "tests.json");
let passed = 0;
let failed = 0;

check("formatting and lint", "npm run lint");
// A compiler that it does not know makes it find no modules, and no fault with them.
check("dependency rules", "npm run imports", /no dependency violations found \([1-9]\d* modules/);
check("unused code", "npm run unused");
check(
  "schema/schema.graphql is up to date",
  "npm run schema && git ls-files --error-unmatch schema/schema.graphql && git diff --exit-code --stat -- schema",
);
check(
  "typed documents are up to date",
  "npm run codegen && git ls-files --error-unmatch tests/kit/generated/documents.ts && git diff --exit-code --stat -- tests/kit/generated examples",
);
check("types", "npm run types");
if (contract) check("schema keeps the contract", `node "${contract}" schema/schema.graphql --complete`);

const tests = run(`npm test -- --reporter=dot --reporter=json --outputFile.json="${report}"`);
const { good, bad } = countTests();
passed += good;
failed += bad;
// What went wrong outside any test is a failure too.
if (tests.status !== 0 && bad === 0) failed++;
tell(tests.status === 0, "tests", tests);

rmSync(folder, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;

/** One static check: a command that must succeed and, where given, must say something. */
function check(name, command, says = /^/) {
  const done = run(command);
  const good = done.status === 0 && says.test(done.output);
  if (good) passed++;
  else failed++;
  tell(good, name, done);
}

function run(command) {
  const started = Date.now();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: root,
    shell: true,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1" },
  });
  return { status, output: `${stdout}${stderr}`.trim(), seconds: Math.round((Date.now() - started) / 1000) };
}

function tell(good, name, { output, seconds }) {
  console.log(`${good ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
  if (!good) console.log(`${output.slice(-12_000)}\n`);
}

/** A file whose tests could not even be found counts as one that failed. */
function countTests() {
  let files;
  try {
    files = JSON.parse(readFileSync(report, "utf8")).testResults;
  } catch {
    return { good: 0, bad: 1 };
  }
  const results = files.flatMap(({ assertionResults, status }) =>
    assertionResults.length ? assertionResults.map((result) => result.status) : [status],
  );
  const count = (wanted) => results.filter((status) => status === wanted).length;
  return { good: count("passed"), bad: count("failed") };
}
