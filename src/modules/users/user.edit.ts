import { Permission } from "../../access/permissions.js";
import { changesOf, EventKind, type FieldChange, namesOf } from "../../events/event.js";
import type { ActorTx } from "../../events/write.js";
import { assignParts, partChanges } from "../structure/index.js";
import type { UserHooks } from "./user.hooks.js";
import type { Patch } from "./user.patch.js";
import { changeUsers, replaceRoles } from "./user.store.js";
import { nameOf, type Target } from "./user.target.js";

const changesBy = ({ columns, roles, organization }: Patch, target: Target): FieldChange[] =>
  changesOf(
    { ...target, roles: namesOf(target.roles) },
    { ...columns, organizationId: undefined, organization: organization?.name, roles: roles && namesOf(roles) },
  );

/** Whether a user's roles would be others than they are. */
export const changesRoles = ({ roles }: Patch, target: Target): boolean => {
  const held = new Set(target.roles.map(({ id }) => id));
  return roles !== undefined && (roles.length !== held.size || !roles.every(({ id }) => held.has(id)));
};

/** Makes one change to users, in a few statements. Whom it does not change gets neither a new version nor an event. */
export async function editUsers(
  tx: ActorTx,
  targets: readonly Target[],
  patch: Patch,
  hooks: UserHooks,
): Promise<void> {
  const { roles, parts } = patch;
  const partChangesOf = await partChanges(
    tx,
    tx.account.id,
    targets.map(({ id }) => id),
    parts,
  );
  const edits = targets
    .map((target) => ({ target, changes: [...changesBy(patch, target), ...(partChangesOf.get(target.id) ?? [])] }))
    .filter(({ changes }) => changes.length);
  if (!edits.length) return;
  const ids = edits.map(({ target }) => target.id);
  await changeUsers(tx, tx.account.id, ids, patch.columns);
  if (roles)
    await replaceRoles(
      tx,
      tx.account.id,
      ids,
      roles.map(({ id }) => id),
    );
  await assignParts(tx, tx.account.id, "user", ids, parts);
  const ended = await demandTwoFactor(tx, edits, patch, hooks);
  tx.record(
    ...edits.map(({ target, changes }) => ({
      kind: EventKind.USER_UPDATED,
      userId: target.id,
      subjectName: nameOf(target),
      changes,
      ended: { sessionIds: ended.get(target.id) ?? [], reason: "SESSION_REVOKED" as const },
    })),
  );
  const { USERS_INVITE } = Permission;
  if (!roles || roles.some(({ permissions }) => permissions.includes(USERS_INVITE))) return;
  const losing = edits.filter(({ target }) => target.permissions.includes(USERS_INVITE));
  if (losing.length)
    await hooks.revokeInvitationsOf(
      tx,
      losing.map(({ target }) => target.id),
    );
}

/** Where the change demands two-factor authentication, ends the sessions of those who have not set it up; answers them by their users. */
async function demandTwoFactor(
  tx: ActorTx,
  edits: readonly { target: Target }[],
  { columns }: Patch,
  hooks: UserHooks,
): Promise<ReadonlyMap<string, string[]>> {
  const ended = new Map<string, string[]>();
  const newly = columns.twoFactorRequired ? edits.filter(({ target }) => !target.twoFactorRequired) : [];
  if (!newly.length) return ended;
  const ids = newly.map(({ target }) => target.id);
  for (const { userId, sessionId } of await hooks.demandTwoFactor(tx, ids))
    ended.set(userId, [...(ended.get(userId) ?? []), sessionId]);
  return ended;
}
