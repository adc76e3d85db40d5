import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, badUserInput } from "../errors/graphql-errors.js";
import type { AccountStream } from "./account-stream.js";
import type { Member } from "./member.js";
import { patiently } from "./patience.js";

/** The events that a subscription may be behind. */
const MOST_BEHIND = 10_000;
/** How long a replay waits for its socket to take what it was sent, in milliseconds. */
const PATIENCE = 10_000;
const LOOK_EVERY = 25;

const expired = () => new ApiError("CURSOR_EXPIRED", "The log is not held that far back: reload, and subscribe anew.");

/**
 * Brings a new subscription to where its account's stream is, and joins it there.
 *
 * The order is what loses nothing: the socket is registered and the stream's position fixed (when the socket was added), then the log's end
 * is read, and waited for until the stream has taken everything up to it. Whatever ended the session or changed its rights before the
 * client asked has been carried out then, and the right is judged by what the socket's viewer is now. Then everything from the cursor on is
 * read from the log until the member has seen all that the stream has taken; that is compared and joined without a pause in between, so no
 * event falls between the two. A right that is lost meanwhile is an event that the stream takes, and it finds the member at its socket.
 */
export async function replay(stream: AccountStream, member: Member): Promise<void> {
  const { socket, query } = member;
  const end = await patiently(() => stream.readEnd());
  await stream.reach(end);
  if (member.over) return;
  const permitted = query.permits(socket.viewer);
  if (permitted !== true) throw permitted;

  const { after } = query.feed;
  member.position = after ?? end;
  if (member.position > end) throw badUserInput("The cursor is not one of this log.");
  if (end - member.position > MOST_BEHIND) throw expired();

  while (member.position < stream.position) {
    const event = await patiently(() => stream.recent.eventBehind(member.position));
    if (member.over) return;
    if (!event) throw expired();
    if (query.feed.selects(event, socket.viewer)) {
      const message = await patiently(() => stream.recent.messageOf(query, socket.viewer, event.sequence));
      if (member.over) return;
      member.sendWithMore(message);
      if (member.lags) await drained(member);
      if (member.over) return;
    }
    member.position = event.sequence;
  }
  stream.join(member);
}

/** A console that was away takes what it missed at its own pace, within bounds. */
async function drained(member: Member): Promise<void> {
  for (let waited = 0; member.lags && !member.over; waited += LOOK_EVERY) {
    if (waited >= PATIENCE) throw new ApiError("CONSUMER_LAGGED", "Too much was left unread: resume with `after`.");
    await sleep(LOOK_EVERY);
  }
}
