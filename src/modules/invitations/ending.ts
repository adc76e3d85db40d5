import { changesOf, EventKind } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";

const EVENTS = {
  REVOKED: EventKind.INVITATION_REVOKED,
  DECLINED: EventKind.INVITATION_DECLINED,
  EXPIRED: EventKind.INVITATION_EXPIRED,
} as const;

/** Ends those of these invitations that are pending: their seats are free at once, and their links dead. Answers how many there were. */
export async function endInvitations(
  tx: AccountTx,
  status: keyof typeof EVENTS,
  ids: readonly string[],
): Promise<number> {
  const ended = await tx.query<{ id: string; email: string }>(
    `update invitation set status = $2, ended_at = now(), version = version + 1
     where account_id = $1 and id = any($3::uuid[]) and status = 'PENDING' returning id, email`,
    [tx.account.id, status, ids],
  );
  const changes = changesOf({ status: "PENDING" }, { status });
  tx.record(...ended.map(({ id, email }) => ({ kind: EVENTS[status], subjectId: id, subjectName: email, changes })));
  return ended.length;
}

/** Revokes the pending invitations that these users sent, because they may invite no longer. */
export const revokeInvitationsOf = (tx: AccountTx, userIds: readonly string[]): Promise<void> =>
  revokeWhere(tx, "invited_by", userIds);

/** Revokes the pending invitations to an organization, because it is to be deleted. */
export const revokeInvitationsTo = (tx: AccountTx, organizationId: string): Promise<void> =>
  revokeWhere(tx, "organization_id", [organizationId]);

async function revokeWhere(
  tx: AccountTx,
  column: "invited_by" | "organization_id",
  ids: readonly string[],
): Promise<void> {
  const rows = await tx.query<{ id: string }>(
    `select id from invitation where account_id = $1 and ${column} = any($2::uuid[]) and status = 'PENDING'`,
    [tx.account.id, ids],
  );
  if (rows.length)
    await endInvitations(
      tx,
      "REVOKED",
      rows.map(({ id }) => id),
    );
}
