import type { ApolloClient } from "@apollo/client";
import type { UserPatch } from "./generated/graphql.js";
import { graphql } from "./generated/index.js";

const UPDATE = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) { user { ...Member } userErrors { path message } }
  }
`);

/** Saves a form. Answers what the person can mend, by the field that it stands beside; nothing where all is well. */
export async function save(client: ApolloClient, user: { id: string; version: number }, patch: UserPatch) {
  const { data } = await client.mutate({
    mutation: UPDATE,
    // With the version that the person has seen, nobody overwrites what somebody else has changed meanwhile.
    variables: { input: { id: user.id, expectedVersion: user.version, patch } },
  });
  const { userErrors } = data!.updateUser!;
  return Object.fromEntries(userErrors.map(({ path, message }) => [path?.at(-1), message]));
}
