import type { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";
import type { NewUser } from "./user.create.check.js";

/** Makes a member with roles, or a client account of an organization. Whoever is not active is suspended by whoever makes it, without an end. */
export const insertUser = (
  sql: Sql,
  accountId: string,
  id: string,
  user: NewUser & {
    language: Language;
    madeBy: string | null;
    roleIds: readonly string[];
    organizationId: string | null;
  },
) =>
  sql.query(
    `with made as (
       insert into app_user (account_id, id, first_name, last_name, email, webchat_name, conversation_limit, absence_message, language,
         two_factor_required, password_hash, must_change_password, status, suspended_at, suspended_by, kind, organization_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::text, $11::text is not null, case when $12::boolean then 'ACTIVE' else 'SUSPENDED' end,
         case when not $12 then now() end, case when not $12 then $13::uuid end, $15, $16)
       returning account_id, id)
     insert into user_role (account_id, user_id, role_id) select account_id, id, unnest($14::uuid[]) from made`,
    [
      accountId,
      id,
      user.firstName,
      user.lastName,
      user.email,
      user.webchatName,
      user.conversationLimit,
      user.absenceMessage,
      user.language,
      user.twoFactorRequired,
      user.passwordHash,
      user.active,
      user.madeBy,
      user.roleIds,
      user.kind,
      user.organizationId,
    ],
  );
