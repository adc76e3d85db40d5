import type { Sql } from "../../database/sql.js";
import type { ShownToken } from "../../security/tokens.js";
import { type RoleRights, systemRolesFirst } from "../roles/index.js";
import { acceptParts } from "../structure/index.js";
import type { InvitationStatus } from "./invitation.type.js";

/** The invitation behind a link. */
export interface LinkedInvitation {
  id: string;
  email: string;
  status: `${InvitationStatus}`;
  expiresAt: Date;
  /** Its time is over, though that may not be recorded yet. */
  overdue: boolean;
  accountName: string;
  inviterName: string | null;
  organizationName: string | null;
  roles: Pick<RoleRights, "name" | "systemRole">[];
}

const FIND = `
  select i.id, i.email, i.status, i.expires_at as "expiresAt", i.expires_at <= now() as overdue, a.name as "accountName",
    (select u.first_name || ' ' || u.last_name from app_user u
      where u.account_id = i.account_id and u.id = i.invited_by and u.erased_at is null) as "inviterName",
    (select o.name from organization o where o.account_id = i.account_id and o.id = i.organization_id) as "organizationName",
    coalesce((select json_agg(json_build_object('name', r.name, 'systemRole', r.system_role) order by ${systemRolesFirst("r")})
      from invitation_role j join role r on r.account_id = j.account_id and r.id = j.role_id
      where j.account_id = i.account_id and j.invitation_id = i.id), '[]') as roles
  from invitation i join account a on a.id = i.account_id
  where i.account_id = $1 and i.token_hash = $2`;

export async function findByLink(sql: Sql, { accountId, hash }: ShownToken): Promise<LinkedInvitation | null> {
  const [invitation] = await sql.query<LinkedInvitation>(FIND, [accountId, hash]);
  return invitation ?? null;
}

export interface Newcomer {
  id: string;
  firstName: string;
  lastName: string;
  webchatName: string | null;
  passwordHash: string;
}

export interface Joined {
  id: string;
  email: string;
  kind: "MEMBER" | "CLIENT";
  /** Names of those that it was given. */
  roles: string[];
  /** The name of a client account's. */
  organization: string | null;
}

const JOIN = `
  with accepted as (
    update invitation set status = 'ACCEPTED', accepted_by = $3, ended_at = now(), version = version + 1
    where account_id = $1 and token_hash = $2 and status = 'PENDING' and expires_at > now()
    returning account_id, id, kind, email, language, conversation_limit, organization_id
  ), made as (
    insert into app_user (account_id, id, kind, first_name, last_name, webchat_name, email, email_verified_at, password_hash, language, conversation_limit,
      organization_id)
    select account_id, $3, kind, $4, $5, $6, email, now(), $7, language, conversation_limit, organization_id from accepted
  ), roles as (
    insert into user_role (account_id, user_id, role_id)
    select account_id, $3, role_id from invitation_role where (account_id, invitation_id) in (select account_id, id from accepted) returning role_id
  )
  select id, email, kind, (select name from organization where account_id = $1 and id = organization_id) as organization, array(select name from role where account_id = $1 and id in (select role_id from roles) order by name) as roles from accepted`;

/**
 * Makes the user that a pending invitation stands for. That it was accepted and the user are one statement: of many who race, one finds it pending. The seat that it
 * reserved becomes a used one. Null where it is not pending (any more), or overdue.
 */
export async function joinByLink(sql: Sql, { accountId, hash }: ShownToken, user: Newcomer): Promise<Joined | null> {
  const { id, firstName, lastName, webchatName, passwordHash } = user;
  const [joined] = await sql.query<Joined>(JOIN, [accountId, hash, id, firstName, lastName, webchatName, passwordHash]);
  if (!joined) return null;
  await acceptParts(sql, accountId, joined.id, id);
  return joined;
}
