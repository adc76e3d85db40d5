import type { Sql } from "../../database/sql.js";
import type { AccountTx } from "../../events/write.js";
import { readToken, type ShownToken } from "../../security/tokens.js";
import { type Credentials, findCredentials } from "./credential.store.js";
import { findLink, type Link, type LinkPurpose, takeLink } from "./link.store.js";

/** A mailed link that opens something, and whose it is. Nothing is used up yet. */
export interface ShownLink {
  token: ShownToken;
  user: Credentials;
}

/** Who holds a link, as far as its token tells; null for an unknown, expired or used one. */
export async function readLink(sql: Sql, text: string, purposes: readonly LinkPurpose[]): Promise<ShownLink | null> {
  const token = readToken(text);
  const link = token && (await findLink(sql, token, purposes));
  const user = link && (await findCredentials(sql, link.accountId, link.userId));
  return user && { token, user };
}

/**
 * Uses a link up, and reads its user again, under the account's lock. Null where another request was faster, where the user is suspended,
 * and where it has another address by now than the link proves: then the caller refuses, and the link is as it was.
 */
export async function openLink(
  tx: AccountTx,
  token: ShownToken,
  purposes: readonly LinkPurpose[],
): Promise<{ link: Link; user: Credentials } | null> {
  const link = await takeLink(tx, token, purposes);
  if (!link) return null;
  const user = await findCredentials(tx, link.accountId, link.userId);
  if (user?.status !== "ACTIVE") return null;
  return link.purpose === "CHANGE_EMAIL" || link.email === user.email ? { link, user } : null;
}
