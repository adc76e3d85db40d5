import { GraphQLError } from "graphql";
import type { Logger } from "pino";
import { expect, test } from "vitest";
import { rateLimited } from "../../src/errors/graphql-errors.js";
import { loggable } from "../../src/errors/loggable.js";
import { PasswordServiceBusy } from "../../src/security/passwords.js";
import { presentError } from "../../src/server/errors.js";

function presented(error: unknown) {
  const logged: { err: unknown; requestId: string }[] = [];
  const log = { error: (fields: { err: unknown; requestId: string }) => void logged.push(fields) } as unknown as Logger;
  return { answer: presentError(error, "request-1", log), logged };
}

/** As the executor wraps what a resolver throws. */
const located = (cause: Error) => new GraphQLError(cause.message, { originalError: cause, path: ["users"] });

test("what nobody meant for clients is masked, and logged under the request's id", () => {
  const cause = new Error("connection to 10.0.0.7 refused");
  const { answer, logged } = presented(located(cause));
  expect(answer).toEqual({
    message: "Something went wrong on our side.",
    path: ["users"],
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId: "request-1" },
  });
  expect(logged).toEqual([{ err: cause, requestId: "request-1" }]);
});

test.each([
  ["thrown text", "hunter2"],
  ["null", null],
  ["a GraphQL error without a code", new GraphQLError("hunter2")],
  ["an error with a code of another kind", Object.assign(new Error("hunter2"), { code: "FORBIDDEN" })],
])("so is %s", (_what, error) => {
  const { answer, logged } = presented(error);
  expect(answer.extensions).toEqual({ code: "INTERNAL_SERVER_ERROR", requestId: "request-1" });
  expect(JSON.stringify(answer)).not.toContain("hunter2");
  expect(logged).toHaveLength(1);
});

test("what is meant for clients passes, and is not logged", () => {
  const { answer, logged } = presented(located(rateLimited(7)));
  expect(answer).toMatchObject({ path: ["users"], extensions: { code: "RATE_LIMITED", retryAfter: 7 } });
  expect(logged).toEqual([]);
});

test("no free hand for hashing is a matter of waiting", () => {
  expect(presented(located(new PasswordServiceBusy())).answer.extensions).toEqual({
    code: "RATE_LIMITED",
    retryAfter: 1,
  });
});

test("the status of the HTTP answer is not for its body", () => {
  const error = rateLimited(7);
  error.extensions.http = { status: 429 };
  expect(presented(error).answer.extensions).toEqual({ code: "RATE_LIMITED", retryAfter: 7 });
});

test.each([
  [
    "PostgreSQL's details",
    Object.assign(new Error('duplicate key value violates unique constraint "user_email"'), {
      code: "23505",
      constraint: "user_email",
      detail: "Key (email)=(hunter2) already exists.",
      where: "hunter2",
    }),
    { code: "23505", constraint: "user_email" },
  ],
  [
    "what PostgreSQL could not read",
    Object.assign(new Error('invalid input syntax for type uuid: "hunter2"'), { code: "22P02" }),
    { code: "22P02", message: "" },
  ],
  [
    "what JSON.parse could not read",
    new SyntaxError('Unexpected token h, "hunter2" is not valid JSON'),
    { message: "" },
  ],
  [
    "a statement's parameters",
    Object.assign(new Error("failed", { cause: new SyntaxError("hunter2") }), {
      parameters: ["hunter2"],
      query: "select",
    }),
    { message: "failed" },
  ],
  ["what is no error", "hunter2", "string"],
])("the log leaves out %s", (_what, error, kept) => {
  const entry = loggable(error);
  expect(JSON.stringify(entry)).not.toContain("hunter2");
  if (typeof kept === "string") expect(entry).toBe(kept);
  else expect(entry).toMatchObject({ type: expect.any(String), stack: expect.stringMatching(/^ {4}at /), ...kept });
});
