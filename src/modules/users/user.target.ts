import type { Language } from "../../access/language.js";
import type { Permission } from "../../access/permissions.js";
import type { Sql } from "../../database/sql.js";
import type { Named } from "../../events/event.js";

/** A user that something is to be done to, as the account's lock holds it. */
export interface Target {
  id: string;
  kind: "MEMBER" | "CLIENT";
  status: "ACTIVE" | "SUSPENDED";
  firstName: string;
  lastName: string;
  webchatName: string | null;
  conversationLimit: number | null;
  absenceMessage: string | null;
  /** For this user, beside the account's own requirement. */
  twoFactorRequired: boolean;
  language: Language;
  version: number;
  /** The name of a client account's. */
  organization: string | null;
  roles: Named[];
  /** What its roles allow, all together. */
  permissions: Permission[];
  administrator: boolean;
}

/** First and last name, as the log names whom an event concerns. */
export const nameOf = ({ firstName, lastName }: Pick<Target, "firstName" | "lastName">): string =>
  `${firstName} ${lastName}`;

const TARGETS = `
  select u.id, u.kind, u.status, u.first_name as "firstName", u.last_name as "lastName", u.webchat_name as "webchatName",
    u.conversation_limit as "conversationLimit", u.absence_message as "absenceMessage", u.two_factor_required as "twoFactorRequired", u.language, u.version,
    (select o.name from organization o where o.account_id = $1 and o.id = u.organization_id) as organization,
    coalesce(held.roles, '[]') as roles, coalesce(held.administrator, false) as administrator, coalesce(held.permissions, '') as permissions
  from app_user u
  left join lateral (
    select json_agg(json_build_object('id', r.id, 'name', r.name)) as roles, bool_or(r.system_role is not distinct from 'ADMINISTRATOR') as administrator,
      string_agg(array_to_string(r.permissions, ' '), ' ') as permissions
    from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id
    where j.account_id = $1 and j.user_id = u.id
  ) held on true
  where u.account_id = $1 and u.id = any($2::uuid[]) and u.status <> 'DELETED'`;

/** Each once, of several roles' texts. */
const permissionsIn = (text: string): Permission[] => [...new Set(text.split(" ").filter(Boolean))] as Permission[];

/** These users of an account by their ids, in one statement; unknown and deleted ones are left out. */
export async function readTargets(
  sql: Sql,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Target>> {
  const rows = await sql.query<Omit<Target, "permissions"> & { permissions: string }>(TARGETS, [accountId, ids]);
  return new Map(rows.map((row) => [row.id, { ...row, permissions: permissionsIn(row.permissions) }]));
}

/** How many active users hold the system role Administrator. */
export async function countActiveAdministrators(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql.query<{ count: number }>(
    `select count(*)::int as count from role r
     join user_role j on j.account_id = r.account_id and j.role_id = r.id
     join app_user u on u.account_id = j.account_id and u.id = j.user_id and u.status = 'ACTIVE'
     where r.account_id = $1 and r.system_role = 'ADMINISTRATOR'`,
    [accountId],
  );
  return row!.count;
}
