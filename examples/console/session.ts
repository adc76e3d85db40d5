import type { ApolloClient } from "@apollo/client";
import { graphql } from "./generated/index.js";

const SIGN_IN = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      result {
        __typename
        ... on SignedIn { viewer { user { id name } account { id name } permissions } }
        ... on AccountChoice { accounts { slug name } }
      }
      userErrors { message }
    }
  }
`);

const SIGN_OUT = graphql(`mutation SignOut { signOut { signedOut } }`);

/** Signs in with a cookie that no script can read. `account` is a slug, needed only after an AccountChoice. */
export async function signIn(client: ApolloClient, email: string, password: string, account?: string) {
  const { data } = await client.mutate({
    mutation: SIGN_IN,
    variables: { input: { email, password, account, cookie: true } },
  });
  return data!.signIn!;
}

/** Ends the session: the server closes its sockets, and that tells `ended`, in every tab. */
export async function signOut(client: ApolloClient) {
  await client.mutate({ mutation: SIGN_OUT });
}
