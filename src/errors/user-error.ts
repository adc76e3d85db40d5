/** What a person can mend: see `UserError` of the GraphQL schema, which repeats these codes. */
export enum UserErrorCode {
  ABORTED = "ABORTED",
  ALREADY_EXISTS = "ALREADY_EXISTS",
  ALREADY_INVITED = "ALREADY_INVITED",
  ALREADY_MEMBER = "ALREADY_MEMBER",
  BLANK = "BLANK",
  CANNOT_TARGET_SELF = "CANNOT_TARGET_SELF",
  CAPACITY_REACHED = "CAPACITY_REACHED",
  CONFLICT = "CONFLICT",
  EMAIL_DISPOSABLE = "EMAIL_DISPOSABLE",
  EMAIL_DOMAIN_NOT_ALLOWED = "EMAIL_DOMAIN_NOT_ALLOWED",
  EMAIL_INVALID = "EMAIL_INVALID",
  ESCALATION = "ESCALATION",
  FEATURE_NOT_ENABLED = "FEATURE_NOT_ENABLED",
  IN_USE = "IN_USE",
  INSUFFICIENT_CREDITS = "INSUFFICIENT_CREDITS",
  INVALID = "INVALID",
  INVALID_CREDENTIALS = "INVALID_CREDENTIALS",
  INVALID_STATE = "INVALID_STATE",
  INVALID_TOKEN = "INVALID_TOKEN",
  LAST_ADMINISTRATOR = "LAST_ADMINISTRATOR",
  NOT_FOUND = "NOT_FOUND",
  PASSWORD_TOO_WEAK = "PASSWORD_TOO_WEAK",
  SEATS_EXHAUSTED = "SEATS_EXHAUSTED",
  TOO_LONG = "TOO_LONG",
  TOO_MANY = "TOO_MANY",
  TOO_MANY_ATTEMPTS = "TOO_MANY_ATTEMPTS",
  TWO_FACTOR_REQUIRED = "TWO_FACTOR_REQUIRED",
  USER_SUSPENDED = "USER_SUSPENDED",
}

/** One reason why a mutation did nothing. Its text for people is added where it is answered, in the viewer's language. */
export interface Problem {
  code: UserErrorCode;
  /** Where in the input: names and indexes, such as `["emails", "3"]`. */
  path?: string[];
  /** With ESCALATION: what the viewer would have to hold and does not. */
  permissions?: string[];
  /** With TOO_MANY_ATTEMPTS: seconds to wait. */
  retryAfter?: number;
}

/**
 * Thrown inside a transaction, so that refusing and rolling back are one act: nothing a refused mutation did remains.
 * The edge answers it as `userErrors`.
 */
export class Refusal extends Error {
  readonly problems: readonly Problem[];

  constructor(...problems: Problem[]) {
    super(problems.map((problem) => problem.code).join(", "));
    this.problems = problems;
  }
}

export const problem = (code: keyof typeof UserErrorCode, path?: string[], more?: Partial<Problem>): Problem => ({
  code: UserErrorCode[code],
  ...(path && { path }),
  ...more,
});

/** Refuses when there is anything to refuse for: the usual end of checking an input. */
export function refuseIfAny(problems: readonly Problem[]): void {
  if (problems.length) throw new Refusal(...problems);
}
