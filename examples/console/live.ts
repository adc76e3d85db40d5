import { type Client, createClient } from "graphql-ws";

/**
 * Subscriptions over one WebSocket. Whenever one begins again, it begins behind the last event that it has told of: select `cursor`, and
 * declare `$after`. `ended` is told when the session is over, and why.
 */
export function openLive(url: string, ended: (reason: string) => void): Client {
  const socket = createClient({
    url,
    // After every loss it comes back, ever more slowly; never after 4401, with which sessions end.
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    on: {
      closed(event) {
        const { code, reason } = event as CloseEvent;
        if (code === 4401) ended(reason);
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
              const lagged = Array.isArray(why) && why[0]?.extensions?.code === "CONSUMER_LAGGED";
              if (lagged) start();
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
