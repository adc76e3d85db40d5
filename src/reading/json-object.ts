/** PostgreSQL keeps the row type of such a record between rows, which json_build_object does not. */
export const objectOf = (pairs: readonly [key: string, sql: string][]): string =>
  pairs.length
    ? `row_to_json((select z from (select ${pairs.map(([key, sql]) => `${sql} as "${key}"`).join(", ")}) z))`
    : `'{}'::json`;
