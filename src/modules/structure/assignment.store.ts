import type { Sql } from "../../database/sql.js";
import { PART_LISTS, type PartList, TABLES } from "./part.js";

type Ids = readonly string[];
type Owner = "user" | "invitation";

export interface FoundPart {
  list: PartList;
  id: string;
  name: string;
}

const forEachTable = (sqlOf: (table: string, n: number) => string): string[] =>
  PART_LISTS.map((list, n) => sqlOf(TABLES[list], n));

const FIND = PART_LISTS.map(
  (list, n) =>
    `select '${list}' as list, id, name from ${TABLES[list]} where account_id = $1 and id = any($${n + 2}::uuid[])`,
).join(" union all ");

/** These parts of an account; unknown ids are left out. */
export const findParts = (
  sql: Sql,
  accountId: string,
  ids: { readonly [List in PartList]?: Ids },
): Promise<FoundPart[]> => sql.query<FoundPart>(FIND, [accountId, ...PART_LISTS.map((list) => ids[list] ?? null)]);

// Nothing differs from all of a list that is null, so nothing of it is gone; and nothing is in it to be given.
const assigning = (owner: Owner): string =>
  `with ${forEachTable((table, n) => {
    const parts = `$${n + 3}::uuid[]`;
    return `
      ${table}_gone as (
        delete from ${owner}_${table}
        where account_id = $1 and ${owner}_id = any($2::uuid[]) and ${table}_id <> all(${parts})
      ), ${table}_given as (
        insert into ${owner}_${table} (account_id, ${owner}_id, ${table}_id)
        select $1, o, p from unnest($2::uuid[]) o cross join unnest(${parts}) p
        on conflict do nothing
      )`;
  })} select`;
const ASSIGN: Readonly<Record<Owner, string>> = { user: assigning("user"), invitation: assigning("invitation") };

/** Gives each of these users, or invitations, these parts in the place of what it has. Lists that are left out stay as they are. */
export async function assignParts(
  sql: Sql,
  accountId: string,
  owner: Owner,
  ownerIds: Ids,
  parts: { readonly [List in PartList]?: readonly { id: string }[] },
): Promise<void> {
  const ids = PART_LISTS.map((list) => parts[list]?.map(({ id }) => id) ?? null);
  if (ids.some((given) => given)) await sql.query(ASSIGN[owner], [accountId, ownerIds, ...ids]);
}

const ACCEPT = `with ${forEachTable(
  (table) => `
    ${table}_given as (
      insert into user_${table} (account_id, user_id, ${table}_id)
      select account_id, $3::uuid, ${table}_id from invitation_${table} where account_id = $1 and invitation_id = $2
    )`,
)} select`;

/** Gives a new user the parts that its invitation offers. */
export const acceptParts = (sql: Sql, accountId: string, invitationId: string, userId: string) =>
  sql.query(ACCEPT, [accountId, invitationId, userId]);

const TAKE_OFF = `with ${forEachTable(
  (table) => `${table}_gone as (delete from user_${table} where account_id = $1 and user_id = any($2::uuid[]))`,
)} select`;

/** Takes users out of everything, so that nothing is in use by somebody who is gone. */
export const takePartsOff = (sql: Sql, accountId: string, userIds: Ids) => sql.query(TAKE_OFF, [accountId, userIds]);

const HELD = PART_LISTS.map((list) => {
  const table = TABLES[list];
  return `
    select '${list}' as list, p.id, p.name, j.user_id as "userId" from user_${table} j
    join ${table} p on p.account_id = j.account_id and p.id = j.${table}_id
    where '${list}' = any($3::text[]) and j.account_id = $1 and j.user_id = any($2::uuid[])`;
}).join(" union all ");

/** Which parts users have, in some of the lists. */
export const readHeldParts = (
  sql: Sql,
  accountId: string,
  userIds: Ids,
  lists: readonly PartList[],
): Promise<(FoundPart & { userId: string })[]> => sql.query(HELD, [accountId, userIds, lists]);
