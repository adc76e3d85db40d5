import { expect, test } from "vitest";
import { isRegion, isTimeZone } from "../../src/input/locale.js";

test.each([
  ["BR", true],
  ["PT", true],
  ["US", true],
  ["br", false],
  ["UK", false],
  ["EU", false],
  ["XX", false],
  ["SU", false],
  ["BRA", false],
  ["", false],
])("whether %j is a region: %s", (code, expected) => {
  expect(isRegion(code)).toBe(expected);
});

test("the regions are the 249 of ISO 3166-1", () => {
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const known = letters.flatMap((a) => letters.map((b) => a + b)).filter(isRegion);
  expect(known).toHaveLength(249);
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(known.filter((code) => !names.of(code))).toEqual([]);
});

test.each([
  ["America/Sao_Paulo", true],
  ["America/Argentina/Buenos_Aires", true],
  ["America/Port-au-Prince", true],
  ["Asia/Kolkata", true],
  ["Asia/Calcutta", true],
  ["UTC", true],
  ["Etc/GMT+3", true],
  ["+03:00", false],
  ["america/sao_paulo", false],
  ["America/Nowhere", false],
  ["Local", false],
  ["", false],
  ["A".repeat(100_000), false],
])("whether %j is a time zone: %s", (name, expected) => {
  expect(isTimeZone(name)).toBe(expected);
});
