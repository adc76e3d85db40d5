import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const FORM = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

function parse(value: unknown): Date {
  const time = typeof value === "string" && FORM.test(value) ? new Date(value) : null;
  if (!time || Number.isNaN(time.getTime())) throw new GraphQLError("DateTime must be an RFC 3339 timestamp.");
  return time;
}

/** PostgreSQL formats what is read; a `Date` comes only from what a mutation has just made. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  description: "An RFC 3339 timestamp in UTC with milliseconds, such as 2026-11-21T13:05:09.123Z.",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339",
  serialize: (value) => (typeof value === "string" ? value : (value as Date).toISOString()),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
