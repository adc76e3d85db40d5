import pg from "pg";
import { expect, test } from "vitest";
import { isOutage } from "../../src/database/outage.js";

const answered = (code: string) => Object.assign(new pg.DatabaseError("no", 2, "error"), { code });

test.each([
  ["a server that stops", answered("57P01"), true],
  ["no more connections", answered("53300"), true],
  ["a deadlock", answered("40P01"), true],
  ["a connection that ends", new Error("Connection terminated unexpectedly"), true],
  ["a table that is not there", answered("42P01"), false],
  ["a value that does not fit", answered("22P02"), false],
  ["a statement that takes too long", answered("57014"), false],
  ["an answer that would be too large", answered("RT001"), false],
  ["a fault of our own", new TypeError("undefined is not a function"), false],
  ["what is no error", null, false],
])("%s: whether it may go by is told", (_what, error, outage) => {
  expect(isOutage(error)).toBe(outage);
});
