import { v7 as uuidv7 } from "uuid";
import type { Sql } from "../../database/sql.js";
import { newToken, type ShownToken } from "../../security/tokens.js";

/** What a mailed link is for. */
export type LinkPurpose = "VERIFY_EMAIL" | "RESET_PASSWORD" | "CHANGE_EMAIL" | "CHOOSE_PASSWORD";

/** Hours that a link works. */
const LIFETIME: Readonly<Record<LinkPurpose, number>> = {
  VERIFY_EMAIL: 7 * 24,
  RESET_PASSWORD: 1,
  CHANGE_EMAIL: 24,
  CHOOSE_PASSWORD: 7 * 24,
};

export interface LinkOwner {
  accountId: string;
  userId: string;
  /** The address that the link is mailed to: opening it proves that one alone. */
  email: string;
}

export interface Link extends LinkOwner {
  purpose: LinkPurpose;
}

/** Makes a link for each of these users, in place of an older one for the same. Answers their tokens, which are stored as hashes alone. */
export async function putLinks(sql: Sql, purpose: LinkPurpose, owners: readonly LinkOwner[]): Promise<string[]> {
  const tokens = owners.map(({ accountId }) => newToken(accountId));
  await sql.query(
    `insert into link_token (account_id, id, user_id, purpose, email, token_hash, expires_at)
     select account_id, id, user_id, $1, email, token_hash, now() + $2 * interval '1 hour'
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bytea[]) as made (account_id, id, user_id, email, token_hash)
     on conflict (account_id, user_id, purpose) do update set
       id = excluded.id, email = excluded.email, token_hash = excluded.token_hash, created_at = now(), expires_at = excluded.expires_at`,
    [
      purpose,
      LIFETIME[purpose],
      owners.map(({ accountId }) => accountId),
      owners.map(() => uuidv7()),
      owners.map(({ userId }) => userId),
      owners.map(({ email }) => email),
      tokens.map(({ hash }) => hash),
    ],
  );
  return tokens.map(({ token }) => token);
}

const LIVE = "account_id = $1 and token_hash = $2 and purpose = any($3::text[]) and expires_at > now()";
const COLUMNS = `account_id as "accountId", user_id as "userId", email, purpose`;
const FIND = `select ${COLUMNS} from link_token where ${LIVE}`;
const TAKE = `delete from link_token where ${LIVE} returning ${COLUMNS}`;

const one =
  (statement: string) =>
  async (sql: Sql, { accountId, hash }: ShownToken, purposes: readonly LinkPurpose[]): Promise<Link | null> => {
    const [link] = await sql.query<Link>(statement, [accountId, hash, purposes]);
    return link ?? null;
  };

/** The live link behind a token, as it is before anything is done by it. */
export const findLink = one(FIND);

/** Uses a link up: of many who race, one gets it. */
export const takeLink = one(TAKE);

/** What was mailed for these purposes opens nothing any more. */
export const deleteLinksOf = (sql: Sql, accountId: string, userId: string, purposes: readonly LinkPurpose[]) =>
  sql.query("delete from link_token where account_id = $1 and user_id = $2 and purpose = any($3::text[])", [
    accountId,
    userId,
    purposes,
  ]);
