import { problem, Refusal, refuseIfAny } from "../../errors/user-error.js";
import { EventKind } from "../../events/event.js";
import type { UserActor, Write } from "../../events/write.js";
import { idOf, MOST_IDS } from "../../input/ids.js";
import { deleteSessions, deleteSessionsOf } from "./session.store.js";

/** The end of one's own sessions. */
export class SessionService {
  constructor(private readonly write: Write) {}

  async signOut(actor: UserActor): Promise<{ signedOut: boolean }> {
    await this.write.by(actor, async (tx) => {
      const { accountId, userId, sessionId, name } = tx.viewer;
      const sessionIds = await deleteSessions(tx, accountId, userId, [sessionId]);
      tx.record({
        kind: EventKind.USER_SIGNED_OUT,
        userId,
        subjectName: name,
        ended: { sessionIds, reason: "SIGNED_OUT" },
      });
    });
    return { signedOut: true };
  }

  /** Ends these sessions of the viewer, the current one too if it is named; without ids, all but the current one. */
  async revoke(actor: UserActor, input: { ids?: string[] | null }): Promise<{ revokedIds: string[] }> {
    if (input.ids && input.ids.length > MOST_IDS) throw new Refusal(problem("TOO_MANY", ["input", "ids"]));
    const ids = input.ids?.map(idOf);
    return this.write.by(actor, async (tx) => {
      const { accountId, userId, sessionId, name } = tx.viewer;
      const revokedIds = ids
        ? await deleteSessions(tx, accountId, userId, ids)
        : await deleteSessionsOf(tx, accountId, userId, sessionId);
      refuseIfAny(
        (ids ?? []).flatMap((id, index) =>
          revokedIds.includes(id) ? [] : problem("NOT_FOUND", ["input", "ids", String(index)]),
        ),
      );
      if (revokedIds.length)
        tx.record({
          kind: EventKind.USER_SESSIONS_REVOKED,
          userId,
          subjectName: name,
          ended: { sessionIds: revokedIds, reason: "SESSION_REVOKED" },
        });
      return { revokedIds };
    });
  }
}
