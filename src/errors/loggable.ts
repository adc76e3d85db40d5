/** What a log may hold of an error. */
export interface Loggable {
  type: string;
  message: string;
  stack: string | undefined;
  code?: unknown;
  table?: unknown;
  constraint?: unknown;
  cause?: Loggable;
}

/** SQLSTATE's class 22, data exceptions: their messages quote what could not be read. */
const isDataException = (code: unknown): boolean => typeof code === "string" && /^22[0-9A-Z]{3}$/.test(code);

/**
 * An error for the log, without the values of the statement that failed: PostgreSQL tells them in `detail` and `where`, TypeORM in
 * `parameters`, and `JSON.parse` in its message.
 */
export function loggable(error: unknown): Loggable | string {
  if (!(error instanceof Error)) return typeof error;
  const { code, table, constraint, cause } = error as Error & Partial<Record<"code" | "table" | "constraint", unknown>>;
  const quotes = isDataException(code) || error instanceof SyntaxError;
  return {
    type: error.constructor.name,
    message: quotes ? "" : error.message,
    stack: framesOf(error),
    ...(code !== undefined && { code }),
    ...(table !== undefined && { table }),
    ...(constraint !== undefined && { constraint }),
    ...(cause instanceof Error && { cause: loggable(cause) as Loggable }),
  };
}

/** The stack without its first lines, in which the message stands. */
function framesOf({ stack = "" }: Error): string | undefined {
  const start = stack.indexOf("\n    at ");
  return start < 0 ? undefined : stack.slice(start + 1);
}
