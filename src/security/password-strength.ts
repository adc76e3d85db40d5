import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import type { InputCheck } from "../input/input-check.js";
import { isTooLong } from "./passwords.js";

/** Fewest characters of a password, as code points. */
export const PASSWORD_MIN = 10;

/** Of the estimator's scale from 0 to 4: "safely unguessable", 10^8 guesses or more. */
const ACCEPTED_SCORE = 3;

/**
 * The estimator looks up every part of a password in every list, again for each set of substitutions (`4` for `a`), all on
 * the main thread. As it comes, 64 chosen characters held the process for 1.7 s; so tamed, 99 of 100 hostile passwords
 * took less than 50 ms, usual ones 5 ms, and no verdict on a table of usual ones changed.
 */
const JUDGED_CHARACTERS = 32;
const SUBSTITUTIONS = 5;
const LISTS = /^(?:passwords|diceware|commonWords|firstnames|lastnames|wikipedia|daysOfWeek|months|cardinalNumbers)-/;

/** Most words of a person's own that are held against a password, and the shortest. */
const MAX_OWN_WORDS = 40;
const OWN_WORD_MIN = 3;

/**
 * What is wrong with a new password, or null. `context` is what guessers try first: the person's names, e-mail address, and
 * account's name.
 */
export async function passwordProblem(
  password: string,
  context: readonly string[],
): Promise<"TOO_SHORT" | "TOO_LONG" | "TOO_WEAK" | null> {
  if (isTooLong(password)) return "TOO_LONG";
  const characters = [...password.normalize("NFC")];
  if (characters.length < PASSWORD_MIN) return "TOO_SHORT";
  const own = ownWords(context);
  const judged = [...without(own, characters.join(""))].slice(0, JUDGED_CHARACTERS).join("");
  const { score } = (await loadEstimator()).check(judged, own);
  return score < ACCEPTED_SCORE ? "TOO_WEAK" : null;
}

/** Adds PASSWORD_TOO_WEAK, for a short one too, or TOO_LONG to what is wrong with an input. */
export async function checkNewPassword(
  check: InputCheck,
  password: string,
  path: string[],
  context: readonly string[],
): Promise<void> {
  const wrong = await passwordProblem(password, context);
  if (wrong) check.refuse(wrong === "TOO_LONG" ? "TOO_LONG" : "PASSWORD_TOO_WEAK", path);
}

/** The words of these texts, those of each also as one, with accents and without; the longest first. */
function ownWords(context: readonly string[]): string[] {
  const words = context
    .map(
      (text) =>
        text
          .slice(0, 254)
          .normalize("NFC")
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu) ?? [],
    )
    .flatMap((parts) => [parts.join(""), ...parts])
    .flatMap((word) => [word, word.normalize("NFD").replace(/\p{M}/gu, "")]);
  return [...new Set(words)]
    .filter((word) => word.length >= OWN_WORD_MIN)
    .sort((a, b) => b.length - a.length)
    .slice(0, MAX_OWN_WORDS);
}

/**
 * The rest of a password: one's own words are worth nothing in it. The estimator alone would not say so, to which any three
 * parts are 10^8 guesses, `ana`, `souza` and `2024` too; it is told of them all the same, for the sake of `4n4` and `azuos`.
 */
const without = (own: string[], password: string): string =>
  own.length ? password.replace(new RegExp(own.join("|"), "giu"), "") : password;

let estimator: Promise<ZxcvbnFactory> | undefined;

/**
 * The estimator, with its dictionaries of passwords, words and names of the product's three languages. Building it takes
 * 0.5 s and 40 MB, once: a server does so before it is ready rather than during somebody's request.
 */
export function loadEstimator(): Promise<ZxcvbnFactory> {
  estimator ??= buildEstimator();
  return estimator;
}

async function buildEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, en, es, ptBr] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
    import("@zxcvbn-ts/language-en"),
    import("@zxcvbn-ts/language-es-es"),
    import("@zxcvbn-ts/language-pt-br"),
  ]);
  const lists = [common, en, es, ptBr].flatMap(({ dictionary }) => Object.entries<string[]>(dictionary));
  return new core.ZxcvbnFactory({
    dictionary: Object.fromEntries(lists.filter(([name]) => LISTS.test(name))),
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: SUBSTITUTIONS,
  });
}
