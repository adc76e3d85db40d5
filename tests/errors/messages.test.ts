import { expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import { messageOf } from "../../src/errors/messages.js";
import { problem, UserErrorCode } from "../../src/errors/user-error.js";

test.each(Object.values(UserErrorCode))("%s has words of its own in every language", (code) => {
  const texts = Object.values(Language).map((language) => messageOf(problem(code), language));
  expect(new Set(texts).size).toBe(3);
  for (const text of texts) expect(text).toMatch(/^\p{Lu}.*[.]$/u);
});

test.each([
  [1, Language.EN, "Too many attempts. Please try again in 1 second."],
  [45, Language.EN, "Too many attempts. Please try again in 45 seconds."],
  [91, Language.EN, "Too many attempts. Please try again in 2 minutes."],
  [900, Language.EN, "Too many attempts. Please try again in 15 minutes."],
  [86_400, Language.EN, "Too many attempts. Please try again in 24 hours."],
  [900, Language.ES, "Demasiados intentos. Por favor, inténtelo de nuevo dentro de 15 minutos."],
  [900, Language.PT_BR, "Tentativas demais. Por favor, tente de novo em 15 minutos."],
])("%i seconds to wait, in %s: %s", (retryAfter, language, text) => {
  expect(messageOf(problem("TOO_MANY_ATTEMPTS", undefined, { retryAfter }), language)).toBe(text);
});

test("a feature that is not there yet is promised", () => {
  expect(messageOf(problem("FEATURE_NOT_ENABLED"), Language.EN)).toContain("it will come");
});

test("a message repeats neither where nor what", () => {
  const refused = problem("ESCALATION", ["input", "secret-place"], { permissions: ["USERS_DELETE"] });
  expect(messageOf(refused, Language.EN)).not.toMatch(/secret-place|USERS_DELETE/);
});
