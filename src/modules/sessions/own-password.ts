import { problem, Refusal } from "../../errors/user-error.js";
import { InputCheck } from "../../input/input-check.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { verifyPassword } from "../../security/passwords.js";
import { type Credentials, guessable } from "./credential.store.js";

const PATH = ["input", "newPassword"];

/**
 * Refuses a password that a user chooses for itself where it is too weak, or is the very one that somebody else has set.
 * @throws Refusal
 */
export async function checkOwnPassword(user: Credentials, password: string): Promise<void> {
  const check = new InputCheck();
  await checkNewPassword(check, password, PATH, guessable(user));
  check.done();
  if (user.mustChangePassword && (await verifyPassword(user.passwordHash, password)))
    throw new Refusal(problem("PASSWORD_TOO_WEAK", PATH));
}
