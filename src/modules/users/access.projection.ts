import { one, project, sql } from "../../reading/projection.js";
import type { Source } from "../../reading/source.js";
import type { Statement } from "../../reading/statement.js";
import { systemRolesFirst } from "../roles/index.js";

const permissionOf = (statement: Statement) => statement.value("permission", "text");

const givesIt = (role: string, statement: Statement) => `${permissionOf(statement)} = any(${role}.permissions)`;

/** Whether a role of the user's gives it. */
const held = (user: string, statement: Statement) => `exists (
  select from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id
  where j.account_id = ${user}.account_id and j.user_id = ${user}.id and ${givesIt("r", statement)})`;

/** Who can hold roles. */
const holdsRoles = (user: string) => `${user}.kind = 'MEMBER' and ${user}.status <> 'DELETED'`;

project({
  type: "AccessExplanation",
  table: "app_user",
  key: "id",
  fields: {
    user: one("User", "id"),
    permission: sql((_, statement) => permissionOf(statement)),
    granted: sql(
      (user, statement) => `(${user}.status = 'ACTIVE' and ${holdsRoles(user)} and ${held(user, statement)})`,
    ),
    heldBy: {
      is: "many",
      type: "Role",
      orderBy: systemRolesFirst,
      rows: (users, statement) => ({
        key: "id",
        from: `select j.user_id as k, r.* from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id
          where j.account_id = ${statement.account} and j.user_id = ${users.any("id")} and ${givesIt("r", statement)}`,
      }),
    },
    obstacles: sql(
      (user, statement) => `array_remove(array[
        case when ${user}.status = 'DELETED' then 'USER_DELETED' end,
        case when ${user}.status = 'SUSPENDED' then 'USER_SUSPENDED' end,
        case when ${user}.kind = 'CLIENT' then 'CLIENT_ACCOUNT' end,
        case when ${holdsRoles(user)} and not ${held(user, statement)} then 'NO_ROLE' end], null)`,
    ),
    givenBy: {
      is: "many",
      type: "Role",
      orderBy: systemRolesFirst,
      rows: (users, statement) => ({
        key: "id",
        from: `select u.id as k, r.* from ${users.alias} u join role r on r.account_id = ${statement.account} and ${givesIt("r", statement)}
          where ${holdsRoles("u")} and not ${held("u", statement)}`,
      }),
    },
  },
});

/** Why a user may do what a permission allows, or why not. Deleted users are found here: it is asked about history too. */
export const accessOf = (userId: string, permission: string): Source => ({
  shape: "access of user",
  type: "AccessExplanation",
  where: (statement) => [`t.id = ${statement.value("id", "uuid")}`],
  values: { id: userId, permission },
});
