import { createHash, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { newKeyToken, newToken, readKeyToken, readToken, sameSecret } from "../../src/security/tokens.js";

const ACCOUNT = "01890a5d-ac96-774b-bcce-b302099a8057";

test("a token names its account, and its hash is that of the whole", () => {
  const { token, hash } = newToken(ACCOUNT);
  expect(token).toMatch(/^[A-Za-z0-9_-]{64}$/);
  expect(readToken(token)).toEqual({ accountId: ACCOUNT, hash });
  expect(hash).toEqual(createHash("sha256").update(Buffer.from(token, "base64url")).digest());
});

test("no two tokens are alike, and none is its hash", () => {
  const made = Array.from({ length: 1_000 }, () => newToken(ACCOUNT));
  expect(new Set(made.map(({ token }) => token.slice(22))).size).toBe(1_000);
  for (const { token, hash } of made) expect(Buffer.from(token, "base64url").includes(hash)).toBe(false);
});

test("a token moved to another account has another hash", () => {
  const { token, hash } = newToken(ACCOUNT);
  const [other] = [newToken(randomUUID()).token];
  const moved = Buffer.concat([
    Buffer.from(other, "base64url").subarray(0, 16),
    Buffer.from(token, "base64url").subarray(16),
  ]).toString("base64url");
  expect(readToken(moved)?.hash).not.toEqual(hash);
});

test("an API key's token says what it is, and is no session's", () => {
  const { token, hash } = newKeyToken(ACCOUNT);
  expect(token).toMatch(/^roster_key_[A-Za-z0-9_-]{64}$/);
  expect(readKeyToken(token)).toEqual({ accountId: ACCOUNT, hash });
  expect(readToken(token)).toBeNull();
  expect(readKeyToken(newToken(ACCOUNT).token)).toBeNull();
  expect(readKeyToken(`${token}A`)).toBeNull();
});

const { token } = newToken(ACCOUNT);

test.each([
  ["nothing", ""],
  ["one character less", token.slice(1)],
  ["one character more", `${token}A`],
  ["padding", `${token.slice(0, 63)}=`],
  ["a line feed", `${token}\n`],
  ["a blank in front", ` ${token.slice(1)}`],
  ["the other alphabet", `${token.slice(0, 62)}+/`],
  ["letters beyond ASCII", `${token.slice(0, 63)}é`],
  ["a mebibyte", "A".repeat(1 << 20)],
])("%s is no token", (_, text) => {
  expect(readToken(text)).toBeNull();
});

test("a token is made for a UUID only", () => {
  expect(() => newToken("acme")).toThrow();
});

test.each([
  ["secret", "secret", true],
  ["", "", true],
  ["secret", "secreT", false],
  ["secret", "secret ", false],
  ["", "secret", false],
])("%j and %j are the same secret: %s", (a, b, same) => {
  expect(sameSecret(a, b)).toBe(same);
});
