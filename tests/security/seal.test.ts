import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { seal, UnsealError, unseal } from "../../src/security/seal.js";

const [KEY, OLD_KEY] = [randomBytes(32), randomBytes(32)];
const PURPOSE = "totp";

test.each(["", "JBSWY3DPEHPK3PXP", "ação 🔑", "x".repeat(100_000)])("what is sealed opens again", (secret) => {
  expect(unseal([KEY], seal([KEY], secret, PURPOSE), PURPOSE)).toBe(secret);
});

test("the same secret is never sealed the same, and never shows", () => {
  const seals = Array.from({ length: 100 }, () => seal([KEY], "secret", PURPOSE));
  expect(new Set(seals).size).toBe(100);
  for (const sealed of seals) expect(sealed).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
});

test("the first key seals, and every key opens", () => {
  const old = seal([OLD_KEY], "secret", PURPOSE);
  expect(unseal([KEY, OLD_KEY], old, PURPOSE)).toBe("secret");
  expect(unseal([KEY], seal([KEY, OLD_KEY], "secret", PURPOSE), PURPOSE)).toBe("secret");
});

const sealed = seal([KEY], "secret", PURPOSE);
const withByte = (at: number) => {
  const bytes = Buffer.from(sealed.slice(3), "base64url");
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return `v1.${bytes.toString("base64url")}`;
};

test.each([
  ["another key", [OLD_KEY], sealed, PURPOSE],
  ["no key", [], sealed, PURPOSE],
  ["another purpose", [KEY], sealed, "link"],
  ["another nonce", [KEY], withByte(0), PURPOSE],
  ["another ciphertext", [KEY], withByte(12), PURPOSE],
  ["another tag", [KEY], withByte(33), PURPOSE],
  ["its end cut off", [KEY], sealed.slice(0, -4), PURPOSE],
  ["a shorter tag only", [KEY], "v1.AAAA", PURPOSE],
  ["another version", [KEY], sealed.replace("v1", "v2"), PURPOSE],
  ["nothing", [KEY], "", PURPOSE],
])("with %s it stays shut", (_, keys, text, purpose) => {
  expect(() => unseal(keys, text, purpose)).toThrow(UnsealError);
});
