import type { Language } from "../../access/language.js";
import type { Tx } from "../../database/database.js";
import type { Sql } from "../../database/sql.js";
import { AccountEntity } from "./account.entity.js";
import { FEATURES_AT_FIRST } from "./feature.store.js";

export interface NewAccount {
  id: string;
  slug: string;
  name: string;
  language: Language;
  region: string;
  timeZone: string;
  seatLimit: number;
}

/** Makes an account, unless its slug is taken: then false. Of several who want one slug at once, one gets it. */
export async function insertAccount(sql: Sql, account: NewAccount): Promise<boolean> {
  const made = await sql.query(
    `insert into account (id, slug, name, language, region, time_zone, seat_limit, features)
     values ($1, $2, $3, $4, $5, $6, $7, ${FEATURES_AT_FIRST})
     on conflict (slug) do nothing returning id`,
    [account.id, account.slug, account.name, account.language, account.region, account.timeZone, account.seatLimit],
  );
  return made.length > 0;
}

export type AccountChanges = Partial<Omit<AccountEntity, "id" | "slug">>;

export const updateAccount = (tx: Tx, id: string, changes: AccountChanges) =>
  tx.manager.update(AccountEntity, { id }, changes);

export interface FoundAccount {
  id: string;
  slug: string;
  name: string;
  language: Language;
}

export async function findAccountBySlug(sql: Sql, slug: string): Promise<FoundAccount | null> {
  const [account] = await sql.query<FoundAccount>(
    "select id, slug, name, language from account where slug = $1 and closed_at is null",
    [slug],
  );
  return account ?? null;
}

/** The name of an account that there is. */
export async function readAccountName(sql: Sql, id: string): Promise<string> {
  const [account] = await sql.query<{ name: string }>("select name from account where id = $1", [id]);
  return account?.name ?? "";
}

export interface SeatRequest {
  id: string;
  seats: number;
  note: string | null;
  /** Null where a key asked. */
  requestedBy: string | null;
}

export const insertSeatRequest = (sql: Sql, accountId: string, { id, seats, note, requestedBy }: SeatRequest) =>
  sql.query("insert into seat_request (account_id, id, seats, note, requested_by) values ($1, $2, $3, $4, $5)", [
    accountId,
    id,
    seats,
    note,
    requestedBy,
  ]);
