/** The most bytes of a name in the usual file systems. */
const MOST_BYTES = 255;
/** What stands behind the last dot is kept when a name is cut, where it is no longer than this. */
const LONGEST_EXTENSION = 16;
/** Longer ones need not be normalised to be cut; with many marks that takes quadratic time. */
const MOST_UNITS = 1_000;

/** Control characters, lone surrogates, line separators, and what hides or turns around the text behind it. */
const UNFIT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\u200b\ufeff]/gu;

/** A file's own name as people may be shown it: NFC, without a path, 1 to 255 bytes of UTF-8. `file` where nothing is left of it. */
export function cleanFileName(given: string | undefined): string {
  const base = given?.slice(-MOST_UNITS).split(/[/\\]/).at(-1) ?? "";
  const name = base.replace(UNFIT, "").normalize("NFC").trim();
  return /[^.\s]/.test(name) ? shortened(name) : "file";
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= MOST_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && Buffer.byteLength(name.slice(dot)) <= LONGEST_EXTENSION ? name.slice(dot) : "";
  let room = MOST_BYTES - Buffer.byteLength(extension);
  let stem = "";
  for (const character of name) {
    room -= Buffer.byteLength(character);
    if (room < 0) break;
    stem += character;
  }
  return stem + extension;
}
