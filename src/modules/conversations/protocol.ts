import { randomInt } from "node:crypto";

const DIGITS = 8;

/**
 * A number for a new conversation: eight random digits, and one more for each time that it was taken. Random, because counting would make
 * one row of every account hot; short, because people are told it on the telephone. Numbers grow by themselves where an account has tens
 * of millions of them.
 */
export function newProtocol(timesTaken: number): string {
  const rest = Array.from({ length: DIGITS + timesTaken - 1 }, () => randomInt(10)).join("");
  return `${randomInt(1, 10)}${rest}`;
}
