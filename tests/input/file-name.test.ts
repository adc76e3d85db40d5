import { expect, test } from "vitest";
import { cleanFileName } from "../../src/input/file-name.js";

test.each([
  ["a name", "report.pdf", "report.pdf"],
  ["any script", "Orçamento – 見積もり (v2).xlsx", "Orçamento – 見積もり (v2).xlsx"],
  ["NFC", "Relato\u0301rio.txt", "Relatório.txt"],
  ["a path", "../../etc/passwd", "passwd"],
  ["a path of Windows", "C:\\Users\\Ana\\foto.png", "foto.png"],
  ["control characters", "a\0b\r\nc\x7f.txt", "abc.txt"],
  ["an override that hides the extension", "invoice\u202egnp.exe", "invoicegnp.exe"],
  ["marks, isolates and what is invisible", "\u200ea\u2066b\u2069\u200b\ufeff.txt", "ab.txt"],
  ["line separators", "a\u2028b\u2029.txt", "ab.txt"],
  ["lone surrogates", "a\ud800b.txt", "ab.txt"],
  ["quotes, which are no harm", 'the "last" one.txt', 'the "last" one.txt'],
  ["spaces around", "  a b.txt \t", "a b.txt"],
  ["a name that is hidden", ".env", ".env"],
  ["nothing", "", "file"],
  ["nothing at all", undefined, "file"],
  ["dots and spaces", " .. . ", "file"],
  ["a folder", "photos/", "file"],
  ["nothing that can be shown", "\u202e\u200b\n", "file"],
])("%s", (_about, given, name) => {
  expect(cleanFileName(given)).toBe(name);
});

test.each([
  ["255 bytes stay", "a".repeat(255), "a".repeat(255)],
  ["256 are cut", "a".repeat(256), "a".repeat(255)],
  ["the extension is kept", `${"a".repeat(300)}.pdf`, `${"a".repeat(251)}.pdf`],
  ["no character is cut in two", `${"é".repeat(200)}.pdf`, `${"é".repeat(125)}.pdf`],
  ["nor one beyond the basic plane", "😀".repeat(100), "😀".repeat(63)],
  ["a long end is none", `${"a".repeat(200)}.${"b".repeat(100)}`, `${"a".repeat(200)}.${"b".repeat(54)}`],
])("%s", (_about, given, name) => {
  expect(cleanFileName(given)).toBe(name);
});

test("whatever comes, it is 1 to 255 bytes", () => {
  for (const unit of ["a", "\u0301", "é", "\u202e", "/", ".", "😀", "\ud83d"])
    for (const length of [1, 254, 255, 256, 1_000, 80_000]) {
      const bytes = Buffer.byteLength(cleanFileName(unit.repeat(length)));
      expect(bytes).toBeGreaterThan(0);
      expect(bytes).toBeLessThanOrEqual(255);
    }
});
