import { parseOptions } from "@node-rs/argon2";
import { expect, onTestFinished, test } from "vitest";
import { hashPassword, isTooLong, PasswordServiceBusy, verifyPassword } from "../../src/security/passwords.js";
import { hashing } from "../kit/argon2.js";

test("a password fits its own hash and no other does", async () => {
  const hash = await hashPassword("correct horse battery staple");
  expect(await verifyPassword(hash, "correct horse battery staple")).toBe(true);
  expect(await verifyPassword(hash, "correct horse battery stapler")).toBe(false);
  expect(await verifyPassword(hash, "Correct horse battery staple")).toBe(false);
  expect(await verifyPassword(hash, "")).toBe(false);
});

test("hashes are Argon2id of OWASP's cost, each with a salt of its own", async () => {
  hashing.cheap = false;
  onTestFinished(() => {
    hashing.cheap = true;
  });
  const [a, b] = await Promise.all([hashPassword("the same"), hashPassword("the same")]);
  expect(a).not.toBe(b);
  expect(a).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(parseOptions(a)).toMatchObject({
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    saltLen: 16,
    outputLen: 32,
  });
});

test.each([
  ["a composed and a decomposed accent", "corac\u0327a\u0303o", "coração"],
  ["a space and a no-break space", "um dois", "um\u00a0dois"],
])("%s are typed alike", async (_, a, b) => {
  expect(await verifyPassword(await hashPassword(a), b)).toBe(true);
});

test("where there is no hash, no password fits", async () => {
  expect(await verifyPassword(null, "")).toBe(false);
  expect(await verifyPassword(null, "correct horse battery staple")).toBe(false);
});

test("what is longer than any password fits none", async () => {
  const hash = await hashPassword("");
  expect(await verifyPassword(hash, "x".repeat(257))).toBe(false);
  expect(await verifyPassword(hash, "x".repeat(1 << 20))).toBe(false);
});

test.each([
  ["256 characters", "x".repeat(256), false],
  ["256 characters of two units each", "😀".repeat(256), false],
  ["256 characters that came decomposed", "e\u0301".repeat(256), false],
  ["257 characters", "x".repeat(257), true],
  ["257 characters of two units each", "😀".repeat(257), true],
])("%s are too long: %s", (_, password, tooLong) => {
  expect(isTooLong(password)).toBe(tooLong);
});

test("two are hashed at once and 200 wait; who comes then is told so, and later is served", async () => {
  const hash = await hashPassword("secret");
  const outcomes = await Promise.allSettled(Array.from({ length: 210 }, () => verifyPassword(hash, "secret")));
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(refused).toHaveLength(8);
  for (const { reason } of refused) expect(reason).toBeInstanceOf(PasswordServiceBusy);
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled" && outcome.value)).toHaveLength(202);
  expect(await verifyPassword(hash, "secret")).toBe(true);
});

test("a hash that cannot be read fails that one call and blocks nobody", async () => {
  for (let i = 0; i < 5; i++) await expect(verifyPassword("no hash", "secret")).rejects.toThrow();
  expect(await verifyPassword(await hashPassword("secret"), "secret")).toBe(true);
});
