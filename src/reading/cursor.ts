import { createHash } from "node:crypto";
import { badUserInput } from "../errors/graphql-errors.js";

/** The types of the values that a list can be ordered by. */
export type KeyType = "text" | "timestamptz" | "uuid" | "bigint";

const MOST = 2_000;
const VALID: Record<KeyType, (value: string) => boolean> = {
  text: (value) => !value.includes("\0"),
  timestamptz: (value) =>
    value === "-infinity" || /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(value),
  uuid: (value) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value),
  bigint: (value) => /^\d{1,18}$/.test(value),
};

/** What a cursor is bound to: its account and its list, order included. A cursor of another is refused, not misread. */
export const bindingOf = (accountId: string, list: string): string =>
  createHash("sha256").update(`${accountId}\n${list}`).digest("base64url").slice(0, 10);

/** The SQL of a cursor: opaque to clients, the binding and the row's keys as texts inside. */
export const cursorSql = (binding: string, keys: readonly string[]): string =>
  `translate(encode(convert_to(${binding} || json_build_array(${keys.map((key) => `(${key})::text`).join(", ")})::text, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;

/**
 * The keys in a cursor, as texts that PostgreSQL reads as their types.
 * @throws BAD_USER_INPUT for one that is malformed or bound to another account or list.
 */
export function readCursor(cursor: string, binding: string, types: readonly KeyType[]): string[] {
  const text = cursor.length > MOST ? "" : Buffer.from(cursor, "base64url").toString("utf8");
  const keys = text.startsWith(binding) ? parse(text.slice(binding.length)) : null;
  const valid =
    Array.isArray(keys) &&
    keys.length === types.length &&
    types.every((type, i) => typeof keys[i] === "string" && VALID[type](keys[i]));
  if (!valid) throw badUserInput("The cursor is not one of this list.");
  return keys as string[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
