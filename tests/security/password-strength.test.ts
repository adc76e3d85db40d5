import { expect, test } from "vitest";
import { InputCheck } from "../../src/input/input-check.js";
import { checkNewPassword, passwordProblem } from "../../src/security/password-strength.js";

const OWN = ["Ana", "Souza", "Conceição", "ana.souza@padaria-aurora.com.br", "Padaria Aurora"];

test.each([
  "correct horse battery staple",
  "kq7-Vesper-lumen",
  "x7Kp2mQ9zL",
  "girafa-parafuso-neblina",
  "Ana likes girafa-parafuso-neblina",
  "bicicleta lluvia tenedor",
  "ção-São-língua-73",
  "🐙🦊🐢🌵🍄🎈🎲🧭🪁🧊",
  "Vesper-lumen-".repeat(19),
])("%s is accepted", async (password) => {
  expect(await passwordProblem(password, OWN)).toBeNull();
});

test.each([
  ["", "TOO_SHORT"],
  ["x7Kp2mQ9z", "TOO_SHORT"],
  ["😀".repeat(9), "TOO_SHORT"],
  ["e\u0301".repeat(9), "TOO_SHORT"],
  [`kq7-Vesper-lumen${"x".repeat(241)}`, "TOO_LONG"],
  ["password123", "TOO_WEAK"],
  ["P@ssw0rd2024", "TOO_WEAK"],
  ["P@$$w0rd1!", "TOO_WEAK"],
  ["@dm1n1str@t0r", "TOO_WEAK"],
  ["1234567890", "TOO_WEAK"],
  ["qwertyuiop", "TOO_WEAK"],
  ["1q2w3e4r5t", "TOO_WEAK"],
  ["aaaaaaaaaaaa", "TOO_WEAK"],
  ["a".repeat(256), "TOO_WEAK"],
  ["senhasenha", "TOO_WEAK"],
  ["janeiro2024", "TOO_WEAK"],
  ["contraseña123", "TOO_WEAK"],
  ["barcelona1899", "TOO_WEAK"],
  ["mondaytuesdaywednesday", "TOO_WEAK"],
  ["constructorconstructor", "TOO_WEAK"],
  ["ana.souza@padaria-aurora.com.br", "TOO_WEAK"],
  ["anasouza2024", "TOO_WEAK"],
  ["Conceição1984", "TOO_WEAK"],
  ["conceicao1984", "TOO_WEAK"],
  ["p4d4ri44ur0r4", "TOO_WEAK"],
  ["aroruaairadap", "TOO_WEAK"],
  ["PadariaAurora", "TOO_WEAK"],
  ["padaria-aurora", "TOO_WEAK"],
  ["padariaaurora1", "TOO_WEAK"],
])("%j is %s", async (password, problem) => {
  expect(await passwordProblem(password, OWN)).toBe(problem);
});

test("what is guessable about one person is not about another", async () => {
  expect(await passwordProblem("Zbigniew-Krzysztofiak", ["Zbigniew", "Krzysztofiak"])).toBe("TOO_WEAK");
  expect(await passwordProblem("Zbigniew-Krzysztofiak", ["Ana"])).toBeNull();
});

test.each([
  ["short", ["PASSWORD_TOO_WEAK"]],
  ["password123", ["PASSWORD_TOO_WEAK"]],
  ["x".repeat(257), ["TOO_LONG"]],
  ["kq7-Vesper-lumen", []],
])("the check of an input says %s is %j", async (password, codes) => {
  const check = new InputCheck();
  await checkNewPassword(check, password, ["input", "password"], OWN);
  expect(check.problems).toEqual(codes.map((code) => ({ code, path: ["input", "password"] })));
});
