/** Most characters of a name, counted as code points. */
export const NAME_MAX = 120;
/** Most characters of a text that people write at length. */
export const TEXT_MAX = 10_000;

/** Either what may be stored, or the code of why nothing may. */
export type Cleaned = { text: string } | { problem: "BLANK" | "TOO_LONG" | "INVALID" };

/**
 * What has no place in a name: control characters (NUL, which PostgreSQL refuses, among them), line and paragraph
 * separators, lone surrogates, and whatever is invisible: bidirectional marks, overrides and isolates, zero-width
 * characters, fillers, tags. The joiners and the two emoji variation selectors are judged by their neighbours below.
 */
const HIDDEN = /(?!\u200c|\u200d|\ufe0e|\ufe0f)[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Where a joiner shows: within the cursive and the Indic scripts, and between the parts of one emoji. */
const JOINED =
  "[\\p{scx=Arab}\\p{scx=Syrc}\\p{scx=Mong}\\p{scx=Deva}\\p{scx=Beng}\\p{scx=Guru}\\p{scx=Gujr}\\p{scx=Orya}" +
  "\\p{scx=Taml}\\p{scx=Telu}\\p{scx=Knda}\\p{scx=Mlym}\\p{scx=Sinh}\\p{Extended_Pictographic}\\p{Emoji_Modifier}\\ufe0f]";
const MISPLACED = new RegExp(
  `(?<!${JOINED})[\\u200c\\u200d]|[\\u200c\\u200d](?!${JOINED})|(?<!\\p{Extended_Pictographic})[\\ufe0e\\ufe0f]`,
  "u",
);

/** A text keeps its lines and tabs, and any script's direction marks. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

/**
 * More marks on one letter than any script uses (UAX #15, Stream-Safe Text Format). Normalising sorts the marks of a
 * letter, in quadratic time: 80,000 of them held the process for 1.7 s.
 */
const HEAPED_MARKS = /\p{M}{31}/u;

/** One line: a person's, a role's, a company's name. Trimmed, NFC, 1 to 120 characters, nothing hidden in it. */
export function cleanName(value: string): Cleaned {
  const cleaned = clean(value, NAME_MAX);
  if ("text" in cleaned && (HIDDEN.test(cleaned.text) || MISPLACED.test(cleaned.text))) return { problem: "INVALID" };
  return cleaned;
}

/** Several lines: a message, a note, a description. Trimmed, NFC, lines ended by `\n`, 1 to `max` characters. */
export function cleanText(value: string, max: number): Cleaned {
  const cleaned = clean(value.replace(/\r\n?/g, "\n"), max);
  if ("text" in cleaned && UNPRINTABLE.test(cleaned.text)) return { problem: "INVALID" };
  return cleaned;
}

function clean(value: string, max: number): Cleaned {
  const trimmed = value.trim();
  if (!trimmed) return { problem: "BLANK" };
  // One character of NFC comes from at most four, of two units each: what is longer need not be normalised to be refused.
  if (trimmed.length > max * 8) return { problem: "TOO_LONG" };
  if (HEAPED_MARKS.test(trimmed)) return { problem: "INVALID" };
  const text = trimmed.normalize("NFC");
  return [...text].length > max ? { problem: "TOO_LONG" } : { text };
}
