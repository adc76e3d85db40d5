import { isDisposable } from "../../input/emails.js";
import { InputCheck } from "../../input/input-check.js";
import { placesOf } from "../../input/places.js";
import { TEXT_MAX } from "../../input/text.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { hashPassword } from "../../security/passwords.js";
import { placedParts } from "../structure/index.js";
import type { WantedGifts } from "./user.given.js";
import { checkKind, type GivenKind } from "./user.kind.js";
import { MOST_CONVERSATIONS } from "./user.patch.js";

/** A user as it is asked for; null is as if left out. */
export interface GivenUser extends GivenKind {
  firstName: string;
  lastName: string;
  email: string;
  webchatName?: string | null;
  active?: boolean | null;
  password?: string | null;
  twoFactorRequired?: boolean | null;
  conversationLimit?: number | null;
  absenceMessage?: string | null;
}

/** What a new user is, but for what it is given. */
export interface NewUser {
  kind: "MEMBER" | "CLIENT";
  firstName: string;
  lastName: string;
  email: string;
  webchatName: string | null;
  conversationLimit: number | null;
  absenceMessage: string | null;
  twoFactorRequired: boolean;
  active: boolean;
  /** Of a temporary password; null: the user is to choose one. */
  passwordHash: string | null;
}

/** A user that can be made, as far as the input alone tells. */
interface CheckedUser extends WantedGifts {
  user: NewUser;
}

/**
 * Cleans what is asked for, and hashes the password: that takes long, and must not keep an account's lock waiting.
 * @throws a Refusal with everything that is wrong with it.
 */
export async function checkNewUser(given: GivenUser, accountName: string): Promise<CheckedUser> {
  const check = new InputCheck();
  const roles = placesOf(given.roleIds ?? [], ["input", "roleIds"]);
  const parts = placedParts(given, ["input"]);
  const firstName = check.name(given.firstName, ["input", "firstName"]);
  const lastName = check.name(given.lastName, ["input", "lastName"]);
  const email = check.email(given.email, ["input", "email"]);
  if (email && isDisposable(email)) check.refuse("EMAIL_DISPOSABLE", ["input", "email"]);
  const { kind, organizationId } = checkKind(check, given);
  const user = {
    kind,
    firstName,
    lastName,
    email,
    webchatName: check.optionalName(given.webchatName, ["input", "webchatName"]) ?? null,
    conversationLimit:
      check.optionalInteger(given.conversationLimit, ["input", "conversationLimit"], MOST_CONVERSATIONS) ?? null,
    absenceMessage: check.optionalText(given.absenceMessage, ["input", "absenceMessage"], TEXT_MAX) ?? null,
    twoFactorRequired: given.twoFactorRequired ?? false,
    active: given.active ?? true,
  };
  const { password } = given;
  if (password != null)
    await checkNewPassword(check, password, ["input", "password"], [firstName, lastName, email, accountName]);
  check.done();
  const passwordHash = password == null ? null : await hashPassword(password);
  return { user: { ...user, passwordHash }, roles, parts, organizationId };
}
