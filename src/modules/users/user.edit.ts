import { Permission } from "../../access/permissions.js";
import { changesOf, EventKind, type FieldChange } from "../../events/event.js";
import type { AccountTx } from "../../events/write.js";
import type { UserHooks } from "./user.hooks.js";
import type { Patch } from "./user.patch.js";
import { changeUsers, replaceDepartments, replaceRoles } from "./user.store.js";
import { nameOf, type Target } from "./user.target.js";

const namesOf = (named: readonly { name: string }[]): string[] => named.map(({ name }) => name).sort();

const changesBy = ({ columns, roles, departments }: Patch, target: Target): FieldChange[] =>
  changesOf(
    { ...target, roles: namesOf(target.roles), departments: namesOf(target.departments) },
    { ...columns, roles: roles && namesOf(roles), departments: departments && namesOf(departments) },
  );

/** Whether a user's roles would be others than they are. */
export const changesRoles = ({ roles }: Patch, target: Target): boolean => {
  const held = new Set(target.roles.map(({ id }) => id));
  return roles !== undefined && (roles.length !== held.size || !roles.every(({ id }) => held.has(id)));
};

/** Makes one change to users, in a few statements. Whom it does not change gets neither a new version nor an event. */
export async function editUsers(
  tx: AccountTx,
  targets: readonly Target[],
  patch: Patch,
  hooks: UserHooks,
): Promise<void> {
  const edits = targets
    .map((target) => ({ target, changes: changesBy(patch, target) }))
    .filter(({ changes }) => changes.length);
  if (!edits.length) return;
  const { roles, departments } = patch;
  const ids = edits.map(({ target }) => target.id);
  await changeUsers(tx, tx.account.id, ids, patch.columns);
  if (roles)
    await replaceRoles(
      tx,
      tx.account.id,
      ids,
      roles.map(({ id }) => id),
    );
  if (departments)
    await replaceDepartments(
      tx,
      tx.account.id,
      ids,
      departments.map(({ id }) => id),
    );
  tx.record(
    ...edits.map(({ target, changes }) => ({
      kind: EventKind.USER_UPDATED,
      userId: target.id,
      subjectName: nameOf(target),
      changes,
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
