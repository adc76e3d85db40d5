import { Permission } from "../../access/permissions.js";
import { SYSTEM_ROLES, systemRoleTexts } from "../../access/system-roles.js";
import { column, project, sql, timestamp } from "../../reading/projection.js";
import type { Statement } from "../../reading/statement.js";

/** Who holds none of these gives no role to anybody. */
const GIVING = `array['${Permission.USERS_INVITE}', '${Permission.USERS_MANAGE}']`;
const SYSTEM = `array[${SYSTEM_ROLES.map((role) => `'${role}'`).join(", ")}]`;

/** The order of lists of roles: system roles in their own order, then custom ones by name. */
export const systemRolesFirst = (role: string): string =>
  `array_position(${SYSTEM}, ${role}.system_role), ${role}.name_key, ${role}.id`;

/** System roles' texts by role, in the reader's language. */
const textsOf = (which: "name" | "description", statement: Statement) =>
  statement.parameter(`system roles' ${which}`, "jsonb", ({ language }) =>
    JSON.stringify(Object.fromEntries(SYSTEM_ROLES.map((role) => [role, systemRoleTexts(role, language)[which]]))),
  );

project({
  type: "Role",
  table: "role",
  key: "id",
  fields: {
    id: column("id"),
    kind: column("kind"),
    systemRole: column("system_role"),
    name: sql((role, statement) => `coalesce(${textsOf("name", statement)} ->> ${role}.system_role, ${role}.name)`),
    description: sql(
      (role, statement) =>
        `coalesce(${textsOf("description", statement)} ->> ${role}.system_role, ${role}.description)`,
    ),
    permissions: column("permissions"),
    // An Administrator gives every role, who else may give any those that are a proper subset of its own permissions.
    assignable: sql(
      (role, { administrator, permissions }) =>
        `(${administrator} or (${permissions} && ${GIVING} and ${role}.permissions <@ ${permissions} and cardinality(${role}.permissions) < cardinality(${permissions})))`,
    ),
    createdAt: timestamp("created_at"),
    version: column("version"),
  },
});
