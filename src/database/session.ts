/** Compiling a page's plan to machine code costs more than running it. */
const EVERY = "-c jit=off -c TimeZone=UTC";
/** Milliseconds that a statement, or a transaction between two of them, may take. */
const PATIENCE = 15_000;

/** What every session begins with. A pooler that knows no sessions refuses it. */
export const SESSION = {
  statement_timeout: PATIENCE,
  idle_in_transaction_session_timeout: PATIENCE,
  options: EVERY,
} as const;

/** The same without bounds, whatever the role's own are. */
export const UNHURRIED_SESSION = {
  options: `${EVERY} -c statement_timeout=0 -c idle_in_transaction_session_timeout=0`,
} as const;
