import { v7 as uuidv7 } from "uuid";
import { Language } from "../../access/language.js";
import type { Permission } from "../../access/permissions.js";
import { permissionsOf, SYSTEM_ROLES, type SystemRole, systemRoleTexts } from "../../access/system-roles.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { RoleEntity } from "./role.entity.js";
import type { NewRole } from "./role.input.js";
import { systemRolesFirst } from "./role.projection.js";

/** Gives a new account its system roles; answers their ids. */
export async function insertSystemRoles(tx: Tx, accountId: string): Promise<Record<SystemRole, string>> {
  const roles = SYSTEM_ROLES.map((systemRole) => ({
    accountId,
    id: uuidv7(),
    kind: "SYSTEM" as const,
    systemRole,
    ...systemRoleTexts(systemRole, Language.EN),
    permissions: permissionsOf(systemRole) as string[],
  }));
  await tx.manager.insert(RoleEntity, roles);
  return Object.fromEntries(roles.map((role) => [role.systemRole, role.id])) as Record<SystemRole, string>;
}

export const countCustomRoles = (tx: Tx, accountId: string): Promise<number> =>
  tx.manager.countBy(RoleEntity, { accountId, kind: "CUSTOM" });

const SYSTEM_NAMES = SYSTEM_ROLES.flatMap((role) =>
  Object.values(Language).map((language) => systemRoleTexts(role, language).name),
);

/** Whether a name is a system role's in any language, whatever its case and accents: a role by it would pass for that one. */
export async function isSystemRoleName(sql: Sql, name: string): Promise<boolean> {
  const [row] = await sql.query<{ taken: boolean }>(
    "select fold($1) = any(array(select fold(name) from unnest($2::text[]) name)) as taken",
    [name, SYSTEM_NAMES],
  );
  return row!.taken;
}

export const insertRole = (tx: Tx, accountId: string, id: string, role: NewRole) =>
  tx.manager.insert(RoleEntity, { accountId, id, kind: "CUSTOM", ...role });

export const findRole = (tx: Tx, accountId: string, id: string): Promise<RoleEntity | null> =>
  tx.manager.findOneBy(RoleEntity, { accountId, id });

export const updateRole = (tx: Tx, accountId: string, id: string, changes: Partial<NewRole>) =>
  tx.manager.update(RoleEntity, { accountId, id }, { ...changes, version: () => "version + 1" });

/** Nobody may have it any more; invitations that are over let go of it. */
export const deleteRole = (tx: Tx, accountId: string, id: string) => tx.manager.delete(RoleEntity, { accountId, id });

export interface RoleRights {
  id: string;
  name: string;
  systemRole: SystemRole | null;
  permissions: Permission[];
  administrator: boolean;
}

/** What these roles of an account allow, system roles first; unknown ids are left out. */
export const readRoles = (sql: Sql, accountId: string, ids: readonly string[]): Promise<RoleRights[]> =>
  sql.query<RoleRights>(
    `select id, name, system_role as "systemRole", permissions, system_role is not distinct from 'ADMINISTRATOR' as administrator
     from role where account_id = $1 and id = any($2::uuid[]) order by ${systemRolesFirst("role")}`,
    [accountId, ids],
  );

/** A role's name for people: system roles' names are translated, the others are the account's own words. */
export const roleNameIn = (
  language: Language,
  { name, systemRole }: Pick<RoleRights, "name" | "systemRole">,
): string => (systemRole ? systemRoleTexts(systemRole, language).name : name);
