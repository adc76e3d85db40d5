import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { openLive } from "./live.js";

/** A client for one session at the server `url`, such as https://roster.example. `ended` is told once that it is over, and why. */
export function makeClient(url: string, ended: (reason: string) => void): ApolloClient {
  let over = false;
  const end = (reason: string) => {
    if (!over) ended(reason);
    over = true;
  };
  const http = new HttpLink({ uri: `${url}/graphql`, credentials: "include" });
  const live = new GraphQLWsLink(openLive(`${url.replace(/^http/, "ws")}/graphql`, end));
  const watch = new ErrorLink(({ error }) => {
    if (codeOf(error) === "UNAUTHENTICATED") end("UNAUTHENTICATED");
  });
  return new ApolloClient({
    link: watch.concat(ApolloLink.split(({ operationType }) => operationType === "subscription", live, http)),
    cache: new InMemoryCache({
      // There is one viewer: what one query selects of it adds to what others did.
      typePolicies: { Viewer: { merge: true } },
      // Unions and interfaces of which documents select fragments.
      possibleTypes: {
        SignInResult: [
          ...["SignedIn", "AccountChoice", "PasswordChangeChallenge"],
          ...["TwoFactorChallenge", "TwoFactorEnrolmentChallenge"],
        ],
      },
    }),
  });
}

/** The code of a GraphQL error, such as FORBIDDEN; none of any other, such as a lost connection. */
export const codeOf = (error: unknown): unknown =>
  CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.code : undefined;
