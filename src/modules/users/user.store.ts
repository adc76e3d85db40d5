import { In } from "typeorm";
import type { Tx } from "../../database/database.js";
import { takePartsOff } from "../structure/index.js";
import { UserEntity } from "./user.entity.js";
import type { Columns } from "./user.patch.js";

type Ids = readonly string[];

/** Writes the same into each of these users' rows, and gives each its next version. */
export const changeUsers = (tx: Tx, accountId: string, ids: Ids, columns: Columns) =>
  tx.manager.update(UserEntity, { accountId, id: In([...ids]) }, { ...columns, version: () => "version + 1" });

const REPLACE_ROLES = `
  with gone as (
    delete from user_role where account_id = $1 and user_id = any($2::uuid[]) and role_id <> all($3::uuid[])
  )
  insert into user_role (account_id, user_id, role_id)
  select $1, u, r from unnest($2::uuid[]) u cross join unnest($3::uuid[]) r
  on conflict do nothing`;

export const replaceRoles = (tx: Tx, accountId: string, ids: Ids, roleIds: Ids) =>
  tx.query(REPLACE_ROLES, [accountId, ids, roleIds]);

/** Gives no new version: presence is no edit. */
export const setPresence = (tx: Tx, accountId: string, id: string, presence: string) =>
  tx.query("update app_user set presence = $3 where account_id = $1 and id = $2 and presence <> $3", [
    accountId,
    id,
    presence,
  ]);

export const suspendUsers = (
  tx: Tx,
  accountId: string,
  ids: Ids,
  { reason, until, by }: { reason: string | null; until: Date | null; by: string | null },
) =>
  tx.query(
    `update app_user set status = 'SUSPENDED', suspended_at = now(), suspended_until = $3, suspended_by = $4, suspension_reason = $5, version = version + 1
     where account_id = $1 and id = any($2::uuid[]) and status = 'ACTIVE'`,
    [accountId, ids, until, by, reason],
  );

const ACTIVE = `
  status = 'ACTIVE', suspended_at = null, suspended_until = null, suspended_by = null, suspension_reason = null, version = version + 1`;

export const reactivateUsers = (tx: Tx, accountId: string, ids: Ids) =>
  tx.query(`update app_user set ${ACTIVE} where account_id = $1 and id = any($2::uuid[]) and status = 'SUSPENDED'`, [
    accountId,
    ids,
  ]);

export interface Reactivated {
  id: string;
  firstName: string;
  lastName: string;
}

/** Reactivates whose suspension has ended, at most so many. */
export const reactivateWhereDue = (tx: Tx, accountId: string, most: number): Promise<Reactivated[]> =>
  tx.query<Reactivated>(
    `update app_user set ${ACTIVE} where account_id = $1 and status = 'SUSPENDED' and id = any(array(
       select id from app_user where account_id = $1 and suspended_until <= now() limit $2))
     returning id, first_name as "firstName", last_name as "lastName"`,
    [accountId, most],
  );

/**
 * From here on history alone knows them: the address is free, no role and no part of the structure is in use by them, no mailed link of theirs
 * opens anything, and nothing is left of what they signed in by.
 */
export async function deleteUsers(tx: Tx, accountId: string, ids: Ids): Promise<void> {
  await takePartsOff(tx, accountId, ids);
  await tx.query(
    `with roles as (delete from user_role where account_id = $1 and user_id = any($2::uuid[])),
       links as (delete from link_token where account_id = $1 and user_id = any($2::uuid[])),
       factors as (delete from two_factor where account_id = $1 and user_id = any($2::uuid[])),
       devices as (delete from known_device where account_id = $1 and user_id = any($2::uuid[]))
     update app_user set status = 'DELETED', deleted_at = now(), password_hash = null,
       suspended_at = null, suspended_until = null, suspended_by = null, suspension_reason = null, version = version + 1
     where account_id = $1 and id = any($2::uuid[]) and status <> 'DELETED'`,
    [accountId, ids],
  );
}
