import { createSourceEventStream, type ExecutionArgs, type GraphQLError } from "graphql";
import { Feed } from "../events/feed.js";
import type { Hub } from "../events/hub.js";
import type { Member } from "../events/member.js";

/** The feed that a subscription's guarded `subscribe` answers, or why there is none: even what it throws must not end the socket. */
export async function sourceOf(args: ExecutionArgs): Promise<Feed | readonly unknown[]> {
  try {
    const source = await createSourceEventStream(args);
    return source instanceof Feed ? source : "errors" in source ? (source.errors ?? []) : [];
  } catch (error) {
    return [error];
  }
}

/**
 * What graphql-ws waits on while the hub sends: it yields nothing, ends with the member, and ends the member when the client does. No
 * generator: whose `return` would wait for the very `next` that it is to end.
 */
export function untilOver(
  hub: Hub,
  member: Member,
  present: (error: unknown) => GraphQLError,
): AsyncGenerator<never, void> {
  const done = { value: undefined, done: true } as const;
  const end = async () => {
    hub.leave(member);
    return done;
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      try {
        await member.finished;
      } catch (error) {
        throw present(error);
      }
      return done;
    },
    return: end,
    throw: end,
  } as AsyncGenerator<never, void>;
}
