import { type Problem, problem, refuseIfAny, type UserErrorCode } from "../errors/user-error.js";
import { normalizeEmail } from "./emails.js";
import { type Cleaned, cleanName, cleanText } from "./text.js";

/** What GraphQL hands over for a nullable field: null is said, undefined is left out. */
type Given<Value> = Value | null | undefined;

interface Range {
  min: number;
  max: number;
}

/**
 * Cleans an input field by field and collects everything that is wrong with it, so that a person mends all at once:
 *
 *     const check = new InputCheck();
 *     const firstName = check.name(input.firstName, ["input", "firstName"]);
 *     const email = check.email(input.email, ["input", "email"]);
 *     check.done();
 *
 * `done` throws a Refusal if anything was wrong. Until it has returned, the values answered for wrong fields are
 * placeholders and mean nothing.
 *
 * Three kinds of method: plain ones want a value (none: BLANK); `changed…` ones are for what a patch may leave alone but
 * not clear (undefined stays undefined, null: BLANK); `optional…` ones are for what may also be cleared (undefined stays
 * undefined, null stays null).
 */
export class InputCheck {
  readonly problems: Problem[] = [];

  /** Adds a reason that the caller found itself. */
  refuse(code: keyof typeof UserErrorCode, path: string[], more?: Partial<Problem>): void {
    this.problems.push(problem(code, path, more));
  }

  /** Refuses everything if anything was wrong. */
  done(): void {
    refuseIfAny(this.problems);
  }

  /** One line of 1 to 120 characters; BLANK, TOO_LONG, or INVALID for what a name must not hide. */
  name(value: Given<string>, path: string[]): string {
    return this.#take(cleanName(value ?? ""), path);
  }

  changedName(value: Given<string>, path: string[]): string | undefined {
    return value === undefined ? undefined : this.name(value, path);
  }

  optionalName(value: Given<string>, path: string[]): Given<string> {
    return value === undefined || value === null ? value : this.name(value, path);
  }

  /** Several lines of 1 to `max` characters; BLANK, TOO_LONG, or INVALID for control characters. */
  text(value: Given<string>, path: string[], max: number): string {
    return this.#take(cleanText(value ?? "", max), path);
  }

  changedText(value: Given<string>, path: string[], max: number): string | undefined {
    return value === undefined ? undefined : this.text(value, path, max);
  }

  /** As `text`; nothing but blanks clears, as an emptied field of a form means it. */
  optionalText(value: Given<string>, path: string[], max: number): Given<string> {
    if (value === undefined || value === null) return value;
    return value.trim() ? this.text(value, path, max) : null;
  }

  /** A whole number from `min` to `max`, both included; otherwise INVALID. */
  integer(value: Given<number>, path: string[], { min, max }: Range): number {
    if (value === undefined || value === null) this.refuse("BLANK", path);
    else if (!Number.isInteger(value) || value < min || value > max) this.refuse("INVALID", path);
    return value ?? min;
  }

  changedInteger(value: Given<number>, path: string[], range: Range): number | undefined {
    return value === undefined ? undefined : this.integer(value, path, range);
  }

  optionalInteger(value: Given<number>, path: string[], range: Range): Given<number> {
    return value === undefined || value === null ? value : this.integer(value, path, range);
  }

  /** One address, as `normalizeEmail` writes it; otherwise EMAIL_INVALID. */
  email(value: Given<string>, path: string[]): string {
    const email = normalizeEmail(value ?? "");
    if (email === null) this.refuse("EMAIL_INVALID", path);
    return email ?? "";
  }

  /** A moment later than `now`, in a year that RFC 3339 can write; otherwise INVALID. */
  optionalFutureDate(value: Given<Date>, path: string[], now = new Date()): Given<Date> {
    if (value && !(value > now && value.getUTCFullYear() <= 9999)) this.refuse("INVALID", path);
    return value;
  }

  #take(cleaned: Cleaned, path: string[]): string {
    if ("text" in cleaned) return cleaned.text;
    this.refuse(cleaned.problem, path);
    return "";
  }
}
