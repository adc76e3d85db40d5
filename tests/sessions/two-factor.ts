import { generateSync } from "otplib";
import { expect } from "vitest";
import { type AccountScene, type Console, graphql, nobody, type TestServer, untyped } from "../kit/index.js";
import { aMemberWithPassword, ENTERED, PASSWORD, signIn } from "./kit.js";

const ERRORS = "userErrors { code path retryAfter }";

const documents = {
  beginTwoFactor: untyped(
    `mutation ($input: BeginTwoFactorInput!) { answer: beginTwoFactor(input: $input) { secret otpauthUrl qrCode ${ERRORS} } }`,
  ),
  confirmTwoFactor: untyped(
    `mutation ($input: ConfirmTwoFactorInput!) { answer: confirmTwoFactor(input: $input) { recoveryCodes ${ENTERED} } }`,
  ),
  disableTwoFactor: untyped(
    `mutation ($input: DisableTwoFactorInput!) { answer: disableTwoFactor(input: $input) { disabled ${ERRORS} } }`,
  ),
  renewRecoveryCodes: untyped(
    `mutation ($input: RenewRecoveryCodesInput!) { answer: renewRecoveryCodes(input: $input) { recoveryCodes ${ERRORS} } }`,
  ),
  signInWithTwoFactor: untyped(
    `mutation ($input: SignInWithTwoFactorInput!) { answer: signInWithTwoFactor(input: $input) { ${ENTERED} } }`,
  ),
  signInWithNewPassword: untyped(
    `mutation ($input: SignInWithNewPasswordInput!) { answer: signInWithNewPassword(input: $input) { ${ENTERED} } }`,
  ),
  setUserPassword: untyped(
    `mutation ($input: SetUserPasswordInput!) { answer: setUserPassword(input: $input) { user { id mustChangePassword } userErrors { code path permissions } } }`,
  ),
  resetUserTwoFactor: untyped(`mutation ($input: UserIdsInput!) { answer: resetUserTwoFactor(input: $input) {
    results { id user { id twoFactor { enabled } } userErrors { code permissions } } ${ERRORS} } }`),
};

/** What one of these mutations answers to an input. */
export async function payloadOf(console: Console, mutation: keyof typeof documents, input: object) {
  const { data, errors } = await console.graphql(documents[mutation], { input });
  expect(errors).toBeUndefined();
  return data!.answer;
}

/** What it answers where it has to succeed. */
export async function done(console: Console, mutation: keyof typeof documents, input: object) {
  const answer = await payloadOf(console, mutation, input);
  expect(answer.userErrors).toEqual([]);
  return answer;
}

const STEP = 30;

/** An authenticator's code, now or so many time steps from now. */
export const codeOf = (secret: string, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + steps * STEP });

/** A code as after a while: what was accepted before lies long behind. */
export async function laterCode(server: TestServer, { userId }: { userId: string }, secret: string): Promise<string> {
  await server.sql("update two_factor set last_step = 0 where user_id = $1", [userId]);
  return codeOf(secret);
}

/** A code that no authenticator of this secret shows at any time near. */
export function wrongCode(secret: string): string {
  const right = new Set([-3, -2, -1, 0, 1, 2, 3].map((steps) => codeOf(secret, steps)));
  for (let code = 100_000; ; code++) if (!right.has(String(code))) return String(code);
}

/** Sets two-factor authentication up for somebody who is signed in. */
export async function enrol(console: Console): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { secret } = await done(console, "beginTwoFactor", { password: PASSWORD });
  const { recoveryCodes } = await done(console, "confirmTwoFactor", { code: codeOf(secret) });
  return { secret, recoveryCodes };
}

/** A member who signs in with `PASSWORD` and a second factor. */
export async function anEnrolledMember(account: AccountScene, person?: Parameters<typeof aMemberWithPassword>[1]) {
  const member = await aMemberWithPassword(account, person);
  return { member, ...(await enrol(member)) };
}

/** The challenge that the right password leads to. */
export async function challengeOf(
  server: TestServer,
  { email }: { email: string },
  { password = PASSWORD, cookie = false } = {},
): Promise<string> {
  const { result, userErrors } = await signIn(server, { email, password, cookie });
  expect(userErrors).toEqual([]);
  const { challenge } = result as unknown as { challenge?: string };
  expect(challenge).toMatch(/^[\w-]{64}$/);
  return challenge!;
}

/** What a member is told of its second factor. */
export async function twoFactorOf(console: Console) {
  const { viewer } = await console.must(
    graphql(`{ viewer { user { twoFactor { required enabled recoveryCodesLeft } mustChangePassword } } }`),
  );
  return viewer.user!.twoFactor as { required: boolean; enabled: boolean; recoveryCodesLeft: number };
}

export const anonymously = (server: TestServer, mutation: keyof typeof documents, input: object) =>
  payloadOf(nobody(server), mutation, input);
