import { bindingOf, cursorSql, readCursor } from "../reading/cursor.js";
import type { Statement } from "../reading/statement.js";

/** Names the log in its cursors: those of the list, of the subscriptions and of `eventCursor` are the same. */
export const LOG = "log";

/** The SQL of the cursor behind an event with the number `sequence`. */
export const logCursorSql = (statement: Statement, sequence: string): string =>
  cursorSql(
    statement.parameter("log binding", "text", ({ accountId }) => bindingOf(accountId, LOG)),
    [sequence],
  );

/**
 * The number of the event that a cursor stands behind.
 * @throws BAD_USER_INPUT for one that is malformed or of another account.
 */
export const sequenceOf = (cursor: string, accountId: string): number =>
  Number(readCursor(cursor, bindingOf(accountId, LOG), ["bigint"])[0]);
