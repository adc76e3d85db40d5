import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "..");

const sources = ["src", "tests", "bench", "scripts", "examples"].flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && /\.(ts|mjs)$/.test(entry.name) && !/\/(generated|node_modules)(\/|$)/.test(entry.parentPath),
    )
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { name: path.relative(ROOT, file), text: readFileSync(file, "utf8") };
    }),
);

test("no file is longer than 250 lines", () => {
  expect(sources.length).toBeGreaterThan(100);
  const long = sources.filter(({ text }) => text.trimEnd().split("\n").length > 250).map(({ name }) => name);
  expect(long).toEqual([]);
});

test("of the product's sources, only config.ts reads the environment", () => {
  const readers = sources.filter(({ text }) => /\bprocess\.env\b/.test(text)).map(({ name }) => name);
  expect(readers.filter((name) => name.startsWith("src/"))).toEqual(["src/config.ts"]);
});
