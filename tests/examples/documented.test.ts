import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");

test("docs/clients.md shows the very files of examples/console, all of them", () => {
  const page = readFileSync(path.join(ROOT, "docs/clients.md"), "utf8");
  const shown = [...page.matchAll(/`([\w.]+)`:\n\n```ts\n(.*?)```/gs)].map(([, name, text]) => [name, text]);
  const folder = path.join(ROOT, "examples/console");
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  expect(Object.fromEntries(shown)).toEqual(
    Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name), "utf8")])),
  );
  expect(page.match(/```ts/g)).toHaveLength(files.length);
});
