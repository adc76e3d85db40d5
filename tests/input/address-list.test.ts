import { expect, test } from "vitest";
import { parseAddressList } from "../../src/input/address-list.js";

/** The addresses understood, and in brackets what was not. */
const read = (...entries: string[]) =>
  parseAddressList(entries).addresses.map(({ email, valid }) => (valid ? email : `[${email}]`));

test.each<[string, string, string[]]>([
  ["nothing", "", []],
  ["separators only", " ,;\n , ", []],
  ["one", "ana@x.io", ["ana@x.io"]],
  ["commas", "ana@x.io,bia@x.io, caio@x.io", ["ana@x.io", "bia@x.io", "caio@x.io"]],
  ["semicolons", "ana@x.io; bia@x.io;", ["ana@x.io", "bia@x.io"]],
  [
    "blanks of all kinds",
    "ana@x.io bia@x.io\tcaio@x.io\u00a0davi@x.io",
    ["ana@x.io", "bia@x.io", "caio@x.io", "davi@x.io"],
  ],
  [
    "lines of all kinds",
    "ana@x.io\nbia@x.io\r\ncaio@x.io\rdavi@x.io",
    ["ana@x.io", "bia@x.io", "caio@x.io", "davi@x.io"],
  ],
  ["the same twice", "Ana@X.io, ana@x.io", ["ana@x.io"]],
  ["brackets alone", "<ana@x.io>,<bia@x.io>", ["ana@x.io", "bia@x.io"]],
  ["names", "Ana Souza <ana@x.io>, Bia <BIA@x.io>", ["ana@x.io", "bia@x.io"]],
  ["a name without a blank", "Ana<ana@x.io>", ["ana@x.io"]],
  ["blanks within brackets", "Ana < ana@x.io >", ["ana@x.io"]],
  ["names without separators", "Ana <ana@x.io> Bia <bia@x.io>", ["ana@x.io", "bia@x.io"]],
  ["bare ones before a name", "caio@x.io Ana Souza <ana@x.io> bia@x.io", ["caio@x.io", "ana@x.io", "bia@x.io"]],
  ["a quoted name with a comma", '"Souza, Ana; Dr." <ana@x.io>, bia@x.io', ["ana@x.io", "bia@x.io"]],
  ["a quoted name with quotes", String.raw`"Ana \"Aninha\" Souza" <ana@x.io>`, ["ana@x.io"]],
  ["a quoted name with brackets", '"Ana <chief>" <ana@x.io>', ["ana@x.io"]],
  ["a quoted address as the name", '"evil@x.io" <ana@x.io>', ["ana@x.io"]],
  ["an address as its own name", "ana@x.io <ana@x.io>", ["ana@x.io"]],
  ["another address as the name", "a@x.io <b@evil.io>, c@x.io", ["[a@x.io <b@evil.io>]", "c@x.io"]],
  ["an address in parentheses in the name", "Ana (ana@x.io) <ana@x.io>", ["ana@x.io"]],
  ["words that are none", "Ana Souza, bia@x.io", ["[ana souza]", "bia@x.io"]],
  ["words between", "ana@x.io and bia@x.io", ["ana@x.io", "[and]", "bia@x.io"]],
  ["failed addresses, each for itself", "ana@@x.io bia@ caio@x.io", ["[ana@@x.io]", "[bia@]", "caio@x.io"]],
  ["a failed address in brackets", "Ana <ana@x>, bia@x.io", ["[ana <ana@x>]", "bia@x.io"]],
  ["empty brackets", "Ana <>, bia@x.io", ["[ana <>]", "bia@x.io"]],
  ["a bracket left open", "Ana <ana@x.io, bia@x.io", ["[ana]", "[<ana@x.io]", "bia@x.io"]],
  ["a quote left open", '"Souza, ana@x.io\nbia@x.io', ['["souza]', "ana@x.io", "bia@x.io"]],
  ["a list in brackets", "<ana@x.io, bia@x.io>", ["[<ana@x.io]", "[bia@x.io>]"]],
  ["a header's line", "To: ana@x.io", ["[to:]", "ana@x.io"]],
  ["an unprintable piece", "a\0na@x.io", ["[ana@x.io]"]],
])("%s", (_, text, expected) => {
  expect(read(text)).toEqual(expected);
});

test("an entry a list, in order, each address once and from where it came first", () => {
  expect(parseAddressList(["ana@x.io", "", "bia@x.io, ana@x.io", "Caio"])).toEqual({
    addresses: [
      { email: "ana@x.io", valid: true, index: 0 },
      { email: "bia@x.io", valid: true, index: 2 },
      { email: "caio", valid: false, index: 3 },
    ],
    tooMany: false,
  });
});

const many = (count: number) => Array.from({ length: count }, (_, i) => `user${i}@x.io`);

test("the limit is of distinct addresses", () => {
  expect(parseAddressList([...many(500), ...many(500)])).toMatchObject({ tooMany: false, addresses: { length: 500 } });
  expect(parseAddressList(many(501))).toMatchObject({ tooMany: true, addresses: { length: 500 } });
  expect(parseAddressList(many(3), 2)).toMatchObject({ tooMany: true, addresses: { length: 2 } });
});

test("more text than 500 addresses need is not looked at", () => {
  expect(parseAddressList(["x".repeat(60_000), " ".repeat(40_001)])).toEqual({ addresses: [], tooMany: true });
});

test("what is shown of an unreadable piece has a bound", () => {
  const [piece] = parseAddressList(["😀".repeat(40_000)]).addresses;
  expect(piece).toEqual({ email: "😀".repeat(254), valid: false, index: 0 });
});

// Each of these takes a backtracking parser seconds to hours, and the test its time-out.
test.each(['"', "<", '"\\', '\\"', '" ', "< ", "a@", "a.", "@", "<a", '"a"b', "a <", ">", "a,", '"\\" '])(
  "a hundred thousand characters of %j are read in linear time",
  (unit) => {
    const text = unit.repeat(100_000 / unit.length);
    expect(parseAddressList([text]).addresses.every(({ valid }) => !valid)).toBe(true);
  },
);
