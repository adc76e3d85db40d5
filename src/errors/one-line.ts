/** An error as one line for a terminal: its message or, where it has none, as a refused connection, its code. */
export function oneLine(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message, name, code = name } = error as NodeJS.ErrnoException;
  return (message || code).replace(/\s+/g, " ").trim();
}
