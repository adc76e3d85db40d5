import { v7 as uuidv7 } from "uuid";
import { Language } from "../../access/language.js";
import type { Permission } from "../../access/permissions.js";
import { permissionsOf, SYSTEM_ROLES, type SystemRole, systemRoleTexts } from "../../access/system-roles.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { RoleEntity } from "./role.entity.js";
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
