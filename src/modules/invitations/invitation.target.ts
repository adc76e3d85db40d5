import type { Language } from "../../access/language.js";
import type { Permission } from "../../access/permissions.js";
import type { Sql } from "../../database/sql.js";
import { type RoleRights, systemRolesFirst } from "../roles/index.js";
import type { InvitationStatus } from "./invitation.type.js";

/** An invitation that something is to be done to, as the account's lock holds it. */
export interface InvitationTarget {
  id: string;
  email: string;
  kind: "MEMBER" | "CLIENT";
  status: `${InvitationStatus}`;
  /** The address is gone: nothing can be sent to it any more. */
  erased: boolean;
  secondsSinceSent: number;
  sendCount: number;
  expiresAt: Date;
  language: Language;
  message: string | null;
  inviterName: string | null;
  roles: Pick<RoleRights, "name" | "systemRole">[];
  /** What its roles allow, all together. */
  permissions: Permission[];
  /** Whether there is still a role, or an organization, that it offers. */
  offers: boolean;
}

const TARGETS = `
  select i.id, i.email, i.kind, i.status, i.erased_at is not null as erased, extract(epoch from now() - i.sent_at)::float8 as "secondsSinceSent",
    i.send_count as "sendCount", i.expires_at as "expiresAt", i.language, i.message, u.first_name || ' ' || u.last_name as "inviterName",
    coalesce(given.roles, '[]') as roles, (i.organization_id is not null or given.roles is not null) as offers,
    array(select distinct p from invitation_role j join role r on r.account_id = j.account_id and r.id = j.role_id cross join unnest(r.permissions) p
      where j.account_id = i.account_id and j.invitation_id = i.id) as permissions
  from invitation i
  left join app_user u on u.account_id = i.account_id and u.id = i.invited_by and u.erased_at is null
  left join lateral (
    select json_agg(json_build_object('name', r.name, 'systemRole', r.system_role) order by ${systemRolesFirst("r")}) as roles
    from invitation_role j join role r on r.account_id = j.account_id and r.id = j.role_id
    where j.account_id = i.account_id and j.invitation_id = i.id
  ) given on true
  where i.account_id = $1 and i.id = any($2::uuid[])`;

/** These invitations of an account by their ids, in one statement; unknown ones are left out. */
export async function readInvitations(
  sql: Sql,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvitationTarget>> {
  const targets = await sql.query<InvitationTarget>(TARGETS, [accountId, ids]);
  return new Map(targets.map((target) => [target.id, target]));
}
