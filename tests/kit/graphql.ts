import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import type { Documents } from "./generated/documents.js";

export type { ResultOf, VariablesOf } from "@graphql-typed-document-node/core";

/** A document of whose operation the compiler knows the result and the variables. At run time it is its text. */
export type TypedDocument<Result, Variables> = string & Required<DocumentTypeDecoration<Result, Variables>>;

export type AnyDocument = TypedDocument<unknown, never>;

/** Types a document by its text, as `npm run codegen` has checked it against the schema: one that it does not know does not compile. */
export const graphql = <Text extends keyof Documents>(text: Text): Documents[Text] => text as never;

/** What signing in came to, where it is a session. */
export function signedIn<Result extends { __typename: string }>(result: Result | null) {
  if (result?.__typename !== "SignedIn") throw new Error(`Not signed in: ${result?.__typename}`);
  return result as Extract<Result, { __typename: "SignedIn" }>;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are as various as the documents
export type Untyped = Record<string, any>;

/** A document that the compiler cannot know: one that a test puts together, or that is wrong on purpose. */
export const untyped = (text: string): TypedDocument<Untyped, Untyped> => text as never;
