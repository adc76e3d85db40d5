import { GraphQLError, type GraphQLFormattedError, Kind, Lexer, Source, TokenKind } from "graphql";
import type { Logger } from "pino";
import { ApiError, type ErrorCode, rateLimited } from "../errors/graphql-errors.js";
import { PasswordServiceBusy } from "../security/passwords.js";
import { LIMITS } from "./measure.js";

const VALUES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/** Longest message that is passed on; names in a document may be as long as a body. */
const LONGEST = 300;

const UNFIT = "A value does not fit the type that is expected here.";

const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
};

/** The HTTP status of a request that is refused as a whole, before it is executed. */
export const statusOf = (code: unknown): number => STATUS[code as ErrorCode] ?? 400;

/** The error that lies behind what the executor makes of it. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}

/**
 * Turns what went wrong into what a client may know of it. What is meant for clients passes; what graphql-js and Apollo say of documents
 * and arguments is told without repeating a value; everything else is logged with the request's id and masked.
 */
export function presentError(error: unknown, requestId: string, log: Logger): GraphQLFormattedError {
  const cause = causeOf(error);
  const located = error instanceof GraphQLError ? error : undefined;
  const present = (message: string, extensions: Record<string, unknown>): GraphQLFormattedError => ({
    message,
    ...(located?.locations && { locations: located.locations }),
    ...(located?.path && { path: located.path }),
    extensions,
  });
  if (cause instanceof PasswordServiceBusy) return present(rateLimited(1).message, { ...rateLimited(1).extensions });
  if (cause instanceof ApiError) {
    const { http: _, ...extensions } = cause.extensions;
    return present(cause.message, extensions);
  }
  const code = located?.extensions.code;
  if (code === "GRAPHQL_PARSE_FAILED") return parseError(located!, present);
  if (code === "GRAPHQL_VALIDATION_FAILED")
    return present(speaksOfValue(located!) ? UNFIT : shortened(located!.message), { code });
  if (code === "BAD_USER_INPUT")
    return present("The operation or its variables do not fit the document.", { code: "BAD_USER_INPUT" });
  // Apollo's words about a request's form are constants; clients go by those about persisted queries.
  if (code === "BAD_REQUEST" || code === "PERSISTED_QUERY_NOT_SUPPORTED")
    return present(located!.message.trim(), { code: "BAD_USER_INPUT" });
  // The executor's own word on an argument, as where a variable with a default is given null.
  if (cause instanceof GraphQLError && !cause.extensions.code && (speaksOfValue(cause) || speaksOfVariable(cause)))
    return present(UNFIT, { code: "BAD_USER_INPUT" });
  log.error({ err: cause, requestId }, "a request failed");
  return present("Something went wrong on our side.", { code: "INTERNAL_SERVER_ERROR", requestId });
}

const speaksOfValue = ({ nodes }: GraphQLError): boolean => !!nodes?.some((node) => VALUES.has(node.kind));
const speaksOfVariable = ({ nodes }: GraphQLError): boolean => nodes?.[0]?.kind === Kind.VARIABLE;

const shortened = (message: string) => (message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message);

type Present = (message: string, extensions: Record<string, unknown>) => GraphQLFormattedError;

function parseError(error: GraphQLError, present: Present): GraphQLFormattedError {
  if (error.source && hasTooManyTokens(error.source.body))
    return present(`The operation is too large. At most ${LIMITS.tokens}: tokens.`, { code: "QUERY_TOO_COMPLEX" });
  return present("The document has a syntax error.", { code: "GRAPHQL_PARSE_FAILED" });
}

/** Which of the two ended the parsing: its limit, or the text. Only asked when it failed. */
export function hasTooManyTokens(text: string): boolean {
  const lexer = new Lexer(new Source(text));
  try {
    for (let tokens = 0; tokens <= LIMITS.tokens; tokens++) if (lexer.advance().kind === TokenKind.EOF) return false;
    return true;
  } catch {
    return false;
  }
}
