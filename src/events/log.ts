import { bindingOf, cursorSql, readCursor } from "../reading/cursor.js";
import type { Statement } from "../reading/statement.js";

/** Names the log in its cursors: those of the list, of the subscriptions and of `eventCursor` are the same. */
export const LOG = "log";

const bindings = new Map<string, string>();
const MOST_BINDINGS = 10_000;

/** What the cursors of an account's log are bound to. Every event and every console that comes back needs it, and it takes a hash. */
function logBindingOf(accountId: string): string {
  let binding = bindings.get(accountId);
  if (binding === undefined) {
    if (bindings.size >= MOST_BINDINGS) bindings.clear();
    binding = bindingOf(accountId, LOG);
    bindings.set(accountId, binding);
  }
  return binding;
}

/** The SQL of the cursor behind an event with the number `sequence`. */
export const logCursorSql = (statement: Statement, sequence: string): string =>
  cursorSql(
    statement.parameter("log binding", "text", ({ accountId }) => logBindingOf(accountId)),
    [sequence],
  );

/**
 * The number of the event that a cursor stands behind.
 * @throws BAD_USER_INPUT for one that is malformed or of another account.
 */
export const sequenceOf = (cursor: string, accountId: string): number =>
  Number(readCursor(cursor, logBindingOf(accountId), ["bigint"])[0]);
