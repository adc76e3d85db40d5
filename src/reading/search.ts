import { badUserInput } from "../errors/graphql-errors.js";

/** As long as any name or part of an address that somebody would type. */
const MOST = 200;

/** LIKE's own signs, and what the SQL function `fold` makes them of: it folds `％` to `%`, after they were escaped here. */
const SIGNS = /[\\%_\u2216\ufe68\ufe6a\uff05\uff3c\uff3f]/g;

/**
 * The pattern that finds a text as it stands, LIKE's own signs included; null where there is nothing to look for.
 * @throws BAD_USER_INPUT for one of more than 200 characters, or with NUL, which PostgreSQL takes in no text.
 */
export function patternOf(search: string | null | undefined): string | null {
  const text = search?.trim();
  if (!text) return null;
  if (text.length > MOST) throw badUserInput(`\`search\` must have at most ${MOST} characters.`);
  if (text.includes("\0")) throw badUserInput("`search` must not contain NUL.");
  return `%${text.replace(SIGNS, "\\$&")}%`;
}
