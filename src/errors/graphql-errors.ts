import { GraphQLError, type GraphQLErrorExtensions } from "graphql";

/** The codes of errors that are not the person's to mend; see "Errors" in the API's documentation. */
export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "GRAPHQL_PARSE_FAILED"
  | "GRAPHQL_VALIDATION_FAILED"
  | "QUERY_TOO_COMPLEX"
  | "BAD_USER_INPUT"
  | "RATE_LIMITED"
  | "CURSOR_EXPIRED"
  | "CONSUMER_LAGGED"
  | "INTERNAL_SERVER_ERROR";

/** An error meant for clients: whatever else is thrown is masked. Its message never repeats a value of the input. */
export class ApiError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: GraphQLErrorExtensions = {}) {
    super(message, { extensions: { ...extensions, code } });
  }
}

export const unauthenticated = () =>
  new ApiError("UNAUTHENTICATED", "Sign in first: there is no session, or it has ended.");

/** `permission` is the one that would have sufficed; left out where none would. */
export const forbidden = (permission?: string) =>
  permission
    ? new ApiError("FORBIDDEN", `This needs the permission ${permission}.`, { permission })
    : new ApiError("FORBIDDEN", "This is not for you.");

/** What was to be changed belongs to no account that there is, or to one that has been closed. */
export class AccountGone extends ApiError {
  constructor() {
    super("FORBIDDEN", "There is no such account, or it has been closed.");
  }
}

export const badUserInput = (message: string) => new ApiError("BAD_USER_INPUT", message);

export const rateLimited = (retryAfter: number) =>
  new ApiError("RATE_LIMITED", "Too many requests: try again later.", { retryAfter });
