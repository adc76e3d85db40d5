import { type Problem, problem } from "../../errors/user-error.js";
import { changesOf, type EndReason, EventKind, type FieldChange } from "../../events/event.js";
import type { AccountTx, Actor, Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { TEXT_MAX } from "../../input/text.js";
import { type Asked, toEach, type UserOutcome } from "./user.each.js";
import type { UserHooks } from "./user.hooks.js";
import { deleteUsers, reactivateUsers, suspendUsers } from "./user.store.js";
import { nameOf, type Target } from "./user.target.js";

type Results = Promise<{ results: UserOutcome[] }>;

const always = () => true;
const never = () => false;
const nothing = () => null;
const unless =
  (status: Target["status"]) =>
  (target: Target, at: string[]): Problem | null =>
    target.status === status ? null : problem("INVALID_STATE", at);

const idsIn = (targets: readonly Target[]): string[] => targets.map(({ id }) => id);

/** The verbs that end and begin what users may do at all. */
export class UserLifecycle {
  constructor(
    private readonly write: Write,
    private readonly hooks: UserHooks,
  ) {}

  /** A suspension stands until it is lifted: changing its reason or its end takes reactivating first. */
  async suspend(actor: Actor, input: Asked & { reason?: string | null; until?: Date | null }): Results {
    const check = new InputCheck();
    const reason = check.optionalText(input.reason, ["input", "reason"], TEXT_MAX) ?? null;
    const until = check.optionalFutureDate(input.until, ["input", "until"]) ?? null;
    check.done();
    return toEach(this.write, actor, input, () => ({
      notToSelf: always,
      unseats: always,
      refuses: unless("ACTIVE"),
      apply: async (tx, targets) => {
        await tx.together(() =>
          Promise.all([
            suspendUsers(tx, tx.account.id, idsIn(targets), { reason, until, by: tx.viewer.userId }),
            this.#end(tx, targets, EventKind.USER_SUSPENDED, "USER_SUSPENDED", ({ status }) =>
              changesOf({ status, reason: null, until: null }, { status: "SUSPENDED", reason, until }),
            ),
            !until && this.hooks.revokeInvitationsOf(tx, idsIn(targets)),
            this.hooks.restKeysOf(tx, idsIn(targets)),
            this.hooks.handBackConversations(tx, idsIn(targets)),
          ]),
        );
      },
    }));
  }

  async reactivate(actor: Actor, input: Asked): Results {
    return toEach(this.write, actor, input, () => ({
      notToSelf: never,
      unseats: never,
      refuses: unless("SUSPENDED"),
      apply: async (tx, targets) => {
        recordReactivated(tx, targets);
        // In this order: only who is active is mailed anything.
        await tx.together(() =>
          Promise.all([
            reactivateUsers(tx, tx.account.id, idsIn(targets)),
            this.hooks.mailFirstPasswords(tx, idsIn(targets)),
          ]),
        );
      },
    }));
  }

  async delete(actor: Actor, input: Asked): Results {
    const { results } = await toEach(this.write, actor, input, () => ({
      notToSelf: always,
      unseats: always,
      refuses: nothing,
      apply: async (tx, targets) => {
        await deleteUsers(tx, tx.account.id, idsIn(targets));
        await this.#end(tx, targets, EventKind.USER_DELETED, "USER_DELETED", ({ status }) =>
          changesOf({ status }, { status: "DELETED" }),
        );
        await this.hooks.revokeInvitationsOf(tx, idsIn(targets));
        await this.hooks.deleteKeysOf(tx, idsIn(targets));
        await this.hooks.handBackConversations(tx, idsIn(targets));
      },
    }));
    return { results: input.dryRun ? results : results.map((result) => ({ ...result, user: null })) };
  }

  async revokeSessions(actor: Actor, input: Asked): Results {
    return toEach(this.write, actor, input, () => ({
      notToSelf: never,
      unseats: never,
      refuses: nothing,
      apply: (tx, targets) => this.#end(tx, targets, EventKind.USER_SESSIONS_REVOKED, "SESSION_REVOKED"),
    }));
  }

  /** Ends their sessions and records it; where that is all that happens, only of whom had any. */
  async #end(
    tx: AccountTx,
    targets: readonly Target[],
    kind: EventKind,
    reason: EndReason,
    changes?: (target: Target) => FieldChange[],
  ): Promise<void> {
    const ended = new Map<string, string[]>(targets.map(({ id }) => [id, []]));
    for (const { userId, sessionId } of await this.hooks.endSessions(tx, idsIn(targets)))
      ended.get(userId)?.push(sessionId);
    for (const target of targets) {
      const sessionIds = ended.get(target.id)!;
      if (!changes && !sessionIds.length) continue;
      tx.record({
        kind,
        userId: target.id,
        subjectName: nameOf(target),
        changes: changes?.(target),
        ended: { sessionIds, reason },
      });
    }
  }
}

type Reactivated = Pick<Target, "id" | "firstName" | "lastName">;

export function recordReactivated(tx: AccountTx, users: readonly Reactivated[]): void {
  const changes = changesOf({ status: "SUSPENDED" }, { status: "ACTIVE" });
  for (const user of users)
    tx.record({ kind: EventKind.USER_REACTIVATED, userId: user.id, subjectName: nameOf(user), changes });
}
