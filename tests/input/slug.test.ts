import { expect, test } from "vitest";
import { deriveSlug, isSlug, slugCandidates } from "../../src/input/slug.js";

test.each(["acme", "a1b", "acme-team-2", "x".repeat(63), "123"])("%s is a slug", (slug) => {
  expect(isSlug(slug)).toBe(true);
});

test.each([
  "",
  "ab",
  "x".repeat(64),
  "Acme",
  "-acme",
  "acme-",
  "ac--me",
  "ac_me",
  "ac me",
  "açaí",
  "acme\n",
  "admin",
  "graphql",
])("%j is no slug", (slug) => {
  expect(isSlug(slug)).toBe(false);
});

test.each([
  ["Acme", "acme"],
  ["  ACME & Filhos Ltda. ", "acme-filhos-ltda"],
  ["Padaria São João", "padaria-sao-joao"],
  ["Łódź Straße Œuvre Ærø", "lodz-strasse-oeuvre-aero"],
  ["Joe's Diner", "joes-diner"],
  ["ｆｕｌｌ ｗｉｄｔｈ", "full-width"],
  ["株式会社", "team"],
  ["🚀", "team"],
  ["X", "x-team"],
  ["Admin", "admin-team"],
  [`${"a".repeat(62)} b`, "a".repeat(62)],
  ["x".repeat(10_000), "x".repeat(63)],
])("%j becomes %s", (name, slug) => {
  expect(deriveSlug(name)).toBe(slug);
});

test.each(["Acme", "株式会社", "x".repeat(200), `${"x".repeat(53)} y z`])("what to try for %j", (name) => {
  const candidates = slugCandidates(name);
  expect(candidates.every(isSlug)).toBe(true);
  expect(new Set(candidates).size).toBe(candidates.length);
  expect(candidates[0]).toBe(deriveSlug(name));
  expect(candidates.at(-1)).toMatch(/-[0-9a-f]{8}$/);
});
