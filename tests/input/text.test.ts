import { expect, test } from "vitest";
import { cleanName, cleanText } from "../../src/input/text.js";

const ZWNJ = "\u200c";
const ZWJ = "\u200d";

test.each([
  ["a plain name", "Ana Souza", "Ana Souza"],
  ["surrounding blanks", " \u00a0 Ana\t\n", "Ana"],
  ["a decomposed accent", "Joa\u0303o", "João"],
  ["inner blanks, kept", "Ana  Souza", "Ana  Souza"],
  ["one character", "A", "A"],
  ["120 characters of two units each", "😀".repeat(120), "😀".repeat(120)],
  ["120 characters that came decomposed", "e\u0301".repeat(120), "é".repeat(120)],
  ["an apostrophe and a hyphen", "O’Neil-D'Ávila", "O’Neil-D'Ávila"],
  ["Arabic and Hebrew, which need no override", "محمد דָּוִד", "محمد דָּוִד".normalize("NFC")],
  ["a non-joiner in a Persian name", `علی${ZWNJ}رضا`, `علی${ZWNJ}رضا`],
  ["a joiner in a Sinhala name", `ශ්${ZWJ}රී`, `ශ්${ZWJ}රී`],
  ["an emoji of several parts", `👩🏽${ZWJ}💻 ❤️`, `👩🏽${ZWJ}💻 ❤️`],
])("a name with %s is kept", (_, given, kept) => {
  expect(cleanName(given)).toEqual({ text: kept });
});

test.each([
  ["nothing", "", "BLANK"],
  ["blanks only", " \u00a0\u3000\t\n", "BLANK"],
  ["121 characters", "x".repeat(121), "TOO_LONG"],
  ["a mebibyte", "x".repeat(1 << 20), "TOO_LONG"],
  ["a NUL", "Ana\0", "INVALID"],
  ["a tab", "Ana\tSouza", "INVALID"],
  ["a line feed", "Ana\nSouza", "INVALID"],
  ["a carriage return", "Ana\rSouza", "INVALID"],
  ["a next line", "Ana\u0085Souza", "INVALID"],
  ["a line separator", "Ana\u2028Souza", "INVALID"],
  ["a paragraph separator", "Ana\u2029Souza", "INVALID"],
  ["a delete", "Ana\u007f", "INVALID"],
  ["an override", "Ana\u202egnp.exe", "INVALID"],
  ["an embedding", "\u202aAna\u202c", "INVALID"],
  ["an isolate", "\u2066Ana\u2069", "INVALID"],
  ["a direction mark", "Ana\u200f", "INVALID"],
  ["a zero-width space", "A\u200bna", "INVALID"],
  ["a word joiner", "A\u2060na", "INVALID"],
  ["a soft hyphen", "A\u00adna", "INVALID"],
  ["a Hangul filler and nothing else", "\u3164", "INVALID"],
  ["tag characters", "Ana\u{e0041}", "INVALID"],
  ["a joiner between Latin letters", `A${ZWJ}na`, "INVALID"],
  ["a joiner at the end", `علی${ZWNJ}`, "INVALID"],
  ["two joiners in a row", `علی${ZWNJ}${ZWNJ}رضا`, "INVALID"],
  ["a variation selector on a letter", "Ana\ufe0f", "INVALID"],
  ["a lone high surrogate", "Ana\ud83d", "INVALID"],
  ["a lone low surrogate", "\ude00Ana", "INVALID"],
  ["more marks than any script uses", `A${"\u0301\u0316".repeat(16)}`, "INVALID"],
])("a name with %s is refused", (_, given, problem) => {
  expect(cleanName(given)).toEqual({ problem });
});

test.each([
  ["lines and tabs", " Hello,\n\tworld \n", "Hello,\n\tworld"],
  ["other systems' line ends", "a\r\nb\rc", "a\nb\nc"],
  ["direction marks", "\u2067שלום\u2069 Ana", "\u2067שלום\u2069 Ana"],
])("a text with %s is kept", (_, given, kept) => {
  expect(cleanText(given, 100)).toEqual({ text: kept });
});

test.each([
  ["nothing but blanks", " \n\t ", "BLANK"],
  ["too many characters", "x".repeat(101), "TOO_LONG"],
  ["a NUL", "a\0b", "INVALID"],
  ["an escape", "a\u001b[31mb", "INVALID"],
  ["a lone surrogate", "a\ud800b", "INVALID"],
])("a text with %s is refused", (_, given, problem) => {
  expect(cleanText(given, 100)).toEqual({ problem });
});
