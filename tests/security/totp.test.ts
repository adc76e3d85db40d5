import { describe, expect, test } from "vitest";
import { newTotpSecret, otpauthUrl, qrCodeOf, totpStep } from "../../src/security/totp.js";

/** `12345678901234567890`, the secret of RFC 6238, appendix B. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => seconds * 1000;

describe("the vectors of RFC 6238, appendix B, of whose eight digits the last six are ours", () => {
  test.each([
    [59, 0x1, "94287082"],
    [1_111_111_109, 0x23523ec, "07081804"],
    [1_111_111_111, 0x23523ed, "14050471"],
    [1_234_567_890, 0x273ef07, "89005924"],
    [2_000_000_000, 0x3f940aa, "69279037"],
    [20_000_000_000, 0x27bc86aa, "65353130"],
  ])("at %i seconds, in step %i, the code is the end of %s", (seconds, step, digits) => {
    expect(totpStep(SECRET, digits.slice(2), at(seconds))).toBe(step);
  });
});

test.each([
  [-31, null],
  [-30, 0x23523ec],
  [-1, 0x23523ec],
  [0, 0x23523ec],
  [29, 0x23523ec],
  [30, 0x23523ec],
  [59, 0x23523ec],
  [60, null],
])("a code may be one step away, and no more: %i seconds after its step began", (later, step) => {
  expect(totpStep(SECRET, "081804", at(0x23523ec * 30 + later))).toBe(step);
});

test.each([
  "",
  "28708",
  "2870820",
  "287 082",
  "28708२",
  "2870 8",
  "287082\n",
  "-87082",
  "+87082",
  "0x1234",
  "１２３４５６",
])("%j is no code", (code) => expect(totpStep(SECRET, code, at(59))).toBe(null));

test.each(["287083", "000000", "999999", "082287"])("%s is a wrong code", (code) =>
  expect(totpStep(SECRET, code, at(59))).toBe(null),
);

test("a secret has 160 random bits, in the letters that authenticators take", () => {
  const secrets = Array.from({ length: 50 }, newTotpSecret);
  for (const secret of secrets) expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(new Set(secrets).size).toBe(50);
});

test.each([
  ["Padaria Aurora", "Padaria Aurora"],
  ["Açaí & Co?", "Açaí & Co?"],
  ["Evil:Bank", "Evil Bank"],
])("the URL tells authenticators that a secret is of %s", (issuer, shown) => {
  const url = new URL(otpauthUrl(SECRET, issuer, "ana+1@example.com"));
  expect(url.protocol + url.host).toBe("otpauth:totp");
  expect(decodeURIComponent(url.pathname)).toBe(`/${shown}:ana+1@example.com`);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ secret: SECRET, issuer: shown });
  for (const [name, usual] of [
    ["algorithm", "SHA1"],
    ["digits", "6"],
    ["period", "30"],
  ] as const)
    expect(url.searchParams.get(name) ?? usual).toBe(usual);
});

test("a QR code is an SVG that loads nothing and runs nothing", async () => {
  const url = await qrCodeOf(otpauthUrl(SECRET, "<script>".repeat(15), `${"a".repeat(64)}@${"b".repeat(180)}.example`));
  const svg = Buffer.from(url.replace("data:image/svg+xml;base64,", ""), "base64").toString();
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*>(<path [^>]*\/>)+<\/svg>\s*$/);
  expect(svg).not.toMatch(/script|href/);
});
