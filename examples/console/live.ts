import { type Client, createClient } from "graphql-ws";

/** The code with which a socket closes when its session is over. graphql-ws does not come back from it. */
const OVER = 4401;

/**
 * Subscriptions over one WebSocket. Whenever one begins again, it begins behind the last event that came: declare `$after`, and select
 * `cursor`. `ended` is told why the session is over.
 */
export function openLive(url: string, ended: (reason: string) => void): Client {
  const socket = createClient({
    url,
    // From everything else it does: ever more slowly, and for as long as it takes.
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    on: {
      closed(event) {
        const { code, reason } = event as CloseEvent;
        if (code === OVER) ended(reason);
      },
    },
  });

  return {
    ...socket,
    subscribe(payload, sink) {
      // graphql-ws sends these anew whenever it comes back.
      const variables: Record<string, unknown> = { ...payload.variables };
      let stop = () => {};
      const start = () => {
        stop = socket.subscribe<Record<string, { cursor?: string } | null>>(
          { ...payload, variables },
          {
            next(result) {
              const [event] = Object.values(result.data ?? {});
              if (event?.cursor) variables.after = event.cursor;
              sink.next(result as never);
            },
            error(why) {
              const [error] = Array.isArray(why) ? why : [];
              if (error?.extensions?.code === "CONSUMER_LAGGED") start();
              else if ((why as CloseEvent).code === OVER) sink.complete();
              else sink.error(why);
            },
            complete: () => sink.complete(),
          },
        );
      };
      start();
      return () => stop();
    },
  };
}
