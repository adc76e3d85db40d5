import { type Problem, problem, Refusal } from "../errors/user-error.js";
import { idOf, MOST_IDS } from "./ids.js";

/** Where each of some ids stands in the input. */
export type Places = ReadonlyMap<string, string[]>;

/**
 * The places of ids in a list at `path`; one that is named twice counts once.
 * @throws BAD_USER_INPUT for a malformed one; a Refusal with TOO_MANY past 500.
 */
export function placesOf(values: readonly string[], path: string[]): Places {
  const places = new Map<string, string[]>();
  for (const [i, value] of values.entries()) {
    const id = idOf(value);
    if (!places.has(id)) places.set(id, [...path, String(i)]);
  }
  if (places.size > MOST_IDS) throw new Refusal(problem("TOO_MANY", path));
  return places;
}

/** NOT_FOUND for each id that is not among what was found. */
export function notFound(places: Places, found: readonly { id: string }[]): Problem[] {
  const ids = new Set(found.map(({ id }) => id));
  return [...places].flatMap(([id, at]) => (ids.has(id) ? [] : [problem("NOT_FOUND", at)]));
}
