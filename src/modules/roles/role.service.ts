import { v7 as uuidv7 } from "uuid";
import { assignableProblem, heldProblem } from "../../access/escalation.js";
import { Permission } from "../../access/permissions.js";
import { refusing } from "../../database/constraints.js";
import { type Problem, problem, Refusal } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { AccountTx, Actor, ActorTx, Write } from "../../events/write.js";
import { idOf, optionalId } from "../../input/ids.js";
import { Feature, needFeature } from "../accounts/index.js";
import type { RoleEntity } from "./role.entity.js";
import type { Holder, RoleHooks } from "./role.hooks.js";
import { checkNewRole, checkRoleChanges, type GivenRole } from "./role.input.js";
import {
  countCustomRoles,
  deleteRole,
  findRole,
  insertRole,
  isSystemRoleName,
  type RoleRights,
  readRoles,
  updateRole,
} from "./role.store.js";

/** The most custom roles of an account: they are listed whole. */
const MOST = 100;
const ID = ["input", "id"];
const NAME = ["input", "name"];
const PERMISSIONS = ["input", "permissions"];
const DESTINATION = ["input", "moveToRoleId"];
const { USERS_INVITE } = Permission;

const taken = () => problem("ALREADY_EXISTS", NAME);

function refuse(...found: (Problem | null | undefined)[]): void {
  const first = found.find((each) => each);
  if (first) throw new Refusal(first);
}

/**
 * Roles of an account's own making. Who makes, changes or deletes one holds all that it allows, before and after. The account's lock
 * keeps roles and those who have them as they are read: whoever gives a role meanwhile does so before, or is judged by what it has become.
 */
export class RoleService {
  constructor(
    private readonly write: Write,
    private readonly hooks: RoleHooks,
  ) {}

  async create(
    actor: Actor,
    input: GivenRole & { name: string; permissions: readonly Permission[] },
  ): Promise<{ role: string }> {
    const { check, role } = checkNewRole(input);
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      // Before anything else that could be wrong: mending that would help nobody who does not have roles yet.
      needFeature(tx.account, Feature.CUSTOM_ROLES);
      check.done();
      refuse(heldProblem(tx.viewer, role.permissions, PERMISSIONS));
      if ((await countCustomRoles(tx, tx.account.id)) >= MOST) refuse(problem("TOO_MANY", ["input"]));
      if (await isSystemRoleName(tx, role.name)) refuse(taken());
      await refusing(insertRole(tx, tx.account.id, id, role), { role_name_key: taken() });
      const changes = changesOf({}, { ...role, description: role.description ?? undefined });
      tx.record({ kind: EventKind.ROLE_CREATED, subjectId: id, subjectName: role.name, changes });
    });
    return { role: id };
  }

  async update(
    actor: Actor,
    input: GivenRole & { id: string; expectedVersion?: number | null },
  ): Promise<{ role: string }> {
    const id = idOf(input.id);
    const { check, changes: wanted } = checkRoleChanges(input);
    await this.write.by(actor, async (tx) => {
      needFeature(tx.account, Feature.CUSTOM_ROLES);
      check.done();
      const role = await findChangeable(tx, id);
      const conflict = input.expectedVersion != null && input.expectedVersion !== role.version;
      refuse(
        conflict ? problem("CONFLICT", ["input", "expectedVersion"]) : null,
        heldProblem(tx.viewer, wanted.permissions ?? [], PERMISSIONS),
      );
      const changes = changesOf({ ...role }, { ...wanted });
      if (!changes.length) return;
      if (changes.some(({ field }) => field === "name") && (await isSystemRoleName(tx, wanted.name!))) refuse(taken());
      await refusing(updateRole(tx, tx.account.id, id, wanted), { role_name_key: taken() });
      const { name, permissions } = { ...role, ...wanted };
      tx.record({ kind: EventKind.ROLE_UPDATED, subjectId: id, subjectName: name, changes });
      if (role.permissions.includes(USERS_INVITE) && !permissions.includes(USERS_INVITE))
        await this.#endInvitationsOf(tx, await this.hooks.users.of(tx, id));
    });
    return { role: id };
  }

  /** A role that somebody has, or is invited to, is deleted only where they get another in its place. */
  async delete(
    actor: Actor,
    input: { id: string; moveToRoleId?: string | null },
  ): Promise<{ deletedId: string; movedUserCount: number }> {
    const id = idOf(input.id);
    const toId = optionalId(input.moveToRoleId);
    const movedUserCount = await this.write.by(actor, async (tx) => {
      const { name, description, permissions } = await findChangeable(tx, id);
      if (toId === id) refuse(problem("INVALID", DESTINATION));
      const [from, to] = await readFromAndTo(tx, id, toId);
      const users = await this.hooks.users.of(tx, id);
      const invited = await this.hooks.invitations.of(tx, id);
      refuse(problemOfMoving(tx, [...users, ...invited], to));
      const gone = { name: null, description: null, permissions: null, movedTo: to?.name };
      const changes = changesOf({ name, description, permissions }, gone);
      // First, so that no event of those who are moved is delivered by what the role allowed, however many they are.
      tx.record({ kind: EventKind.ROLE_DELETED, subjectId: id, subjectName: name, changes });
      if (to) {
        await this.hooks.users.move(tx, users, from, to);
        await this.hooks.invitations.move(tx, invited, from, to);
        if (permissions.includes(USERS_INVITE) && !to.permissions.includes(USERS_INVITE))
          await this.#endInvitationsOf(tx, users);
      }
      await deleteRole(tx, tx.account.id, id);
      return users.length;
    });
    return { deletedId: id, movedUserCount };
  }

  /** Of those whom no other role lets invite. */
  async #endInvitationsOf(tx: AccountTx, users: readonly Holder[]): Promise<void> {
    const losing = users.filter(({ permissions }) => !permissions.includes(USERS_INVITE)).map(({ id }) => id);
    if (losing.length) await this.hooks.revokeInvitationsOf(tx, losing);
  }
}

/** @throws Refusal for an unknown role, a system role, and one that allows what the viewer may not. */
async function findChangeable(tx: ActorTx, id: string): Promise<RoleEntity> {
  const role = await findRole(tx, tx.account.id, id);
  if (!role) throw new Refusal(problem("NOT_FOUND", ID));
  refuse(
    role.kind === "SYSTEM" ? problem("INVALID_STATE", ID) : null,
    heldProblem(tx.viewer, role.permissions as Permission[], ID),
  );
  return role;
}

/** @throws Refusal NOT_FOUND where the holders are to get a role that does not exist. */
async function readFromAndTo(tx: AccountTx, id: string, toId: string | null): Promise<[RoleRights, RoleRights | null]> {
  const roles = await readRoles(tx, tx.account.id, toId === null ? [id] : [id, toId]);
  const to = roles.find((role) => role.id === toId) ?? null;
  if (toId !== null && !to) throw new Refusal(problem("NOT_FOUND", DESTINATION));
  return [roles.find((role) => role.id === id)!, to];
}

function problemOfMoving({ viewer }: ActorTx, holders: readonly Holder[], to: RoleRights | null): Problem | null {
  if (!holders.length) return null;
  if (!to) return problem("IN_USE", ID);
  if (holders.some(({ id }) => id === viewer.userId)) return problem("CANNOT_TARGET_SELF", ID);
  for (const { permissions } of holders) {
    const escalation = assignableProblem(viewer, [...permissions, ...to.permissions], DESTINATION);
    if (escalation) return escalation;
  }
  return null;
}
