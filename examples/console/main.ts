import { makeClient } from "./client.js";
import type { TeamQuery } from "./generated/graphql.js";
import { signIn } from "./session.js";
import { followTeam, TEAM } from "./team.js";

/** What draws the console, with whatever it does so. */
export interface Page {
  showTeam(team: TeamQuery["users"]): void;
  /** `why`: the server's reason, such as USER_SUSPENDED; a sentence for the person; or which step is next. */
  showSignIn(why: string): void;
  showError(error: unknown): void;
}

/** Signs in, and shows the team as it is until the session is over. */
export async function main(url: string, page: Page, email: string, password: string) {
  const client = makeClient(url, (reason) => {
    // Whoever signs in next must not see what this one saw.
    void client.clearStore();
    page.showSignIn(reason);
  });
  const { result, userErrors } = await signIn(client, email, password);
  if (result?.__typename === "SignedIn") {
    await followTeam(client, page.showError);
    client.watchQuery({ query: TEAM }).subscribe(({ data, dataState }) => {
      if (dataState === "complete") page.showTeam(data.users);
    });
  }
  // Refused, or another step: choosing an account, a second factor, a new password.
  else page.showSignIn(userErrors[0]?.message ?? result!.__typename);
  return client;
}
