import type { ApolloClient } from "@apollo/client";
import { codeOf } from "./client.js";
import { graphql } from "./generated/index.js";

graphql(`fragment Member on User { id version name status roles { id name } }`);

export const TEAM = graphql(`
  query Team {
    viewer { eventCursor }
    users(first: 100) { totalCount nodes { ...Member } }
  }
`);

const CHANGES = graphql(`
  subscription TeamChanges($after: String) {
    userEvents(after: $after) { cursor kind user { ...Member } }
  }
`);

/** Reads the team, and keeps the cache in step with it until the function that it answers is called, or it has failed. */
export async function followTeam(client: ApolloClient, failed: (error: unknown) => void): Promise<() => void> {
  let stopped = false;
  let stop = () => {};

  async function start() {
    // From the server, never from the cache: the data and the log's end have to be of one moment.
    const { data } = await client.query({ query: TEAM, fetchPolicy: "network-only" });
    if (stopped) return;
    const changes = client
      .subscribe({ query: CHANGES, variables: { after: data!.viewer!.eventCursor } })
      .subscribe(({ data, error }) => {
        // Apollo has filed the user under its id by now, for every query that shows it. Only who joins or leaves changes the list.
        const kind = data?.userEvents.kind;
        if (kind === "USER_CREATED" || kind === "USER_DELETED") void client.refetchQueries({ include: [TEAM] });
        // Too much happened meanwhile to be told one by one.
        if (codeOf(error) === "CURSOR_EXPIRED") start().catch(failed);
        else if (error) failed(error);
      });
    stop = () => changes.unsubscribe();
  }

  await start();
  return () => {
    stopped = true;
    stop();
  };
}
