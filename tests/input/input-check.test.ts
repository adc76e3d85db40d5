import { expect, test } from "vitest";
import { Refusal } from "../../src/errors/user-error.js";
import { InputCheck } from "../../src/input/input-check.js";

const AT = ["input", "field"];

/** What a check answers, and the codes of what it found wrong. */
function checked<Value>(check: (input: InputCheck) => Value): [Value, string[]] {
  const input = new InputCheck();
  const value = check(input);
  return [value, input.problems.map(({ code }) => code)];
}

test("a sound input passes, cleaned", () => {
  const check = new InputCheck();
  expect([
    check.name(" Ana ", AT),
    check.email(" Ana@ACME.io", AT),
    check.text("Hi\r\n", AT, 10),
    check.integer(7, AT, { min: 1, max: 90 }),
  ]).toEqual(["Ana", "ana@acme.io", "Hi", 7]);
  expect(() => check.done()).not.toThrow();
});

test("everything that is wrong is said at once, each with its place", () => {
  const check = new InputCheck();
  check.name(" ", ["input", "firstName"]);
  check.name("x".repeat(121), ["input", "lastName"]);
  check.email("ana", ["input", "email"]);
  check.refuse("ALREADY_EXISTS", ["input", "slug"]);
  const refusal = (() => {
    try {
      return check.done();
    } catch (error) {
      return error;
    }
  })();
  expect(refusal).toBeInstanceOf(Refusal);
  expect((refusal as Refusal).problems).toEqual([
    { code: "BLANK", path: ["input", "firstName"] },
    { code: "TOO_LONG", path: ["input", "lastName"] },
    { code: "EMAIL_INVALID", path: ["input", "email"] },
    { code: "ALREADY_EXISTS", path: ["input", "slug"] },
  ]);
});

const RANGE = { min: 1, max: 90 };
const NOW = new Date("2026-01-01T00:00:00Z");

test.each<[string, (input: InputCheck) => unknown, unknown, string[]]>([
  ["a name left out", (input) => input.name(undefined, AT), "", ["BLANK"]],
  ["a name of null", (input) => input.name(null, AT), "", ["BLANK"]],
  ["a changed name left out", (input) => input.changedName(undefined, AT), undefined, []],
  ["a changed name of null", (input) => input.changedName(null, AT), "", ["BLANK"]],
  ["a changed name", (input) => input.changedName("Ana ", AT), "Ana", []],
  ["an optional name left out", (input) => input.optionalName(undefined, AT), undefined, []],
  ["an optional name of null", (input) => input.optionalName(null, AT), null, []],
  ["an optional name of blanks", (input) => input.optionalName(" ", AT), "", ["BLANK"]],
  ["a text of null", (input) => input.text(null, AT, 10), "", ["BLANK"]],
  ["an optional text left out", (input) => input.optionalText(undefined, AT, 10), undefined, []],
  ["an optional text of null", (input) => input.optionalText(null, AT, 10), null, []],
  ["an optional text of blanks", (input) => input.optionalText(" \n", AT, 10), null, []],
  ["an optional text too long", (input) => input.optionalText("x".repeat(11), AT, 10), "", ["TOO_LONG"]],
  ["a number left out", (input) => input.integer(undefined, AT, RANGE), 1, ["BLANK"]],
  ["the least number", (input) => input.integer(1, AT, RANGE), 1, []],
  ["the greatest number", (input) => input.integer(90, AT, RANGE), 90, []],
  ["a number too small", (input) => input.integer(0, AT, RANGE), 0, ["INVALID"]],
  ["a number too great", (input) => input.integer(91, AT, RANGE), 91, ["INVALID"]],
  ["a fraction", (input) => input.integer(1.5, AT, RANGE), 1.5, ["INVALID"]],
  ["no number", (input) => input.integer(Number.NaN, AT, RANGE), Number.NaN, ["INVALID"]],
  ["a changed number left out", (input) => input.changedInteger(undefined, AT, RANGE), undefined, []],
  ["a changed number of null", (input) => input.changedInteger(null, AT, RANGE), 1, ["BLANK"]],
  ["an optional number of null", (input) => input.optionalInteger(null, AT, RANGE), null, []],
  ["an optional number too great", (input) => input.optionalInteger(91, AT, RANGE), 91, ["INVALID"]],
  ["an address left out", (input) => input.email(undefined, AT), "", ["EMAIL_INVALID"]],
  ["a date left out", (input) => input.optionalFutureDate(undefined, AT, NOW), undefined, []],
  ["a date of null", (input) => input.optionalFutureDate(null, AT, NOW), null, []],
  ["a date a moment ahead", (input) => input.optionalFutureDate(new Date(+NOW + 1), AT, NOW), new Date(+NOW + 1), []],
  ["this very moment", (input) => input.optionalFutureDate(NOW, AT, NOW), NOW, ["INVALID"]],
  ["no date", (input) => input.optionalFutureDate(new Date("x"), AT, NOW), new Date("x"), ["INVALID"]],
  ["a year of five digits", (input) => input.optionalFutureDate(new Date(8e14), AT, NOW), new Date(8e14), ["INVALID"]],
])("%s", (_, check, value, codes) => {
  expect(checked(check)).toEqual([value, codes]);
});
