import pg from "pg";

/** Classes of SQLSTATE that tell of the statement or its values; 57014 is one that took too long. */
const OF_THE_STATEMENT = /^(2|42|44|54|57014|P0|RT)/;
const DATA_EXCEPTION = "22";
const FAULTS = [TypeError, RangeError, SyntaxError, ReferenceError];

/**
 * Whether a failure is that the database was out of reach, or had no room: what was asked may well succeed a little later. What fails by
 * itself fails again.
 */
export function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return !OF_THE_STATEMENT.test(error.code ?? "");
  // The driver's own errors, of connections that end or are not to be had, are plain ones.
  return error instanceof Error && !FAULTS.some((fault) => error instanceof fault);
}

/** Whether it is that stored values are not what the statement takes them for. */
export const isDataException = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && !!error.code?.startsWith(DATA_EXCEPTION);
