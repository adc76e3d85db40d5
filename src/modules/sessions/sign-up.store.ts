import type { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";

export interface FirstUser {
  accountId: string;
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  passwordHash: string;
  language: Language;
  roleId: string;
}

export const insertFirstUser = (sql: Sql, user: FirstUser) =>
  sql.query(
    `with made as (
       insert into app_user (account_id, id, first_name, last_name, email, password_hash, language)
       values ($1, $2, $3, $4, $5, $6, $7) returning account_id, id)
     insert into user_role (account_id, user_id, role_id) select account_id, id, $8 from made`,
    [user.accountId, user.id, user.firstName, user.lastName, user.email, user.passwordHash, user.language, user.roleId],
  );
