import type { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";

/** A user, with what it signs in by and what mails and the log call it. */
export interface Credentials {
  accountId: string;
  accountSlug: string;
  accountName: string;
  id: string;
  status: "ACTIVE" | "SUSPENDED";
  firstName: string;
  lastName: string;
  /** First and last name. */
  name: string;
  email: string;
  emailVerified: boolean;
  language: Language;
  /** Null for somebody who has not chosen a password yet. */
  passwordHash: string | null;
  /** Somebody else set the password. */
  mustChangePassword: boolean;
  /** By the account, or for this user. */
  twoFactorRequired: boolean;
  twoFactorEnabled: boolean;
}

const SELECT = `
  select u.account_id as "accountId", a.slug as "accountSlug", a.name as "accountName", u.id, u.status, u.first_name as "firstName",
    u.last_name as "lastName", u.first_name || ' ' || u.last_name as name, u.email, u.email_verified_at is not null as "emailVerified", u.language,
    u.password_hash as "passwordHash", u.must_change_password as "mustChangePassword",
    u.two_factor_required or a.two_factor_required as "twoFactorRequired",
    exists (select from two_factor f where f.account_id = u.account_id and f.user_id = u.id) as "twoFactorEnabled"
  from app_user u join account a on a.id = u.account_id
  where u.status <> 'DELETED' and a.closed_at is null`;
const BY_ID = `${SELECT} and u.account_id = $1 and u.id = $2`;
const BY_EMAIL = `${SELECT} and u.email = $1 and ($2::text is null or a.slug = $2) order by u.account_id limit $3`;

/** One user who is not deleted. */
export async function findCredentials(sql: Sql, accountId: string, id: string): Promise<Credentials | null> {
  const [user] = await sql.query<Credentials>(BY_ID, [accountId, id]);
  return user ?? null;
}

/** The users with an address, one an account: those of the named account, or of the first so many. */
export const findByEmail = (sql: Sql, email: string, accountSlug: string | null, most: number) =>
  sql.query<Credentials>(BY_EMAIL, [email, accountSlug, most]);

/** What guessers of this user's password try first; a new one must not be made of it. */
export const guessable = ({ firstName, lastName, email, accountName }: Credentials): string[] => [
  firstName,
  lastName,
  email,
  accountName,
];

/** Sets a password, which `temporary` has its user change at the next sign-in. */
export const setPasswordHash = (
  sql: Sql,
  { accountId, id }: Pick<Credentials, "accountId" | "id">,
  hash: string,
  temporary: boolean,
) =>
  sql.query("update app_user set password_hash = $3, must_change_password = $4 where account_id = $1 and id = $2", [
    accountId,
    id,
    hash,
    temporary,
  ]);

/** Makes this the user's address, and a verified one: a link that was mailed to it has been opened. */
export const setVerifiedEmail = (sql: Sql, accountId: string, id: string, email: string) =>
  sql.query(
    `update app_user set email = $3, email_verified_at = now(), version = version + 1
     where account_id = $1 and id = $2 and (email <> $3 or email_verified_at is null)`,
    [accountId, id, email],
  );

/** Those of these users who are active, have no password, and no link by which to choose one. */
export const findWithoutPassword = (sql: Sql, accountId: string, ids: readonly string[]) =>
  sql.query<Pick<Credentials, "id" | "email" | "language">>(
    `select id, email, language from app_user u
     where account_id = $1 and id = any($2::uuid[]) and status = 'ACTIVE' and password_hash is null and not exists (
       select from link_token l
       where l.account_id = u.account_id and l.user_id = u.id and l.purpose = 'CHOOSE_PASSWORD' and l.expires_at > now())`,
    [accountId, ids],
  );
