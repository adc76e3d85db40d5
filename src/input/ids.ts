import { badUserInput } from "../errors/graphql-errors.js";

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** The most ids that one call may name. */
export const MOST_IDS = 500;

/**
 * An id as the database writes it.
 * @throws BAD_USER_INPUT where it cannot be one.
 */
export function idOf(value: string): string {
  if (!UUID.test(value)) throw badUserInput("An id is malformed.");
  return value.toLowerCase();
}

/** The same where there may be none. */
export const optionalId = (value: string | null | undefined): string | null => (value == null ? null : idOf(value));

/** Ids in the order given, the same one once. */
export const idsOf = (values: readonly string[]): string[] => [...new Set(values.map(idOf))];

/**
 * A list that a filter takes; null where there is none.
 * @throws BAD_USER_INPUT past 500 entries.
 */
export function boundedList<T>(values: readonly T[] | null | undefined): readonly T[] | null {
  if (values && values.length > MOST_IDS) throw badUserInput(`A filter takes at most ${MOST_IDS} values.`);
  return values ?? null;
}

/** The same for ids. */
export const boundedIds = (values: readonly string[] | null | undefined): string[] | null => {
  const bounded = boundedList(values);
  return bounded && idsOf(bounded);
};
