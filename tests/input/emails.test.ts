import { expect, test } from "vitest";
import { normalizeDomain } from "../../src/input/domains.js";
import { domainOf, isDisposable, normalizeEmail } from "../../src/input/emails.js";

const LONGEST_DOMAIN = `${`${"d".repeat(62)}.`.repeat(3)}io`;

test.each([
  ["ana@acme.io", "ana@acme.io"],
  ["  Ana.Souza@ACME.IO\n", "ana.souza@acme.io"],
  ["o'neil+tag_1-x@sub.acme.co.uk", "o'neil+tag_1-x@sub.acme.co.uk"],
  ["a@x.io", "a@x.io"],
  ["1@2.com", "1@2.com"],
  [`${"l".repeat(64)}@acme.io`, `${"l".repeat(64)}@acme.io`],
  [`${"l".repeat(62)}@${LONGEST_DOMAIN}`, `${"l".repeat(62)}@${LONGEST_DOMAIN}`],
  ["ana@münchen.de", "ana@xn--mnchen-3ya.de"],
  ["ana@mu\u0308nchen.de", "ana@xn--mnchen-3ya.de"],
  ["ana@MÜNCHEN.DE", "ana@xn--mnchen-3ya.de"],
  ["ana@xn--mnchen-3ya.de", "ana@xn--mnchen-3ya.de"],
  ["ana@пример.рф", "ana@xn--e1afmkfd.xn--p1ai"],
])("%s is an address", (raw, email) => {
  expect(normalizeEmail(raw)).toBe(email);
  expect(normalizeEmail(email)).toBe(email);
});

test.each([
  "",
  " ",
  "ana",
  "@acme.io",
  "ana@",
  "ana@acme",
  "ana@localhost",
  "a@x.io <b@evil.io>",
  "Ana <ana@acme.io>",
  "<ana@acme.io>",
  "a@x.io,b@evil.io",
  "a@x.io b@evil.io",
  "a@x.io\nBcc: b@evil.io",
  "a@b@acme.io",
  '"ana souza"@acme.io',
  "ana(comment)@acme.io",
  ".ana@acme.io",
  "ana.@acme.io",
  "ana..souza@acme.io",
  "ana @acme.io",
  "ana@ acme.io",
  "ana@acme..io",
  "ana@.acme.io",
  "ana@acme.io.",
  "ana@-acme.io",
  "ana@acme-.io",
  "ana@ac_me.io",
  "ana@acme.i",
  "ana@acme.123",
  "ana@[127.0.0.1]",
  "ana@127.0.0.1",
  "ana@0x7f.0x1",
  "ana@ex%41mple.com",
  "ana@acme.io:25",
  "ana@evil.com／.acme.io",
  "ana@evil.com\u3000.acme.io",
  "ana@acme\u200b.io",
  "ana@acme\0.io",
  "ana\0@acme.io",
  "josé@acme.io",
  "ana@xn--a.com",
  "ana＠acme.io",
  `${"l".repeat(65)}@acme.io`,
  `ana@${"d".repeat(64)}.io`,
  `${"l".repeat(63)}@${LONGEST_DOMAIN}`,
])("%j is no address", (raw) => {
  expect(normalizeEmail(raw)).toBeNull();
});

test("a mebibyte is no address, and not looked at for long", () => {
  expect(normalizeEmail(`ana@${"d.".repeat(1 << 19)}io`)).toBeNull();
  expect(normalizeEmail(`a${"\u0301\u0316".repeat(1 << 19)}@acme.io`)).toBeNull();
});

test.each([
  ["Acme.IO ", "acme.io"],
  ["sub.acme.io", "sub.acme.io"],
  ["münchen.de", "xn--mnchen-3ya.de"],
  ["acme", null],
  ["@acme.io", null],
  ["*.acme.io", null],
  ["https://acme.io", null],
  ["", null],
])("the domain %j is %j", (raw, domain) => {
  expect(normalizeDomain(raw)).toBe(domain);
});

test.each([
  ["ana@mailinator.com", true],
  ["ana@any.sub.of.mailinator.com", true],
  ["ana@mailinator.com.acme.io", false],
  ["ana@gmail.com", false],
  ["mailinator.com@acme.io", false],
])("whether %s is a throw-away mailbox: %s", (email, disposable) => {
  expect(isDisposable(email)).toBe(disposable);
});

test("the domain of an address", () => expect(domainOf("ana@sub.acme.io")).toBe("sub.acme.io"));
