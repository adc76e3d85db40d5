import type { Sql } from "../../database/sql.js";
import { refuseIfAny } from "../../errors/user-error.js";
import type { Named } from "../../events/event.js";
import { notFound, type Places } from "../../input/places.js";

/** A table of pairs, seen from one of its sides: whose they are, and what is linked to it. */
export interface Pairs {
  readonly table: string;
  readonly owner: string;
  readonly linked: string;
}

export const GROUPS_OF_ORGANIZATION: Pairs = {
  table: "organization_contact_group",
  owner: "organization",
  linked: "contact_group",
};
export const ORGANIZATIONS_OF_GROUP: Pairs = {
  table: "organization_contact_group",
  owner: "contact_group",
  linked: "organization",
};
export const CONTACTS_OF_GROUP: Pairs = { table: "contact_group_contact", owner: "contact_group", linked: "contact" };
export const GROUPS_OF_CONTACT: Pairs = { table: "contact_group_contact", owner: "contact", linked: "contact_group" };

/**
 * What an input names to be linked. Whoever deletes one of them waits until this transaction ends.
 * @throws a Refusal with NOT_FOUND for each that does not exist.
 */
export async function findToLink(sql: Sql, accountId: string, { linked }: Pairs, places: Places): Promise<Named[]> {
  if (!places.size) return [];
  const found = await sql.query<Named>(
    `select id, name from ${linked} where account_id = $1 and id = any($2::uuid[]) for key share`,
    [accountId, [...places.keys()]],
  );
  refuseIfAny(notFound(places, found));
  return found;
}

/** What is linked to one. */
export const readLinked = (
  sql: Sql,
  accountId: string,
  { table, owner, linked }: Pairs,
  ownerId: string,
): Promise<Named[]> =>
  sql.query<Named>(
    `select t.id, t.name from ${table} j join ${linked} t on t.account_id = j.account_id and t.id = j.${linked}_id
     where j.account_id = $1 and j.${owner}_id = $2`,
    [accountId, ownerId],
  );

/** Links these to one, in the place of what was linked to it. */
export const link = (
  sql: Sql,
  accountId: string,
  { table, owner, linked }: Pairs,
  ownerId: string,
  ids: readonly string[],
): Promise<unknown> =>
  sql.query(
    `with gone as (
       delete from ${table} where account_id = $1 and ${owner}_id = $2 and ${linked}_id <> all($3::uuid[])
     )
     insert into ${table} (account_id, ${owner}_id, ${linked}_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing`,
    [accountId, ownerId, ids],
  );
