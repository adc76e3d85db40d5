import { setTimeout as sleep } from "node:timers/promises";
import type { Authenticator } from "../access/authenticate.js";
import type { Database } from "../database/database.js";
import { ApiError, badUserInput } from "../errors/graphql-errors.js";
import type { AccountStream } from "./account-stream.js";
import { readLog, readStart } from "./logged.js";
import { type Member, restOf } from "./member.js";

/** The events that a subscription may be behind. */
const MOST_BEHIND = 10_000;
/** How long a replay waits for its socket to take what it was sent, in milliseconds. */
const PATIENCE = 10_000;
const LOOK_EVERY = 25;

const expired = () => new ApiError("CURSOR_EXPIRED", "The log is not held that far back: reload, and subscribe anew.");

interface Replaying {
  db: Database;
  authenticator: Authenticator;
  stream: AccountStream;
  member: Member;
}

/**
 * Brings a new subscription to where its account's stream is, and joins it there.
 *
 * The order is what loses nothing: the socket is registered and the stream's position fixed (when the socket was added), then the right
 * and the log's end are read in one snapshot, then everything from the cursor on is read from the log until the
 * member has seen all that the stream has taken; that is compared and joined without a pause in between, so no event falls between the
 * two. A right that is lost meanwhile is an event that the stream takes, and it finds the member at its socket.
 */
export async function replay({ db, authenticator, stream, member }: Replaying): Promise<void> {
  const { socket, query } = member;
  const { accountId } = socket.viewer;

  let end = 0;
  const alive = await stream.refresh(socket, async () => {
    const read = await authenticator.withLogEnd(db, socket.viewer);
    end = read?.end ?? 0;
    return read?.viewer ?? null;
  });
  if (!alive) {
    // What ended the session or key closes its sockets, and says why.
    member.mute();
    await stream.wake();
    stream.close(socket, socket.viewer.sessionId === null ? "API_KEY_ENDED" : "SESSION_EXPIRED");
    return;
  }
  const permitted = query.permits(socket.viewer);
  if (permitted !== true) throw permitted;

  const { after } = query.feed;
  member.position = after ?? end;
  if (after !== null) {
    if (after > end) throw badUserInput("The cursor is not one of this log.");
    if (end - after > MOST_BEHIND) throw expired();
    if (after < end && ((await readStart(db, accountId)) ?? 1) > after + 1) throw expired();
  }

  while (!member.over && member.position < stream.position) {
    for (const event of await readLog(db, accountId, member.position)) {
      if (member.over) return;
      if (query.feed.selects(event, socket.viewer)) {
        const text = await query.render(socket.viewer, event.sequence);
        if (member.over) return;
        member.send(restOf(text));
        await drained(member);
      }
      member.position = event.sequence;
    }
  }
  if (member.over) return;
  stream.join(member);
}

/** A console that was away takes what it missed at its own pace, within bounds. */
async function drained(member: Member): Promise<void> {
  for (let waited = 0; member.lags && !member.over; waited += LOOK_EVERY) {
    if (waited >= PATIENCE) throw new ApiError("CONSUMER_LAGGED", "Too much was left unread: resume with `after`.");
    await sleep(LOOK_EVERY);
  }
}
