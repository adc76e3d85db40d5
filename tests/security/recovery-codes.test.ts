import { expect, test } from "vitest";
import { newRecoveryCodes, recoveryCodeHash } from "../../src/security/recovery-codes.js";

const ANA = "01900000-0000-7000-8000-000000000001";
const BIA = "01900000-0000-7000-8000-000000000002";

test("ten codes of 16 letters, in groups, none like another", () => {
  const codes = Array.from({ length: 20 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  // 3,200 letters: each of the 32 turns up.
  expect(new Set(codes.join("").replaceAll("-", "")).size).toBe(32);
});

test.each([
  "7k2m9xqa40tz11ws",
  "7K2M-9XQA-40TZ-11WS",
  " 7k2m 9xqa 40tz 11ws ",
  "7k2m-9xqa-4otz-1lws",
  "7k2m-9xqa-4Otz-iIws",
])("%j is the code as it was given", (typed) =>
  expect(recoveryCodeHash(ANA, typed)).toEqual(recoveryCodeHash(ANA, "7k2m-9xqa-40tz-11ws")),
);

test.each([
  "",
  "123456",
  "7k2m-9xqa-40tz-11w",
  "7k2m-9xqa-40tz-11wsx",
  "7k2m-9xqa-40tz-11wu",
  "7k2m_9xqa_40tz_11ws",
  "é".repeat(16),
])("%j can be no code", (typed) => expect(recoveryCodeHash(ANA, typed)).toBe(null));

test("equal codes of two users are stored differently", () => {
  const [code] = newRecoveryCodes();
  expect(recoveryCodeHash(ANA, code!)).not.toEqual(recoveryCodeHash(BIA, code!));
  expect(recoveryCodeHash(ANA, code!)).toHaveLength(32);
});
