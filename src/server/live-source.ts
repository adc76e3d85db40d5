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

const DONE = { value: undefined, done: true } as const;

/**
 * What graphql-ws waits on while the hub sends: it yields nothing, ends with the member, and ends the member when the client does. No
 * generator: whose `return` would wait for the very `next` that it is to end.
 */
export class UntilOver implements AsyncIterableIterator<never, void> {
  constructor(
    private readonly hub: Hub,
    private readonly member: Member,
    private readonly present: (error: unknown) => GraphQLError,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next() {
    try {
      await this.member.finished;
    } catch (error) {
      throw this.present(error);
    }
    return DONE;
  }

  async return() {
    this.hub.leave(this.member);
    return DONE;
  }

  throw() {
    return this.return();
  }
}
